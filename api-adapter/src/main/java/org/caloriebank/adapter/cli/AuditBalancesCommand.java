package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.ledger.AccountVisitor;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints every account of the ledger that a journal replays to. Rows are written as they come: any number of members. */
@Command(
        name = "balances",
        header = "Print every account's balance.",
        description = {"", "At the journal's end, or as of an earlier moment. All balances sum to zero.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit balances --data bank",
            "  caloriebank audit balances --data bank --format csv --to-time 2016-05-01T00:00:00Z > balances.csv"
        })
final class AuditBalancesCommand implements Callable<Integer> {
    @Mixin
    private JournalArgument journal;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, csv or json. Default: table")
    private TableFormat format;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (AuditLedger auditLedger = journal.replay(audit.newProgress())) {
            auditLedger.prove();
            final PrintWriter out = spec.commandLine().getOut();
            switch (format) {
                case TABLE -> printTable(auditLedger.ledger(), out);
                case CSV -> printCsv(auditLedger.ledger(), out);
                case JSON -> printJson(auditLedger.ledger(), out);
            }
            out.flush();
        }
        return ExitCodes.OK;
    }

    private static void printTable(final Ledger ledger, final PrintWriter out) {
        out.printf("%-32s %24s %20s%n", "account", "balance, coins", "held, coins");
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> out.printf(
                "%-32s %24s %20s%n",
                AuditLedger.accountName(kind, owner), Words.coins(balanceCenticoins), Words.coins(heldCenticoins)));
    }

    private static void printCsv(final Ledger ledger, final PrintWriter out) {
        out.print("account,kind,owner,balance_centicoins,held_centicoins\n");
        ledger.forEachAccount(
                (kind, owner, balanceCenticoins, heldCenticoins) -> out.print(AuditLedger.accountName(kind, owner)
                        + ','
                        + kind
                        + ','
                        + owner
                        + ','
                        + balanceCenticoins
                        + ','
                        + heldCenticoins
                        + '\n'));
    }

    private static void printJson(final Ledger ledger, final PrintWriter out) {
        out.print("[");
        ledger.forEachAccount(new JsonRows(out));
        out.println("\n]");
    }

    /** One account a line, so that a line at a time can be read. */
    private static final class JsonRows implements AccountVisitor {
        private final PrintWriter out;
        private String separator = "\n";

        JsonRows(final PrintWriter out) {
            this.out = out;
        }

        @Override
        public void onAccount(
                final AccountKind kind, final long owner, final long balanceCenticoins, final long heldCenticoins) {
            out.print(separator + "{\"account\": \"" + AuditLedger.accountName(kind, owner) + "\", \"kind\": \"" + kind
                    + "\", \"owner\": " + owner + ", \"balanceCenticoins\": " + balanceCenticoins
                    + ", \"heldCenticoins\": " + heldCenticoins + "}");
            separator = ",\n";
        }
    }
}
