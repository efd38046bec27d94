package org.caloriebank.adapter.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;
import org.caloriebank.protocol.codec.PutFacilityDecoder;

/**
 * What moved on a sports centre's account within a stretch of the journal, by what it was for. Made from records alone, in order.
 *
 * <pre>
 *   balance before + visits + bookings + plays + refunds + payments confirmed = balance after      (the last two are negative)
 * </pre>
 *
 * A visit's fee counts when the visit ends, debt included; what of it was paid in money leaves again as a payment confirmed, since the centre has the money
 * then. Show it all records from the first; a reader that begins later starts with {@link #startAt}. One thread.
 */
public final class FacilitySettlement implements RecordVisitor {
    /** What moved, in the order of a report. */
    public enum Line {
        BALANCE_BEFORE,
        VISITS,
        BOOKINGS,
        PLAYS,
        REFUNDS,
        PAYMENTS_CONFIRMED,
        BALANCE_AFTER
    }

    /** @param postings how many, those of one record for the same member and cause taken as one; 0 for the balances. */
    public record Amount(Line line, long postings, long amountCenticoins) {}

    private final long facilityId;
    private final Span span;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final PutFacilityDecoder putFacility = new PutFacilityDecoder();
    private final long[] centicoins = new long[Line.values().length];
    private final long[] postings = new long[Line.values().length];
    private long balanceCenticoins;
    private boolean isSeen;

    public FacilitySettlement(final long facilityId, final Span span) {
        this.facilityId = facilityId;
        this.span = span;
    }

    /** Begin with what the account had before the first record that will be shown. */
    public void startAt(final long balanceBeforeCenticoins) {
        balanceCenticoins = balanceBeforeCenticoins;
        centicoins[Line.BALANCE_BEFORE.ordinal()] = balanceBeforeCenticoins;
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
        if (isPosted(buffer, outcomeOffset)) {
            final Command command = Command.decode(buffer, commandOffset);
            for (final FacilityFlow flow :
                    FacilityFlow.of(command, Outcome.decode(sequence, timeMs, buffer, outcomeOffset))) {
                if (flow.facilityId() == facilityId) {
                    add(sequence, timeMs, flow);
                }
            }
        } else if (templateId == PutFacilityDecoder.TEMPLATE_ID && outcome.resultCode() == ResultCode.ACCEPTED.code()) {
            isSeen |= putFacility
                            .wrapAndApplyHeader(buffer, commandOffset, header)
                            .facilityId()
                    == facilityId;
        }
    }

    private boolean isPosted(final DirectBuffer buffer, final int outcomeOffset) {
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        if (outcome.flags().duplicate()) {
            return false;
        }
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            if (isOurs(posting.debitKind(), posting.debitOwner())
                    || isOurs(posting.creditKind(), posting.creditOwner())) {
                return true;
            }
        }
        return false;
    }

    private boolean isOurs(final AccountKind kind, final long owner) {
        return kind == AccountKind.FACILITY && owner == facilityId;
    }

    private void add(final long sequence, final long timeMs, final FacilityFlow flow) {
        isSeen = true;
        balanceCenticoins = Math.addExact(balanceCenticoins, flow.amountCenticoins());
        if (span.isAfter(sequence, timeMs)) {
            centicoins[Line.BALANCE_BEFORE.ordinal()] += flow.amountCenticoins();
        } else if (span.contains(sequence, timeMs)) {
            final int line = line(flow.cause()).ordinal();
            centicoins[line] += flow.amountCenticoins();
            postings[line]++;
        }
    }

    private static Line line(final FacilityFlow.Cause cause) {
        return switch (cause) {
            case VISIT -> Line.VISITS;
            case BOOKING -> Line.BOOKINGS;
            case PLAY -> Line.PLAYS;
            case REFUND -> Line.REFUNDS;
            case PAYMENT -> Line.PAYMENTS_CONFIRMED;
        };
    }

    /** @return whether the facility was opened or posted to in the records shown, within the stretch or not. */
    public boolean isSeen() {
        return isSeen;
    }

    /** @return the account's balance after the last record shown, whatever the stretch. */
    public long balanceCenticoins() {
        return balanceCenticoins;
    }

    /** @return all lines. */
    public List<Amount> amounts() {
        final List<Amount> amounts = new ArrayList<>();
        long sum = 0;
        for (final Line line : Line.values()) {
            sum = Math.addExact(sum, centicoins[line.ordinal()]);
            amounts.add(new Amount(
                    line, postings[line.ordinal()], line == Line.BALANCE_AFTER ? sum : centicoins[line.ordinal()]));
        }
        return Collections.unmodifiableList(amounts);
    }
}
