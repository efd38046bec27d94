package org.caloriebank.adapter.audit;

/**
 * One record as a member reads it in a statement. Amounts in centicoins.
 *
 * @param timeMs ledger time, ms since 1970.
 * @param what happened.
 * @param text the same in words, with what it was about.
 * @param counterparty the other side's account, such as MERCHANT:7; null when there is none, or the record does not name it.
 * @param amountCenticoins by which the balance changed, expired coins included.
 * @param heldCenticoins by which the held coins changed; null when the record does not tell: a tick, or what a last capture left.
 * @param debtCenticoins by which what the member owes changed.
 * @param balanceCenticoins after it, held coins included.
 */
public record StatementLine(
        long sequence,
        long timeMs,
        Kind what,
        String text,
        String counterparty,
        long amountCenticoins,
        Long heldCenticoins,
        long debtCenticoins,
        long balanceCenticoins) {
    /** What can happen to a member. Part of the HTTP door's contract. */
    public enum Kind {
        OPENED,
        CHANGED,
        EARNED,
        CORRECTED,
        ADJUSTED,
        HELD,
        PAID,
        RELEASED,
        REFUNDED,
        GIFT_SENT,
        GIFT_RECEIVED,
        DONATED,
        /** A place in a session or game was taken. */
        BOOKED,
        BOOKING_CANCELLED,
        BOOKING_PAID,
        /** The session was cancelled. */
        BOOKING_RELEASED,
        NO_SHOW,
        CHECKED_IN,
        /** Within a visit: spaces, lockers, wristbands. */
        VISITED,
        PLAYED,
        CHECKED_OUT,
        /** What a visit left owed was paid in money. */
        PAID_IN_MONEY,
        /** For bad water. */
        FEE_REFUNDED,
        CHALLENGE_JOINED,
        CAMPAIGN_PAID,
        CAMPAIGN_TAKEN_BACK,
        /** By the passing of time: coins or holds expired. */
        EXPIRED
    }

    StatementLine withText(final String words) {
        return new StatementLine(
                sequence,
                timeMs,
                what,
                words,
                counterparty,
                amountCenticoins,
                heldCenticoins,
                debtCenticoins,
                balanceCenticoins);
    }
}
