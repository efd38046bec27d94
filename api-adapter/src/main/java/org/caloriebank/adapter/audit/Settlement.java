package org.caloriebank.adapter.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CaptureHoldDecoder;
import org.caloriebank.protocol.codec.DonateDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;
import org.caloriebank.protocol.codec.RefundDecoder;
import org.caloriebank.protocol.codec.ReportActivityDecoder;
import org.caloriebank.protocol.codec.SettleDecoder;

/**
 * What moved on the account of one merchant or facility within a stretch of the journal, in coins and, where a price was given in money, in money. Made
 * from records alone, in order: what it says of coins are the journalled postings.
 *
 * <pre>
 *   payable before + captures + refunds + donations + other + settled = payable after      (refunds and settled are negative)
 *                    '------------------ net -----------------'
 * </pre>
 *
 * Each line holds for each currency by itself, and for the coins whose price was not in money. A payment empties the account, so it pays what each
 * currency has gathered since the payment before. {@link MoneyPrices} tells how partial captures and refunds share a price.
 * <p>
 * Show it all records from the first: those before the stretch make what is payable before it and know the prices of its holds. A reader that begins
 * later starts with {@link #startAt}; then captures of holds it was not shown have no price. One thread; heap grows with the account's priced captures
 * that may still be refunded, about 100 bytes each.
 */
public final class Settlement implements RecordVisitor {
    /** What moved, in the order of a report. */
    public enum Line {
        PAYABLE_BEFORE,
        CAPTURES,
        REFUNDS,
        DONATIONS,
        /** Moved by a command of a kind this program gives no line of its own. */
        OTHER,
        /** Sum of the four lines before it. */
        NET,
        SETTLED,
        PAYABLE_AFTER
    }

    /**
     * One line for one currency.
     *
     * @param currency three letters, or null for coins whose price was not in money.
     * @param postings how many; 0 for the lines that are sums.
     * @param amountMinorUnits in the currency; 0 without one.
     */
    public record Amount(Line line, String currency, long postings, long amountCenticoins, long amountMinorUnits) {}

    /** Key of the coins whose price was not in money: it stands before all currencies. */
    static final String NO_CURRENCY = "";

    private final AccountKind kind;
    private final long owner;
    private final Span span;
    private final MoneyPrices prices;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final SortedMap<String, Columns> columnsByCurrency = new TreeMap<>();
    private long payableCenticoins;
    private long settledCenticoins;
    private boolean isSeen;

    /** What one currency has: coins, minor units and postings for each line, and what has gathered since the last payment. */
    private static final class Columns {
        private final long[] centicoins = new long[Line.values().length];
        private final long[] minorUnits = new long[Line.values().length];
        private final long[] postings = new long[Line.values().length];
        private long payableCenticoins;
        private long payableMinorUnits;
    }

    /** @param kind MERCHANT or FACILITY. */
    public Settlement(final AccountKind kind, final long owner, final Span span) {
        this.kind = kind;
        this.owner = owner;
        this.span = span;
        prices = new MoneyPrices(kind == AccountKind.MERCHANT ? owner : MoneyPrices.NOBODY);
    }

    /** Begin with what the account had before the first record that will be shown, all of it without a price in money. */
    public void startAt(final long payableBeforeCenticoins, final long settledBeforeCenticoins) {
        final Columns columns = columns(NO_CURRENCY);
        columns.payableCenticoins = payableBeforeCenticoins;
        columns.centicoins[Line.PAYABLE_BEFORE.ordinal()] = payableBeforeCenticoins;
        payableCenticoins = payableBeforeCenticoins;
        settledCenticoins = settledBeforeCenticoins;
    }

