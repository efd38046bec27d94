package org.caloriebank.adapter.audit;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;

/** Why coins come to a member or leave, beside being earned. */
public enum Movement {
    /** Earned, less what was taken back. */
    EARNED("earned"),
    GIFT_RECEIVED("gifts received"),
    GIFT_SENT("gifts sent"),
    PAID("paid"),
    REFUNDED("refunded"),
    DONATED("donated"),
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

    /** @return why a posting moved coins or debt of the member, or null when it is not the member's. */
    static Movement of(final Outcome.Posting posting, final long memberId, final Command command) {
        if (isOf(posting.creditKind(), posting.creditOwner(), memberId)) {
            return switch (posting.debitKind()) {
                case ISSUANCE -> EARNED;
                case ADJUSTMENT -> ADJUSTED;
                case MERCHANT -> REFUNDED;
                case MEMBER -> GIFT_RECEIVED;
                default -> throw new IllegalArgumentException("coins from " + posting.debitKind());
            };
        }
        if (isOf(posting.debitKind(), posting.debitOwner(), memberId)) {
            return switch (posting.creditKind()) {
                case ISSUANCE -> EARNED;
                case ADJUSTMENT -> ADJUSTED;
                case BREAKAGE -> EXPIRED;
                case MERCHANT -> command instanceof Command.Donate ? DONATED : PAID;
                case MEMBER -> GIFT_SENT;
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
