package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.TrialBalance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the sums of all accounts by kind. */
@Command(
        name = "trial-balance",
        header = "Print the sums of the accounts by kind; they sum to zero.",
        description = "",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit trial-balance --data bank",
            "  caloriebank audit trial-balance --data bank --to-sequence 10000"
        })
final class AuditTrialBalanceCommand implements Callable<Integer> {
    private static final String ROW = "%-12s %12s %24s %20s%n";

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
            final TrialBalance balance = TrialBalance.of(auditLedger.ledger());
            final PrintWriter out = spec.commandLine().getOut();
            switch (format) {
                case TABLE -> printTable(balance, out);
                case CSV -> printCsv(balance, out);
                case JSON ->
                    out.println(Json.of(balance.rows().stream()
                            .map(AuditTrialBalanceCommand::json)
                            .toList()));
            }
        }
        return ExitCodes.OK;
    }

    private static void printTable(final TrialBalance balance, final PrintWriter out) {
        out.printf(ROW, "kind", "accounts", "balance, coins", "held, coins");
        for (final TrialBalance.Row row : balance.rows()) {
            out.printf(
                    ROW,
                    row.kind(),
                    Words.count(row.accounts()),
                    Words.coins(row.balanceCenticoins()),
                    Words.coins(row.heldCenticoins()));
        }
        out.printf(
                ROW,
                "sum",
                Words.count(balance.accounts()),
                Words.coins(balance.sumCenticoins()),
                Words.coins(balance.heldCenticoins()));
    }

    private static void printCsv(final TrialBalance balance, final PrintWriter out) {
        out.print("kind,accounts,balance_centicoins,held_centicoins\n");
        balance.rows()
                .forEach(row -> out.print(row.kind() + "," + row.accounts() + ',' + row.balanceCenticoins() + ','
                        + row.heldCenticoins() + '\n'));
    }

    private static Map<String, Object> json(final TrialBalance.Row row) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", row.kind().name());
        json.put("accounts", row.accounts());
        json.put("balanceCenticoins", row.balanceCenticoins());
        json.put("heldCenticoins", row.heldCenticoins());
        return json;
    }
}
