package org.caloriebank.adapter.report;

import java.nio.file.Path;
import java.util.List;

/**
 * All that a demonstration showed.
 *
 * @param bankDirectory which can be served, imported into and audited.
 * @param centreDirectory the sports centre's bank, likewise.
 * @param reportFile the page.
 * @param program how the program is started, for what to try next.
 * @param nanos all took.
 */
public record DemoFacts(
        MonthFacts month,
        List<StoryStep> story,
        CentreFacts centre,
        StreamFacts stream,
        JournalFacts journal,
        List<Proof> proofs,
        Path bankDirectory,
        Path centreDirectory,
        Path reportFile,
        String program,
        long seed,
        long nanos) {
    public boolean isProven() {
        return proofs.stream().allMatch(Proof::isHeld);
    }
}
