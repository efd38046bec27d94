package org.caloriebank.adapter.report;

import java.util.List;

/** Each claim and what it rests on. */
final class ProofSection {
    private ProofSection() {}

    static void write(final Html html, final List<Proof> proofs) {
        Parts.begin(
                html,
                "proof",
                "Proof",
                "From the files alone, by the code of the command audit, and from what callers wrote down for themselves.");
        html.open("ul", "class", "proofs");
        for (final Proof proof : proofs) {
            html.open("li", "class", proof.isHeld() ? "good" : "bad")
                    .leaf("i", proof.isHeld() ? "✔" : "✘")
                    .open("div")
                    .leaf("b", proof.name())
                    .leaf("span", proof.evidence())
                    .close("div")
                    .close("li");
        }
        html.close("ul");
        Parts.end(html);
    }
}
