package org.caloriebank.adapter.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;

/** What was earned and spent in each hour, by the postings. Confined to one thread. */
final class CoinScan {
    private static final int HOURS = 24;
    private static final long FOR_MOVING = 0;

    private final long[] earned = new long[HOURS];
    private final long[] bonus = new long[HOURS];
    private final long[] spent = new long[HOURS];
    private final long[] refunded = new long[HOURS];

    void onOutcome(final int minute, final Outcome outcome) {
        final int hour = minute / 60;
        for (final Outcome.Posting posting : outcome.postings()) {
            final long amount = posting.amountCenticoins();
            if (posting.debitKind() == AccountKind.ISSUANCE) {
                (posting.debitOwner() == FOR_MOVING ? earned : bonus)[hour] += amount;
            } else if (posting.creditKind() == AccountKind.ISSUANCE) {
                (posting.creditOwner() == FOR_MOVING ? earned : bonus)[hour] -= amount;
            } else if (posting.creditKind() == AccountKind.FACILITY) {
                spent[hour] += amount;
            } else if (posting.debitKind() == AccountKind.FACILITY && posting.creditKind() == AccountKind.MEMBER) {
                refunded[hour] += amount;
            }
        }
    }

    List<CentreFacts.Hour> facts() {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> new CentreFacts.Hour(hour, earned[hour], bonus[hour], spent[hour], refunded[hour]))
                .toList();
    }
}
