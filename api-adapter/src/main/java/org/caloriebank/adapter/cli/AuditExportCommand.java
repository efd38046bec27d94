package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.HledgerJournal;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.audit.PostedRecords;
import org.caloriebank.adapter.audit.Span;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints every posting of a journal for other programs. Rows are written as they come: a journal of any size. */
@Command(
        name = "export",
        header = "Print every posting, for other programs; for hledger with all balances asserted.",
        description = {
            "",
            "csv and jsonl: a row for each posting, which takes the amount from the debit account and gives it to the credit"
                    + " account; with --events a row for each event of sports centres, campaigns and goals. hledger: a journal for the accounting program of that name, a transaction for each record that"
                    + " moved coins and an assertion of every account's balance at the end. The journal is proven before the"
                    + " first line is written.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit export --data bank --format csv > postings.csv",
            "  caloriebank audit export --data bank --format jsonl --events > events.jsonl",
            "  caloriebank audit export --data bank --format hledger > bank.journal && hledger -f bank.journal bs"
        })
final class AuditExportCommand implements Callable<Integer> {
    /** For which program. */
    enum ExportFormat {
        CSV,
        JSONL,
        HLEDGER
    }

    private static final List<Column> COLUMNS = List.of(
            Column.id("sequence"),
            Column.time("time"),
            Column.id("block"),
            Column.text("command"),
            Column.text("code"),
            Column.text("debit"),
            Column.text("credit"),
            Column.coins("amount"));

    private static final List<Column> EVENT_COLUMNS = List.of(
            Column.id("sequence"),
            Column.time("time"),
            Column.id("block"),
            Column.text("command"),
            Column.text("event"),
            Column.id("facility"),
            Column.id("subject"),
            Column.id("member"),
            Column.id("value"),
            Column.id("detail"));

    @Mixin
    private BankDirectory directory;

    @Mixin
    private AsOf asOf;

    @Option(
            names = "--from",
            converter = StartConverter.class,
            paramLabel = "N|TIME",
            description =
                    "From the record with sequence N, or from a time; a date alone means its beginning in UTC. For"
                            + " hledger, balances before it stand in an opening transaction. Default: the first record")
    private Moment after = Moment.BEGINNING;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "csv, jsonl or hledger.")
    private ExportFormat format;

    @Option(
            names = "--events",
            description =
                    "Print events in place of postings: what happened to whom; not for hledger, which knows no events.")
    private boolean isOfEvents;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailedException {
        if (isOfEvents && format == ExportFormat.HLEDGER) {
            throw new ParameterException(spec.commandLine(), "hledger knows no events; export them as csv or jsonl.");
        }
        final PrintWriter out = spec.commandLine().getOut();
        try (AuditLedger auditLedger = audit.replay(directory.path(), asOf.moment())) {
            auditLedger.prove();
            final Ledger ledger = auditLedger.ledger();
            if (!after.isBefore(ledger.lastSequence(), ledger.timeMs())) {
                throw new CommandFailedException(
                        ExitCodes.UNREADABLE,
                        "There is no record from " + after.text() + " on up to sequence " + ledger.lastSequence() + ", "
                                + Words.time(ledger.timeMs()) + "; name an earlier --from.",
                        null);
            }
            switch (format) {
                case CSV -> printRows(ledger, RowFormat.CSV, out);
                case JSONL -> printRows(ledger, RowFormat.JSONL, out);
                case HLEDGER -> printHledger(ledger, out);
            }
        }
        return ExitCodes.OK;
    }

    private void printRows(final Ledger ledger, final RowFormat rowFormat, final PrintWriter out) {
        try (RowPrinter rows = new RowPrinter(rowFormat, out, Map.of(), isOfEvents ? EVENT_COLUMNS : COLUMNS)) {
            read(ledger, posted -> {
                if (isOfEvents) {
                    printEvents(posted, rows);
                } else {
                    printPostings(posted, rows);
                }
            });
        }
    }

    private static void printPostings(final PostedRecords.Posted posted, final RowPrinter rows) {
        for (final PostedRecords.Posting posting : posted.postings()) {
            rows.row(
                    posted.sequence(),
                    posted.timeMs(),
                    posted.block(),
                    posted.command(),
                    posted.code(),
                    posting.debit(),
                    posting.credit(),
                    posting.amountCenticoins());
        }
    }

    private static void printEvents(final PostedRecords.Posted posted, final RowPrinter rows) {
        for (final Outcome.Event event : posted.events()) {
            rows.row(
                    posted.sequence(),
                    posted.timeMs(),
                    posted.block(),
                    posted.command(),
                    event.kind(),
                    event.facilityId() == 0 ? null : event.facilityId(),
                    event.subjectId(),
                    event.memberId() == 0 ? null : event.memberId(),
                    event.value(),
                    event.detail());
        }
    }

    private void printHledger(final Ledger ledger, final PrintWriter out) {
        final HledgerJournal journal = new HledgerJournal(out);
        journal.begin();
        if (!after.equals(Moment.BEGINNING)) {
            try (AuditLedger before = AuditLedger.replay(directory.path(), after.limit(), JournalProgress.SILENT)) {
                if (before.ledger().lastSequence() > 0) {
                    journal.open(before.ledger());
                }
            }
        }
        read(ledger, posted -> {
            if (!posted.postings().isEmpty()) {
                journal.write(posted);
            }
            if (posted.sequence() % RowPrinter.CHECK_PERIOD_ROWS == 0) {
                RowPrinter.check(out);
            }
        });
        journal.close(ledger);
        RowPrinter.check(out);
    }

    private void read(final Ledger ledger, final PostedRecords.Sink sink) {
        final Moment end = Moment.ofSequence(ledger.lastSequence());
        audit.read(directory.path(), end, new PostedRecords(new Span(after, end), sink));
    }
}
