package org.caloriebank.adapter.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.MemberAudit;
import org.caloriebank.adapter.audit.SnapshotBase;
import org.caloriebank.adapter.audit.Statement;
import org.caloriebank.adapter.audit.StatementLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints a member's statement: a walk back along the member's own records, not a reading of the journal. */
@Command(
        name = "statement",
        header = "Print what happened to a member's coins, line by line.",
        description = {
            "",
            "An opening balance, a line for each record that touched the member, oldest first, and a closing balance. They foot, or"
                    + " the first line that does not is named. Only the member's own records are read, each proven by its block's"
                    + " hash.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit statement 1503960366 --data bank",
            "  caloriebank audit statement 1503960366 --data bank --lines 20 --as-of 2016-05-01",
            "  caloriebank audit statement 1503960366 --data bank --from 2016-05-01 --format csv > may.csv"
        })
final class AuditStatementCommand implements Callable<Integer> {
    private static final int LINES_DEFAULT = 100;
    private static final List<Column> COLUMNS = List.of(
            Column.time("time"),
            Column.id("sequence"),
            Column.text("what").forPrograms(),
            Column.text("text"),
            Column.text("counterparty").forPrograms(),
            Column.coins("amount"),
            Column.coins("held"),
            Column.coins("debt"),
            Column.coins("balance"));

    @Mixin
    private MemberArgument member;

    @Mixin
    private RowFormatOption format;

    @ArgGroup
    private Extent extent;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    /** How far back. */
    static final class Extent {
        @Option(names = "--lines", paramLabel = "N", description = "The latest N lines. Default: 100")
        private Integer lines;

        @Option(
                names = "--from",
                converter = FromConverter.class,
                paramLabel = "TIME",
                description =
                        "All lines from a time such as 2016-05-01T12:00:00Z, or from the beginning of a date in UTC.")
        private Instant from;
    }

    @Override
    public Integer call() {
        if (extent != null && extent.lines != null && extent.lines < 1) {
            throw new ParameterException(spec.commandLine(), "--lines takes a number from 1 on.");
        }
        try (SnapshotBase base = SnapshotBase.of(member.directory());
                MemberAudit memberAudit = MemberAudit.open(member.directory(), base)) {
            final Statement statement =
                    Statement.of(member.trail(memberAudit, audit.newProgress()), linesMax(), fromMs());
            print(statement, memberAudit);
        }
        return ExitCodes.OK;
    }

    private int linesMax() {
        if (extent == null) {
            return LINES_DEFAULT;
        }
        return extent.lines != null ? extent.lines : Integer.MAX_VALUE;
    }

    private long fromMs() {
        return extent == null || extent.from == null ? Long.MIN_VALUE : extent.from.toEpochMilli();
    }

    private void print(final Statement statement, final MemberAudit memberAudit) {
        final Map<String, Object> head = new LinkedHashMap<>();
        head.put("member", statement.memberId());
        head.put("sequence", memberAudit.sequence());
        head.put("ledgerTime", Words.time(memberAudit.timeMs()));
        try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), head, COLUMNS)) {
            rows.sum(null, null, null, "Opening balance", null, null, null, null, statement.openingCenticoins());
            for (final StatementLine line : statement.lines()) {
                rows.row(
                        line.timeMs(),
                        line.sequence(),
                        line.what(),
                        line.text(),
                        line.counterparty(),
                        line.amountCenticoins(),
                        line.heldCenticoins(),
                        line.debtCenticoins(),
                        line.balanceCenticoins());
            }
            rows.sum(null, null, null, "Closing balance", null, null, null, null, statement.closingCenticoins());
            addNotes(statement, rows);
        }
    }

    private static void addNotes(final Statement statement, final RowPrinter rows) {
        if (statement.isCutOff()) {
            rows.note("Earlier lines, from sequence " + statement.olderSequence()
                    + " back, are in segments that are no longer in the directory.");
        } else if (statement.olderSequence() > 0) {
            rows.note("Earlier lines go on at sequence " + statement.olderSequence() + "; ask for more with --lines.");
        }
        if (statement.lines().stream().anyMatch(line -> line.heldCenticoins() == null)) {
            rows.note("Where held is blank, the record does not tell how many held coins came free.");
        }
    }
}
