package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import org.caloriebank.adapter.audit.TrialBalance;
import org.caloriebank.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the sums of all accounts by kind. */
@Command(
        name = "trial-balance",
        header = "Print the sums of the accounts by kind; they sum to zero.",
        description = "",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit trial-balance --data bank",
            "  caloriebank audit trial-balance --data bank --as-of 10000"
        })
final class AuditTrialBalanceCommand extends RowsCommand {
    @Mixin
    private BankDirectory directory;

    @Override
    Path directory() {
        return directory.path();
    }

    @Override
    List<Column> columns() {
        return List.of(Column.text("kind"), Column.count("accounts"), Column.coins("balance"), Column.coins("held"));
    }

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        final TrialBalance balance = TrialBalance.of(ledger);
        balance.rows()
                .forEach(row -> rows.row(row.kind(), row.accounts(), row.balanceCenticoins(), row.heldCenticoins()));
        rows.sum("sum", balance.accounts(), balance.sumCenticoins(), balance.heldCenticoins());
    }
}
