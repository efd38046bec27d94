package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.audit.BreakageHistory;
import org.caloriebank.adapter.audit.Liability;
import org.caloriebank.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what the bank owes its members by the month in which it expires, and the breakage expected of it. */
@Command(
        name = "liability",
        header = "Print the coins members own by expiry month, and the breakage expected.",
        description = {
            "",
            "Free coins and held ones stand apart, and so do coins that have expired and wait for the sweep. Together they are"
                    + " the sum of all members' balances. What members owe is told beside it.",
            "",
            "Expected breakage = outstanding x expired / (redeemed + expired), rounded down: the share of the coins whose fate"
                    + " is decided that expired. It is too low while a bank is young or grows, and not told before coins have"
                    + " expired in 12 different months.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit liability --data bank",
            "  caloriebank audit liability --data bank --as-of 2016-12-31 --format csv > liability.csv"
        })
final class AuditLiabilityCommand extends RowsCommand {
    /** What a row tells. */
    private enum Line {
        OUTSTANDING,
        EXPIRED_UNSWEPT,
        MEMBERS,
        DEBTS,
        REDEEMED,
        EXPIRED,
        EXPECTED_BREAKAGE
    }

    @Mixin
    private BankDirectory directory;

    private final BreakageHistory history = new BreakageHistory();

    @Override
    Path directory() {
        return directory.path();
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.name("line"),
                Column.text("expiry_month"),
                Column.coins("free"),
                Column.coins("held"),
                Column.coins("total"));
    }

    @Override
    void examine(final Ledger ledger, final Map<String, Object> head) {
        read(ledger, history);
    }

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        final Liability liability = Liability.of(ledger, moment().timeMs(ledger.timeMs()), history);
        for (final Liability.Month month : liability.months()) {
            if (!month.isExpired() || month.heldCenticoins() > 0) {
                final long free = month.isExpired() ? 0 : month.freeCenticoins();
                rows.row(Line.OUTSTANDING, month.month(), free, month.heldCenticoins(), free + month.heldCenticoins());
            }
        }
        for (final Liability.Month month : liability.months()) {
            if (month.isExpired() && month.freeCenticoins() > 0) {
                rows.row(Line.EXPIRED_UNSWEPT, month.month(), month.freeCenticoins(), 0, month.freeCenticoins());
            }
        }
        rows.row(
                Line.MEMBERS,
                null,
                liability.membersCenticoins() - liability.membersHeldCenticoins(),
                liability.membersHeldCenticoins(),
                liability.membersCenticoins());
        rows.row(Line.DEBTS, null, null, null, liability.debtsCenticoins());
        rows.row(Line.REDEEMED, null, null, null, liability.redeemedCenticoins());
        rows.row(Line.EXPIRED, null, null, null, liability.expiredCenticoins());
        rows.row(
                Line.EXPECTED_BREAKAGE,
                null,
                null,
                null,
                liability.hasHistory() ? liability.expectedBreakageCenticoins() : null);
        note(liability, rows);
    }

    private static void note(final Liability liability, final RowPrinter rows) {
        final String months = Words.count(liability.monthsOfBreakage(), "month");
        if (liability.hasHistory()) {
            rows.note(
                    "Expected breakage = outstanding " + Words.coins(liability.outstandingCenticoins()) + " x expired "
                            + Words.coins(liability.expiredCenticoins()) + " / (redeemed "
                            + Words.coins(liability.redeemedCenticoins()) + " + expired "
                            + Words.coins(liability.expiredCenticoins()) + "), rounded down; coins expired in " + months
                            + " so far. It is too low while a bank grows: coins can be spent at once and expire late.");
        } else {
            rows.note("Not enough history for expected breakage: coins expired in " + months + " so far, and "
                    + Liability.MONTHS_MIN + " are needed"
                    + (liability.redeemedCenticoins() < 0 ? ", and more was refunded than captured." : "."));
        }
    }
}
