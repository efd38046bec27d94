package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.audit.LedgerQuestions;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints who was in a pool while its water was out of range. */
@Command(
        name = "exposure",
        header = "Print who was in a pool while its water was out of range.",
        description = {
            "",
            "A row for each stay in the pool or lane that has a millisecond or more in common with a time out of range, in the order"
                    + " of entering; a stay that has not ended is blank in left. Stays are told as long as the ledger keeps them, the"
                    + " setting REFUND_WINDOW_MS: of older ones ask with an earlier --as-of.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit exposure --data bank --space 32 --from 2026-01-21 --to 2026-01-21",
            "  caloriebank audit exposure --data bank --space 32 --from 2026-01-21T09:00:00Z --to 2026-01-21T10:00:00Z"
                    + " --as-of 2026-01-22 --format csv"
        })
final class AuditExposureCommand extends RowsCommand {
    @Mixin
    private BankDirectory directory;

    @Option(names = "--space", required = true, paramLabel = "SPACE", description = "Id of the pool or lane.")
    private long spaceId;

    @Option(
            names = "--from",
            required = true,
            converter = StartConverter.class,
            paramLabel = "TIME",
            description = "From a time on; a date alone means its beginning in UTC.")
    private Moment after;

    @Option(
            names = "--to",
            required = true,
            converter = MomentConverter.class,
            paramLabel = "TIME",
            description = "Up to and with a time; a date alone means its end in UTC.")
    private Moment to;

    private long fromMs;
    private long toMs;

    @Override
    Path directory() {
        return directory.path();
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("admission"),
                Column.id("member"),
                Column.time("entered"),
                Column.time("left"),
                Column.count("exposed_ms"),
                Column.name("refunded"));
    }

    @Override
    void checkArguments() {
        if (after.limit().timeMs() == Long.MAX_VALUE || to.limit().timeMs() == Long.MAX_VALUE) {
            throw new ParameterException(spec().commandLine(), "--from and --to must be times or dates.");
        }
        fromMs = after.limit().timeMs() + 1;
        toMs = to.limit().timeMs() + 1;
        if (fromMs >= toMs || spaceId <= 0) {
            throw new ParameterException(
                    spec().commandLine(),
                    spaceId <= 0 ? "--space must be greater than 0." : "--from must be before --to.");
        }
    }

    @Override
    void examine(final Ledger ledger, final Map<String, Object> head) throws CommandFailedException {
        final ResultCode code = page(new LedgerQuestions(ledger), 0).code();
        if (code != ResultCode.ACCEPTED) {
            throw new CommandFailedException(
                    ExitCodes.UNREADABLE,
                    "The bank has no pool or lane " + spaceId + " up to sequence " + ledger.lastSequence() + ": " + code
                            + "; check its number.",
                    null);
        }
        head.put("space", spaceId);
        head.put("from", after.text());
        head.put("to", to.text());
    }

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        final LedgerQuestions questions = new LedgerQuestions(ledger);
        WaterAnswer.Exposure page = page(questions, 0);
        print(page, rows);
        while (page.nextVisit() != 0) {
            page = page(questions, page.nextVisit());
            print(page, rows);
        }
        final long keptFromMs = ledger.timeMs() - Setting.REFUND_WINDOW_MS.defaultValue();
        if (fromMs < keptFromMs) {
            rows.note("Stays that ended before " + Words.time(keptFromMs)
                    + " are forgotten, unless REFUND_WINDOW_MS was changed; ask with --as-of soon after them.");
        }
    }

    private WaterAnswer.Exposure page(final LedgerQuestions questions, final long afterVisit) {
        return questions.ask(new WaterQuery.Exposure(spaceId, fromMs, toMs, afterVisit));
    }

    private static void print(final WaterAnswer.Exposure page, final RowPrinter rows) {
        for (final WaterAnswer.Visit visit : page.visits()) {
            rows.row(
                    visit.admissionId(),
                    visit.memberId(),
                    visit.enteredAtMs(),
                    visit.leftAtMs() == 0 ? null : visit.leftAtMs(),
                    visit.exposedMs(),
                    visit.isRefunded() ? "yes" : "no");
        }
    }
}
