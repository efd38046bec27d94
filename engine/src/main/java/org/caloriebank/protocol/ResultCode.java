package org.caloriebank.protocol;

import static org.caloriebank.protocol.RetryHint.NEVER;
import static org.caloriebank.protocol.RetryHint.NO_NEED;
import static org.caloriebank.protocol.RetryHint.WITH_NEW_ID;

/**
 * What the ledger decided about a command. Constants stand in order of precedence: when several apply, the first is answered.
 * <p>
 * The {@link #code()} is part of the journal: never reuse or renumber one.
 */
public enum ResultCode {
    /** Applied, or (flag {@code duplicate}) applied before. */
    ACCEPTED(0, NO_NEED, "done"),
    /** A field is outside the range the protocol gives it. Not remembered under its id. */
    MALFORMED(1, NEVER, "a field is outside its range"),
    /** The id was used before by this caller with other content. */
    ID_REUSED(2, WITH_NEW_ID, "the id was used before with other content"),
    /** As many ids as the setting ID_CAPACITY allows were used within 31 days. Not remembered. */
    ID_MEMORY_FULL(3, RetryHint.LATER, "the bank cannot remember more ids now"),

    AMOUNT_NOT_POSITIVE(10, NEVER, "the amount must be above zero"),
    AMOUNT_ABOVE_LIMIT(11, NEVER, "the amount is above the limit"),
    /** A hold's time to live is not within 1 ms and the setting HOLD_TTL_MAX_MS. */
    TTL_OUT_OF_RANGE(12, NEVER, "the time to live is outside its range"),
    SAME_MEMBER(13, NEVER, "giver and receiver are the same member"),
    UNKNOWN_SETTING(14, NEVER, "no such setting"),
    SETTING_OUT_OF_RANGE(15, NEVER, "the value is outside the setting's range"),

    UNKNOWN_MEMBER(20, WITH_NEW_ID, "no such member"),
    UNKNOWN_MERCHANT(21, WITH_NEW_ID, "no such merchant"),
    UNKNOWN_HOLD(22, NEVER, "no such hold, or closed too long ago"),
    UNKNOWN_CAPTURE(23, NEVER, "no such capture, or captured too long ago"),
    MEMBER_NOT_ACTIVE(24, WITH_NEW_ID, "the member is suspended or closed"),
    MERCHANT_NOT_ACTIVE(25, WITH_NEW_ID, "the merchant is suspended"),
    NOT_A_CHARITY(26, NEVER, "donations go to charities only"),
    /** A price in money at a merchant without a rate. */
    NO_RATE(27, WITH_NEW_ID, "the merchant has no rate for money"),

    /** The civil date is more than a day ahead. The same report may succeed on a later day. */
    IN_FUTURE(30, RetryHint.LATER, "the date lies more than a day ahead"),
    /** The date is over 31 days back, or an hour of it over 8 days. */
    TOO_LATE(31, NEVER, "the date is closed"),
    /** More than a person does; pays nothing and is not kept. */
    IMPLAUSIBLE(32, NEVER, "more than a person can do"),

    HOLD_CAPTURED(40, NEVER, "the hold was captured to the end"),
    HOLD_VOIDED(41, NEVER, "the hold was voided"),
    HOLD_EXPIRED(42, NEVER, "the hold expired"),
    CAPTURE_ABOVE_HOLD(43, WITH_NEW_ID, "more than the hold has left"),
    /** A hold takes at most 16 captures; the last of them must be final. */
    TOO_MANY_CAPTURES(44, NEVER, "the hold's last capture must be final"),
    REFUND_TOO_LATE(45, NEVER, "the refund window has passed"),
    REFUND_ABOVE_CAPTURE(46, WITH_NEW_ID, "more than the capture has left"),
    /** May succeed once the member has earned or got back enough. */
    INSUFFICIENT_COINS(47, WITH_NEW_ID, "not enough coins"),
    NOTHING_TO_SETTLE(48, WITH_NEW_ID, "the merchant is owed nothing"),

    /** A table reached the most rows its addresses can name. */
    LEDGER_FULL(60, RetryHint.LATER, "the ledger has no room for it");

    private static final ResultCode[] BY_CODE = byCode();

    private final int code;
    private final RetryHint retryHint;
    private final String sentence;

    ResultCode(final int code, final RetryHint retryHint, final String sentence) {
        this.code = code;
        this.retryHint = retryHint;
        this.sentence = sentence;
    }

    /** @return the number in the journal and on the wire. */
    public int code() {
        return code;
    }

    public RetryHint retryHint() {
        return retryHint;
    }

    /** @return one line for people, without a full stop. */
    public String sentence() {
        return sentence;
    }

    /**
     * @param code as journalled.
     * @return its constant.
     * @throws IllegalArgumentException if no constant has the code: bytes of a newer version, or damage.
     */
    public static ResultCode of(final int code) {
        if (code < 0 || code >= BY_CODE.length || BY_CODE[code] == null) {
            throw new IllegalArgumentException("unknown result code " + code);
        }
        return BY_CODE[code];
    }

    private static ResultCode[] byCode() {
        final ResultCode[] constants = values();
        final ResultCode[] byCode = new ResultCode[constants[constants.length - 1].code + 1];
        for (final ResultCode constant : constants) {
            byCode[constant.code] = constant;
        }
        return byCode;
    }
}
