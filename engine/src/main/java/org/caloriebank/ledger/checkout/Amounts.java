package org.caloriebank.ledger.checkout;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import org.caloriebank.protocol.ResultCode;

/** Whether an amount of coins is one that a command may move. */
final class Amounts {
    private Amounts() {}

    /** @return {@link ResultCode#ACCEPTED} or what is wrong with the amount. */
    static ResultCode decide(final long amountCenticoins) {
        if (amountCenticoins <= 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        return amountCenticoins > AMOUNT_CENTICOINS_MAX ? ResultCode.AMOUNT_ABOVE_LIMIT : ResultCode.ACCEPTED;
    }

    /** The same, for an amount that need not be given. */
    static ResultCode decideOptional(final long amountCenticoins) {
        return amountCenticoins == NULL_AMOUNT ? ResultCode.ACCEPTED : decide(amountCenticoins);
    }
}
