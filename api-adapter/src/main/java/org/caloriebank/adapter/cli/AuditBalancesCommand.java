package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints every account of the ledger that a journal replays to. Rows are written as they come: any number of members. */
@Command(
        name = "balances",
        header = "Print every account's balance.",
        description = {"", "At the journal's end, or as of an earlier moment. All balances sum to zero.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit balances --data bank",
            "  caloriebank audit balances --data bank --format csv --as-of 2016-05-01 > balances.csv"
        })
final class AuditBalancesCommand extends RowsCommand {
    @Mixin
    private BankDirectory directory;

    @Override
    Path directory() {
        return directory.path();
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.text("account"),
                Column.text("kind").forPrograms(),
                Column.id("owner").forPrograms(),
                Column.coins("balance"),
                Column.coins("held"));
    }

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) ->
                rows.row(AuditLedger.accountName(kind, owner), kind, owner, balanceCenticoins, heldCenticoins));
    }
}
