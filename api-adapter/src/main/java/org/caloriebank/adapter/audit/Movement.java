package org.caloriebank.adapter.audit;

import java.util.EnumMap;
import java.util.Map;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;

/** Why coins come to a member or leave, beside being earned. */
public enum Movement {
    /** Earned, less what was taken back. */
    EARNED("earned"),
    /** Paid by campaigns, less what they took back. */
    CAMPAIGNS("from campaigns"),
    GIFT_RECEIVED("gifts received"),
    GIFT_SENT("gifts sent"),
    PAID("paid"),
    REFUNDED("refunded"),
    DONATED("donated"),
    /** Fees of visits to sports centres. */
    VISITS("visits"),
    BOOKINGS("bookings"),
    PLAYS("plays"),
    /** By sports centres, for bad water. */
    FEES_REFUNDED("fees refunded"),
    /** Debt to sports centres that was paid in money. */
    PAID_IN_MONEY("paid in money"),
    ADJUSTED("adjusted by operators"),
    EXPIRED("expired");

    private final String words;

    Movement(final String words) {
        this.words = words;
    }

    /** @return before a number, in a sentence. */
    public String words() {
        return words;
    }

    /** @return by which each cause changed the member's balance less debt in a record; causes of nothing are left out. */
    static Map<Movement, Long> of(final TrailRecord record) {
        final Map<Movement, Long> movements = new EnumMap<>(Movement.class);
        final long memberId = record.memberId();
        for (final Outcome.Posting posting : record.outcome().postings()) {
            final Movement movement = of(posting, memberId, record.command());
            if (movement != null) {
                movements.merge(movement, signed(posting, memberId), Math::addExact);
            }
        }
        for (final FacilityFlow flow : FacilityFlow.of(record.command(), record.outcome())) {
            if (flow.memberId() == memberId) {
                movements.merge(flow.cause().movement(), -flow.amountCenticoins(), Math::addExact);
            }
        }
        return movements;
    }

    /** @return why a posting moved coins or debt of the member, or null when it is not the member's, or one between the member and a facility. */
    private static Movement of(final Outcome.Posting posting, final long memberId, final Command command) {
        if (isOf(posting.creditKind(), posting.creditOwner(), memberId)) {
            return switch (posting.debitKind()) {
                case ISSUANCE -> posting.debitOwner() == 0 ? EARNED : CAMPAIGNS;
                case ADJUSTMENT -> ADJUSTED;
                case MERCHANT -> REFUNDED;
                case MEMBER -> GIFT_RECEIVED;
                case FACILITY -> null;
                default -> throw new IllegalArgumentException("coins from " + posting.debitKind());
            };
        }
        if (isOf(posting.debitKind(), posting.debitOwner(), memberId)) {
            return switch (posting.creditKind()) {
                case ISSUANCE -> posting.creditOwner() == 0 ? EARNED : CAMPAIGNS;
                case ADJUSTMENT -> ADJUSTED;
                case BREAKAGE -> EXPIRED;
                case MERCHANT -> command instanceof Command.Donate ? DONATED : PAID;
                case MEMBER -> GIFT_SENT;
                case FACILITY -> null;
                default -> throw new IllegalArgumentException("coins to " + posting.creditKind());
            };
        }
        return null;
    }

    /** @return the posting's amount, below zero when it leaves the member's account or debt. */
    static long signed(final Outcome.Posting posting, final long memberId) {
        return isOf(posting.creditKind(), posting.creditOwner(), memberId)
                ? posting.amountCenticoins()
                : -posting.amountCenticoins();
    }

    private static boolean isOf(final AccountKind kind, final long owner, final long memberId) {
        return owner == memberId && (kind == AccountKind.MEMBER || kind == AccountKind.DEBT);
    }
}
