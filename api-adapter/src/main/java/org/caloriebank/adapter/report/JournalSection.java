package org.caloriebank.adapter.report;

import org.caloriebank.adapter.audit.JournalDescription;
import org.caloriebank.adapter.audit.TrialBalance;

/** What the journal holds, and the trial balance of its replay. */
final class JournalSection {
    private JournalSection() {}

    static void write(final Html html, final JournalFacts journal) {
        final JournalDescription d = journal.description();
        Parts.begin(
                html,
                "journal",
                "The journal",
                "Every command and its outcome, in blocks that each carry the hash of the one before: whoever changes one byte"
                        + " changes the last hash.");
        html.open("div", "class", "figures small");
        Parts.figure(html, Figures.count(d.records()), "records");
        Parts.figure(
                html,
                Figures.count(d.blocks()),
                d.blocksSynced() == d.blocks() ? "blocks, each synced to the disk" : "blocks");
        Parts.figure(html, Figures.bytes(d.blockBytes()), "of blocks in " + Figures.count(d.segments(), "file"));
        Parts.figure(html, Figures.rate(d.records(), journal.replayNanos()), "records a second proven and replayed");
        html.close("div");
        html.open("dl");
        entry(html, "last block", d.lastBlockHash());
        entry(html, "state hash", Figures.hash(journal.stateHash()));
        html.close("dl");
        html.open("div", "class", "pair");
        commands(html, d);
        balance(html, journal.balance());
        html.close("div");
        Parts.end(html);
    }

    private static void entry(final Html html, final String name, final String value) {
        html.leaf("dt", name).open("dd").leaf("code", value).close("dd");
    }

    private static void commands(final Html html, final JournalDescription description) {
        html.open("div").leaf("h3", "Commands");
        html.open("div", "class", "scroll").open("table", "class", "numbers").headRow("command", "records");
        description.commands().forEach((name, count) -> html.row(name, Figures.count(count)));
        html.close("table").close("div").close("div");
    }

    private static void balance(final Html html, final TrialBalance balance) {
        html.open("div").leaf("h3", "Trial balance");
        html.open("div", "class", "scroll").open("table", "class", "numbers").headRow("accounts", "how many", "coins");
        balance.rows()
                .forEach(row -> html.row(
                        row.kind().name(), Figures.count(row.accounts()), Figures.coins(row.balanceCenticoins())));
        html.open("tr", "class", "sum")
                .leaf("td", "sum")
                .leaf("td", Figures.count(balance.accounts()))
                .leaf("td", Figures.coins(balance.sumCenticoins()))
                .close("tr");
        html.close("table").close("div").close("div");
    }
}
