package org.caloriebank.adapter.report;

import org.caloriebank.protocol.ResultCode;

/**
 * One thing somebody did, and what the bank said.
 *
 * @param timeMs ledger time, ms since 1970.
 * @param chapter it belongs to.
 * @param who a pseudonym or a shop.
 * @param what in a few words.
 * @param amountCenticoins of the outcome.
 * @param isDuplicate whether the bank answered from memory.
 * @param availableCenticoins the member's afterwards; -1 when no member is concerned.
 * @param heldCenticoins the same.
 * @param isAsExpected whether the bank said what the rules say.
 */
public record StoryStep(
        long timeMs,
        String chapter,
        String who,
        String what,
        ResultCode code,
        long amountCenticoins,
        boolean isDuplicate,
        long availableCenticoins,
        long heldCenticoins,
        boolean isAsExpected) {}
