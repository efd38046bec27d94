package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.audit.CampaignCosts;
import org.caloriebank.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what each campaign has paid, taken back and may still pay. */
@Command(
        name = "campaigns",
        header = "Print what campaigns paid and took back, and what is left of their budgets.",
        description = {
            "",
            "Multipliers, challenges and rebates create coins out of their own budgets: that is their cost, and no merchant's or"
                    + " facility's. Net = paid - taken back = what the account ISSUANCE of the campaign says; left = budget - net.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit campaigns --data bank",
            "  caloriebank audit campaigns --data bank --as-of 2016-05-01 --format csv"
        })
final class AuditCampaignsCommand extends RowsCommand {
    @Mixin
    private BankDirectory directory;

    private final CampaignCosts costs = new CampaignCosts();

    @Override
    Path directory() {
        return directory.path();
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.id("campaign"),
                Column.name("kind"),
                Column.text("from"),
                Column.text("to"),
                Column.coins("paid"),
                Column.coins("taken_back"),
                Column.coins("net"),
                Column.coins("budget"),
                Column.coins("left"));
    }

    @Override
    void examine(final Ledger ledger, final Map<String, Object> head) {
        read(ledger, costs);
    }

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        for (final CampaignCosts.Cost cost : costs.costs(ledger)) {
            rows.row(
                    cost.campaign().campaignId(),
                    cost.campaign().kind(),
                    LocalDate.ofEpochDay(cost.campaign().fromDay()),
                    LocalDate.ofEpochDay(cost.campaign().toDay()),
                    cost.paidCenticoins(),
                    cost.takenBackCenticoins(),
                    cost.campaign().paidCenticoins(),
                    cost.campaign().budgetCenticoins(),
                    cost.budgetLeftCenticoins());
        }
        if (!costs.isWhole()) {
            rows.note(
                    "Paid and taken back are since the first record in the directory; net, budget and left are of all time.");
        }
    }
}
