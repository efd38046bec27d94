package org.caloriebank.adapter.cli;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;
import static org.caloriebank.journal.JournalException.Kind.NOT_COVERED;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.audit.FacilitySettlement;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.audit.Settlement;
import org.caloriebank.adapter.audit.Span;
import org.caloriebank.journal.JournalException;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints what a merchant or facility took in, gave back and was paid. */
@Command(
        name = "settlement",
        header = "Print a merchant's captures, refunds, net, payments and what is payable, or what a facility took in.",
        description = {
            "",
            "In coins, and in money where a hold's price was given in money; a line for each currency. Payable before + net +"
                    + " settled = payable after; refunds and settled are negative. A partial capture is worth its share of the"
                    + " hold's price, rounded so that all captures together are worth the price exactly.",
            "",
            "Of a facility: balance before + visits + bookings + plays + refunds + payments confirmed = balance after. A fee counts"
                    + " when the visit ends, debt included; payments confirmed are what was paid in money, which is owed in coins no"
                    + " more. Refunds and payments are negative.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit settlement 7 --data bank",
            "  caloriebank audit settlement 7 --data bank --period 201604 --format csv",
            "  caloriebank audit settlement FACILITY:3 --data bank --from 2016-05-01 --to 2016-05-15",
            "  caloriebank audit settlement --facility 3 --data bank --period 201605"
        })
final class AuditSettlementCommand extends RowsCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            converter = AccountArgument.Converter.class,
            paramLabel = "MERCHANT|FACILITY",
            description = "The merchant's id, such as 7 or MERCHANT:7, or a facility's, such as FACILITY:3.")
    private AccountArgument account;

    @Option(
            names = "--facility",
            paramLabel = "FACILITY",
            description = "The same as FACILITY:number: a facility's id.")
    private Long facilityId;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Directory of the bank.")
    private Path directory;

    @Option(
            names = "--period",
            paramLabel = "yyyymm",
            description = "A month of ledger time in UTC, such as 201604. Default: from the first record")
    private Integer period;

    @Option(
            names = "--from",
            converter = StartConverter.class,
            paramLabel = "N|TIME",
            description = "From the record with sequence N, or from a time; a date alone means its beginning in UTC.")
    private Moment after;

    @Option(
            names = "--to",
            converter = MomentConverter.class,
            paramLabel = "N|TIME",
            description =
                    "To the record with sequence N, or to a time; a date alone means its end in UTC. Default: as of"
                            + " when it is told")
    private Moment to;

    private Span span;
    private Settlement settlement;
    private FacilitySettlement facility;

    @Override
    Path directory() {
        return directory;
    }

    @Override
    List<Column> columns() {
        return List.of(
                Column.name("line"),
                Column.text("currency"),
                Column.count("postings"),
                Column.coins("amount"),
                Column.money("amount"));
    }

    @Override
    void checkArguments() {
        if ((account == null) == (facilityId == null)) {
            throw new ParameterException(
                    spec().commandLine(), "Name one account: a merchant or facility, or a facility with --facility.");
        }
        if (facilityId != null) {
            if (facilityId <= 0) {
                throw new ParameterException(spec().commandLine(), "--facility must be greater than 0.");
            }
            account = new AccountArgument(AccountKind.FACILITY, facilityId);
        }
        span = newSpan();
    }

    @Override
    void examine(final Ledger ledger, final Map<String, Object> head) {
        if (account.kind() == AccountKind.FACILITY) {
            facility = new FacilitySettlement(account.owner(), span);
            read(ledger, facility);
            requireSeen(facility.isSeen(), ledger);
            compare(facility.balanceCenticoins(), ledger.balanceCenticoins(account.kind(), account.owner()));
        } else {
            settlement = new Settlement(account.kind(), account.owner(), span);
            read(ledger, settlement);
            requireSeen(settlement.isSeen(), ledger);
            compare(settlement.payableCenticoins(), ledger.balanceCenticoins(account.kind(), account.owner()));
            compare(settlement.settledCenticoins(), ledger.balanceCenticoins(AccountKind.SETTLED, account.owner()));
        }
        head.put("account", account.name());
        if (period != null) {
            head.put("period", period);
        }
        if (after != null) {
            head.put("from", after.text());
        }
        if (to != null) {
            head.put("to", to.text());
        }
    }

    private void requireSeen(final boolean isSeen, final Ledger ledger) {
        if (!isSeen) {
            throw new JournalException(
                    NOT_COVERED,
                    "The journal in " + directory + " tells of no " + account.name() + " up to sequence "
                            + ledger.lastSequence() + "; check its number.");
        }
    }

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        if (facility == null) {
            settlement.amounts().forEach(amount -> print(amount, rows));
        } else {
            facility.amounts()
                    .forEach(amount -> rows.row(
                            amount.line(),
                            null,
                            amount.postings() == 0 ? null : amount.postings(),
                            amount.amountCenticoins(),
                            null));
        }
        final long last = moment().timeMs(ledger.timeMs());
        if (!span.to().isTold(ledger.lastSequence(), last)) {
            rows.note("What comes after " + Words.time(last) + " up to "
                    + span.to().text() + " is not known yet.");
        }
    }

    private static void print(final Settlement.Amount amount, final RowPrinter rows) {
        rows.row(
                amount.line(),
                amount.currency(),
                amount.postings() == 0 ? null : amount.postings(),
                amount.amountCenticoins(),
                amount.currency() == null ? null : amount.amountMinorUnits());
    }

    private Span newSpan() {
        if (period == null) {
            return new Span(after == null ? Moment.BEGINNING : after, to == null ? Moment.END : to);
        }
        if (after != null || to != null) {
            throw new ParameterException(spec().commandLine(), "Give --period, or --from and --to, not both.");
        }
        try {
            return Span.ofPeriod(period);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
    }

    private void compare(final long fromRecordsCenticoins, final long fromLedgerCenticoins) {
        if (fromRecordsCenticoins != fromLedgerCenticoins) {
            throw new JournalException(
                    BOOKS_DIFFER,
                    "The postings of " + account.name() + " make " + fromRecordsCenticoins
                            + " centicoins, while the ledger has " + fromLedgerCenticoins
                            + "; keep the journal and examine it with the program version that wrote it.");
        }
    }
}
