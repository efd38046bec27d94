package org.caloriebank.adapter.cli;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;
import static org.caloriebank.journal.JournalException.Kind.NOT_COVERED;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        header = "Print a merchant's captures, refunds, net, payments and what is payable.",
        description = {
            "",
            "In coins, and in money where a hold's price was given in money; a line for each currency. Payable before + net +"
                    + " settled = payable after; refunds and settled are negative. A partial capture is worth its share of the"
                    + " hold's price, rounded so that all captures together are worth the price exactly.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit settlement 7 --data bank",
            "  caloriebank audit settlement 7 --data bank --period 201604 --format csv",
            "  caloriebank audit settlement FACILITY:3 --data bank --from 2016-05-01 --to 2016-05-15"
        })
final class AuditSettlementCommand extends RowsCommand {
    @Parameters(
            index = "0",
            converter = AccountArgument.Converter.class,
            paramLabel = "MERCHANT|FACILITY",
            description = "The merchant's id, such as 7 or MERCHANT:7, or a facility's, such as FACILITY:3.")
    private AccountArgument account;

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
        span = newSpan();
    }

    @Override
    void examine(final Ledger ledger, final Map<String, Object> head) {
        settlement = new Settlement(account.kind(), account.owner(), span);
        read(ledger, settlement);
        if (!settlement.isSeen()) {
            throw new JournalException(
                    NOT_COVERED,
                    "The journal in " + directory + " tells of no " + account.name() + " up to sequence "
                            + ledger.lastSequence() + "; check its number.");
        }
        compare(settlement.payableCenticoins(), ledger.balanceCenticoins(account.kind(), account.owner()));
        if (account.kind() == AccountKind.MERCHANT) {
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

    @Override
    void print(final Ledger ledger, final RowPrinter rows) {
        for (final Settlement.Amount amount : settlement.amounts()) {
            rows.row(
                    amount.line(),
                    amount.currency(),
                    amount.postings() == 0 ? null : amount.postings(),
                    amount.amountCenticoins(),
                    amount.currency() == null ? null : amount.amountMinorUnits());
        }
        final long last = moment().timeMs(ledger.timeMs());
        if (!span.to().isTold(ledger.lastSequence(), last)) {
            rows.note("What comes after " + Words.time(last) + " up to "
                    + span.to().text() + " is not known yet.");
        }
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
