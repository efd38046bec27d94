package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.JournalDescriber;
import org.caloriebank.adapter.audit.JournalDescription;
import org.caloriebank.adapter.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells what is in a journal without running its commands. */
@Command(
        name = "describe",
        header = "Tell what is in the files: how much, from when to when, which commands.",
        description = {"", "Hashes and order are proven on the way; outcomes are not: see verify.", ""},
        footerHeading = "%nExample:%n",
        footer = "  caloriebank audit describe --data bank")
final class AuditDescribeCommand implements Callable<Integer> {
    @Mixin
    private BankDirectory directory;

    @Mixin
    private SummaryFormatOption format;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final JournalDescription description = describe();
        final PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(Json.of(json(description)));
        } else {
            print(description, out);
        }
        if (description.damage() != null) {
            spec.commandLine().getErr().println(description.damage().sentence());
            return ExitCodes.REFUSED;
        }
        return ExitCodes.OK;
    }

    private JournalDescription describe() {
        final Progress progress = audit.newProgress();
        try {
            return JournalDescriber.describe(directory.path(), AuditCommand.bar(progress, "Reading"));
        } finally {
            progress.finish();
        }
    }

    private static void print(final JournalDescription d, final PrintWriter out) {
        out.println("Journal     " + d.directory() + ", format version " + d.formatVersion());
        out.println("Size        " + Words.count(d.segments(), "segment") + ", " + Words.bytes(d.sizeBytes())
                + " on file, " + Words.bytes(d.blockBytes()) + " of blocks");
        out.println("Blocks      " + Words.count(d.blocks()) + ", " + Words.count(d.blocksSynced())
                + " synced to the disk before any answer left");
        out.println("Records     " + Words.count(d.records())
                + (d.records() == 0 ? "" : ", sequences " + d.firstSequence() + " to " + d.lastSequence()));
        if (d.records() > 0) {
            out.println("Time        " + Words.time(d.firstTimeMs()) + " to " + Words.time(d.lastTimeMs()));
        }
        out.println("First hash  " + d.firstBlockHash());
        out.println("Last hash   " + d.lastBlockHash());
        out.println("Postings    " + Words.count(d.postings()));
        out.println("Commands");
        d.commands().forEach((name, count) -> out.printf("  %-20s %15s%n", name, Words.count(count)));
        out.println("Outcomes");
        d.codes().forEach((code, count) -> out.printf("  %-20s %15s%n", code, Words.count(count)));
        out.printf("  %-20s %15s%n", "(duplicates)", Words.count(d.duplicates()));
        if (!d.events().isEmpty()) {
            out.println("Events");
            d.events().forEach((kind, count) -> out.printf("  %-20s %15s%n", kind, Words.count(count)));
        }
        d.notices().forEach(notice -> out.println("Notice      " + notice));
    }

    private static Map<String, Object> json(final JournalDescription d) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("directory", d.directory().toString());
        json.put("formatVersion", d.formatVersion());
        json.put("segments", d.segments());
        json.put("blocks", d.blocks());
        json.put("blocksSynced", d.blocksSynced());
        json.put("records", d.records());
        json.put("firstSequence", d.firstSequence());
        json.put("lastSequence", d.lastSequence());
        json.put("firstTime", Words.time(d.firstTimeMs()));
        json.put("lastTime", Words.time(d.lastTimeMs()));
        json.put("firstBlockHash", d.firstBlockHash());
        json.put("lastBlockHash", d.lastBlockHash());
        json.put("sizeBytes", d.sizeBytes());
        json.put("blockBytes", d.blockBytes());
        json.put("postings", d.postings());
        json.put("commands", d.commands());
        json.put("outcomes", d.codes());
        json.put("duplicates", d.duplicates());
        json.put("events", d.events());
        json.put("notices", d.notices());
        json.put("damage", d.damage() == null ? null : d.damage().sentence());
        return json;
    }
}