    @Override
    public void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        final int templateId = header.wrap(buffer, commandOffset).templateId();
        if (templateId == ReportActivityDecoder.TEMPLATE_ID) {
            return; // most records: they never touch such an account
        }
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        if (outcome.resultCode() != 0 || outcome.flags().duplicate()) {
            return;
        }
        prices.onAccepted(templateId, sequence, timeMs, buffer, commandOffset, outcome.amountCenticoins());
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            final long amountCenticoins = posting.amountCenticoins();
            if (posting.debitKind() == kind && posting.debitOwner() == owner) {
                onPosting(sequence, timeMs, templateId, buffer, commandOffset, -amountCenticoins);
            }
            if (posting.creditKind() == kind && posting.creditOwner() == owner) {
                onPosting(sequence, timeMs, templateId, buffer, commandOffset, amountCenticoins);
            }
        }
    }

    private void onPosting(
            final long sequence,
            final long timeMs,
            final int templateId,
            final DirectBuffer buffer,
            final int commandOffset,
            final long amountCenticoins) {
        isSeen = true;
        payableCenticoins = Math.addExact(payableCenticoins, amountCenticoins);
        switch (templateId) {
            case CaptureHoldDecoder.TEMPLATE_ID -> {
                prices.onCapture(sequence, timeMs, buffer, commandOffset, amountCenticoins);
                add(sequence, timeMs, Line.CAPTURES, prices.currency(), amountCenticoins, prices.minorUnits());
            }
            case RefundDecoder.TEMPLATE_ID -> {
                prices.onRefund(buffer, commandOffset, -amountCenticoins);
                add(sequence, timeMs, Line.REFUNDS, prices.currency(), amountCenticoins, -prices.minorUnits());
            }
            case DonateDecoder.TEMPLATE_ID -> add(sequence, timeMs, Line.DONATIONS, NO_CURRENCY, amountCenticoins, 0);
            case SettleDecoder.TEMPLATE_ID -> {
                settledCenticoins = Math.subtractExact(settledCenticoins, amountCenticoins);
                columnsByCurrency.forEach((currency, columns) -> add(
                        sequence,
                        timeMs,
                        Line.SETTLED,
                        currency,
                        -columns.payableCenticoins,
                        -columns.payableMinorUnits));
            }
            default -> add(sequence, timeMs, Line.OTHER, NO_CURRENCY, amountCenticoins, 0);
        }
    }

    private void add(
            final long sequence,
            final long timeMs,
            final Line line,
            final String currency,
            final long amountCenticoins,
            final long amountMinorUnits) {
        final Columns columns = columns(currency);
        columns.payableCenticoins += amountCenticoins;
        columns.payableMinorUnits += amountMinorUnits;
        if (span.isAfter(sequence, timeMs)) {
            columns.centicoins[Line.PAYABLE_BEFORE.ordinal()] += amountCenticoins;
            columns.minorUnits[Line.PAYABLE_BEFORE.ordinal()] += amountMinorUnits;
        } else if (span.contains(sequence, timeMs)) {
            columns.centicoins[line.ordinal()] += amountCenticoins;
            columns.minorUnits[line.ordinal()] += amountMinorUnits;
            columns.postings[line.ordinal()]++;
        }
    }

    private Columns columns(final String currency) {
        return columnsByCurrency.computeIfAbsent(currency, c -> new Columns());
    }

    /** @return the account's kind. */
    public AccountKind kind() {
        return kind;
    }

    /** @return id of the merchant or facility. */
    public long owner() {
        return owner;
    }

    /** @return whether the account was opened or posted to in the records shown, within the stretch or not. */
    public boolean isSeen() {
        return isSeen || prices.isMerchantKnown();
    }

    /** @return the account's balance after the last record shown, whatever the stretch. */
    public long payableCenticoins() {
        return payableCenticoins;
    }

    /** @return what was paid out up to the last record shown, whatever the stretch. */
    public long settledCenticoins() {
        return settledCenticoins;
    }

    /** @return all lines of the coins without a price in money, then of each currency, by its letters. */
    public List<Amount> amounts() {
        final List<Amount> amounts = new ArrayList<>();
        if (columnsByCurrency.isEmpty()) {
            columns(NO_CURRENCY);
        }
        columnsByCurrency.forEach((currency, columns) -> {
            for (final Line line : Line.values()) {
                amounts.add(new Amount(
                        line,
                        currency.equals(NO_CURRENCY) ? null : currency,
                        columns.postings[line.ordinal()],
                        sum(line, columns.centicoins),
                        sum(line, columns.minorUnits)));
            }
        });
        return Collections.unmodifiableList(amounts);
    }

    /** @return the amount of the line; of those that are sums, of the lines they sum. */
    private static long sum(final Line line, final long[] amounts) {
        final long net = amounts[Line.CAPTURES.ordinal()]
                + amounts[Line.REFUNDS.ordinal()]
                + amounts[Line.DONATIONS.ordinal()]
                + amounts[Line.OTHER.ordinal()];
        return switch (line) {
            case NET -> net;
            case PAYABLE_AFTER -> amounts[Line.PAYABLE_BEFORE.ordinal()] + net + amounts[Line.SETTLED.ordinal()];
            default -> amounts[line.ordinal()];
        };
    }
}
