package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.audit.SettingsFile;
import org.caloriebank.adapter.audit.WhatIf;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.journal.Replay;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs a journal again and prints the hashes of the state it comes to: two journals with the same hashes hold the same bank. */
@Command(
        name = "replay",
        header = "Run the commands again and print the hashes of the state they come to.",
        description = {"", "Every outcome on the way is compared with the journalled one.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit replay --data bank",
            "  caloriebank audit replay --data bank --to 10000",
            "  caloriebank audit replay --data bank --to 2016-05-01T12:00:00Z --format json",
            "  echo DAILY_CAP_CENTICOINS=100000 > lower-cap.settings",
            "  caloriebank audit replay --data bank --what-if lower-cap.settings"
        })
final class AuditReplayCommand implements Callable<Integer> {
    @Mixin
    private BankDirectory directory;

    @Option(
            names = "--to",
            converter = MomentConverter.class,
            paramLabel = "N|TIME",
            description = "Stop after the record with sequence N, or after the last record of a time such as"
                    + " 2016-05-01T12:00:00Z; a date alone, such as 2016-05-01, means its end in UTC. Default: where the"
                    + " journal ends")
    private Moment moment = Moment.END;

    @Option(
            names = "--what-if",
            paramLabel = "FILE",
            description = "Run the journal under other settings as well and print the difference. FILE has lines of"
                    + " SETTING=value and # comments; the values are in force from before the first record on, whatever"
                    + " commands say.")
    private Path whatIf;

    @Mixin
    private SummaryFormatOption format;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return whatIf == null ? replay() : compare(settings());
    }

    private int compare(final Map<Setting, Long> settings) {
        final Progress progress = audit.newProgress();
        final WhatIf.Difference difference;
        try {
            difference = WhatIf.run(directory.path(), settings, moment, AuditCommand.bar(progress, "Replaying"));
        } finally {
            progress.finish();
        }
        final WhatIfPrinter printer = new WhatIfPrinter(settings, difference);
        final PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(printer.json());
        } else {
            printer.print(out);
        }
        return ExitCodes.OK;
    }

    private Map<Setting, Long> settings() throws IOException {
        try {
            return SettingsFile.read(whatIf);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int replay() {
        try (AuditLedger auditLedger = audit.replay(directory.path(), moment)) {
            auditLedger.prove();
            final PrintWriter out = spec.commandLine().getOut();
            if (format.isJson()) {
                out.println(Json.of(json(auditLedger.ledger(), auditLedger.replay())));
            } else {
                print(auditLedger.ledger(), auditLedger.replay(), out);
            }
        }
        return ExitCodes.OK;
    }

    private static void print(final Ledger ledger, final Replay replay, final PrintWriter out) {
        out.println("State hash        " + Words.hash(ledger.stateHash()));
        out.println("Idempotency hash  " + Words.hash(ledger.idempotencyHash()));
        out.println("Sequence          " + ledger.lastSequence());
        out.println("Ledger time       " + Words.time(ledger.timeMs()));
        out.println("Holds             " + Words.count(ledger.memberCount(), "member") + ", "
                + Words.count(ledger.memberDayCount()) + " of their days, " + Words.count(ledger.idCount(), "id"));
        out.println("Replayed          " + Words.count(replay.records(), "record") + " in "
                + Words.seconds(replay.nanos()) + ", " + Words.rate(replay.records(), replay.nanos()) + " records/s");
        replay.notices().forEach(notice -> out.println("Notice            " + notice));
    }

    private static Map<String, Object> json(final Ledger ledger, final Replay replay) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("stateHash", Words.hash(ledger.stateHash()));
        json.put("idempotencyHash", Words.hash(ledger.idempotencyHash()));
        json.put("sequence", ledger.lastSequence());
        json.put("ledgerTime", Words.time(ledger.timeMs()));
        json.put("members", ledger.memberCount());
        json.put("memberDays", ledger.memberDayCount());
        json.put("ids", ledger.idCount());
        json.put("records", replay.records());
        json.put("seconds", replay.nanos() / 1e9);
        json.put("notices", replay.notices());
        return json;
    }
}
