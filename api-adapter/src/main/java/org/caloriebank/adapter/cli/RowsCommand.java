package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.ledger.Ledger;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * The frame of an audit that tells of the ledger as of a moment: replay to it, prove the books, print rows. Who extends it gives columns and rows.
 */
abstract class RowsCommand implements Callable<Integer> {
    @Mixin
    private AsOf asOf;

    @Mixin
    private RowFormatOption format;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    /** @return of the bank. */
    abstract Path directory();

    /** @return what each row has, in order. */
    abstract List<Column> columns();

    /** Print the rows; the ledger stands at the moment asked for, and its books are proven. */
    abstract void print(Ledger ledger, RowPrinter rows);

    /** Refuse a command line that is wrong, before anything is read. */
    void checkArguments() {}

    /**
     * Find out what the rows need besides the ledger, before anything is printed.
     *
     * @param head what stands in the head of a table or document so far; more may be added.
     */
    void examine(final Ledger ledger, final Map<String, Object> head) throws CommandFailedException {}

    final Moment moment() {
        return asOf.moment();
    }

    final CommandSpec spec() {
        return spec;
    }

    /** Show all records up to where the ledger stands. */
    final void read(final Ledger ledger, final RecordVisitor visitor) {
        audit.read(directory(), Moment.ofSequence(ledger.lastSequence()), visitor::onRecord);
    }

    @Override
    public final Integer call() throws CommandFailedException {
        checkArguments();
        try (AuditLedger auditLedger = audit.replay(directory(), moment())) {
            auditLedger.prove();
            final Ledger ledger = auditLedger.ledger();
            final Map<String, Object> head = new LinkedHashMap<>();
            head.put("sequence", ledger.lastSequence());
            head.put("ledgerTime", Words.time(ledger.timeMs()));
            examine(ledger, head);
            try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), head, columns())) {
                print(ledger, rows);
            }
        }
        return ExitCodes.OK;
    }
}
