package org.caloriebank.adapter.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/** In how many months of the calendar (UTC) coins have expired, from the postings of records shown in order. One thread. */
public final class BreakageHistory implements RecordVisitor {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private YearMonth lastMonth;
    private int months;

    @Override
    public void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            if (posting.creditKind() == AccountKind.BREAKAGE) {
                onExpiry(timeMs);
                return;
            }
        }
    }

    private void onExpiry(final long timeMs) {
        final YearMonth month = YearMonth.from(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC));
        if (!month.equals(lastMonth)) {
            lastMonth = month;
            months++;
        }
    }

    /** @return months with at least one expiry. */
    public int months() {
        return months;
    }
}
