package org.caloriebank.adapter.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
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
    private JournalArgument journal;

    @Mixin
    private RowFormatOption format;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    /** @return what each row has, in order. */
    abstract List<Column> columns();

    /** Print the rows; the ledger stands at the moment asked for, and its books are proven. */
    abstract void print(Ledger ledger, RowPrinter rows);

    @Override
    public final Integer call() {
        try (AuditLedger auditLedger = journal.replay(audit.newProgress())) {
            auditLedger.prove();
            final Ledger ledger = auditLedger.ledger();
            try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), head(ledger), columns())) {
                print(ledger, rows);
            }
        }
        return ExitCodes.OK;
    }

    private static Map<String, Object> head(final Ledger ledger) {
        final Map<String, Object> head = new LinkedHashMap<>();
        head.put("sequence", ledger.lastSequence());
        head.put("ledgerTime", Words.time(ledger.timeMs()));
        return head;
    }
}
