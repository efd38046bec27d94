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
    UNKNOWN_FACILITY(100, WITH_NEW_ID, "no such facility"),
    UNKNOWN_SPACE(101, WITH_NEW_ID, "no such space"),
    UNKNOWN_WATER_PROFILE(102, WITH_NEW_ID, "no such water profile"),
    /** Not bound to a member, or revoked. */
    UNKNOWN_CREDENTIAL(103, WITH_NEW_ID, "the credential is bound to nobody"),
    UNKNOWN_WRISTBAND(104, WITH_NEW_ID, "no such wristband here"),
    UNKNOWN_SESSION(105, NEVER, "no such session, or ended too long ago"),
    UNKNOWN_BOOKING(106, NEVER, "no such booking, or ended too long ago"),
    UNKNOWN_ADMISSION(107, NEVER, "no such admission, or ended too long ago"),
    UNKNOWN_CIRCUIT(108, WITH_NEW_ID, "no space has named such a light circuit"),
    UNKNOWN_CAMPAIGN(109, WITH_NEW_ID, "no such campaign"),
    MEMBER_NOT_ACTIVE(24, WITH_NEW_ID, "the member is suspended or closed"),
    MERCHANT_NOT_ACTIVE(25, WITH_NEW_ID, "the merchant is suspended"),
    NOT_A_CHARITY(26, NEVER, "donations go to charities only"),
    /** A price in money at a merchant without a rate. */
    NO_RATE(27, WITH_NEW_ID, "the merchant has no rate for money"),

    TOKEN_EXPIRED(110, NEVER, "the token has expired; the member's app shows a new one"),
    /** A token lives at most as long as the setting QR_TTL_MAX_MS says. */
    TOKEN_TOO_LONG(111, NEVER, "the token lives longer than tokens may"),
    TOKEN_REPLAYED(112, NEVER, "the token was used before"),
    /** Bound to another member and active: revoke it first. */
    CREDENTIAL_BOUND(113, WITH_NEW_ID, "the credential is bound to another member"),
    FACILITY_CLOSED(114, WITH_NEW_ID, "the facility is closed now"),
    ALREADY_INSIDE(115, WITH_NEW_ID, "the member is checked in already"),
    MEMBER_IN_DEBT(116, WITH_NEW_ID, "the member owes coins"),
    FACILITY_FULL(117, WITH_NEW_ID, "the facility is full"),
    SPACE_FIXED(118, NEVER, "a space keeps its facility and its kind"),
    /** It was named first by a space of another facility, and stays there. */
    CIRCUIT_OF_OTHER_FACILITY(119, NEVER, "the light circuit belongs to another facility"),
    SPACE_OCCUPIED(120, WITH_NEW_ID, "the space is in use; its circuit cannot change now"),
    CAPACITY_BELOW_OCCUPANCY(121, WITH_NEW_ID, "more people are inside than that"),
    CAPACITY_BELOW_SESSION(122, WITH_NEW_ID, "a session of the space has more places than that"),
    LOCKERS_IN_USE(123, WITH_NEW_ID, "a locker with a greater number is in use"),

    WRISTBAND_OF_OTHER_FACILITY(130, NEVER, "the wristband belongs to another facility"),
    WRISTBAND_ISSUED(131, WITH_NEW_ID, "the wristband is on a member's wrist"),
    WRISTBAND_BLOCKED(132, WITH_NEW_ID, "the wristband is blocked"),
    /** A tap after check-out, too. */
    NOT_CHECKED_IN(133, WITH_NEW_ID, "the wristband is on nobody's wrist"),
    WRISTBAND_NOT_FREE(134, WITH_NEW_ID, "the wristband is not in stock"),
    NO_WRISTBAND(135, WITH_NEW_ID, "no wristband is in stock"),
    NO_LOCKER(136, WITH_NEW_ID, "no locker is free"),
    SPACE_OF_OTHER_FACILITY(137, NEVER, "the space belongs to another facility"),
    SPACE_CLOSED(138, WITH_NEW_ID, "the space is closed"),
    NO_LOCKER_HELD(139, NEVER, "the visit has no locker"),
    ALREADY_IN_SPACE(140, WITH_NEW_ID, "the member is in the space already"),
    NOT_IN_SPACE(141, WITH_NEW_ID, "the member is not in the space"),
    NOT_PLAYABLE(142, NEVER, "only arcade cabinets and simulators are played"),
    /** A session is about to start or running, and the member has no place in it. */
    SPACE_BOOKED(143, WITH_NEW_ID, "the court is booked by others"),
    SPACE_FULL(144, WITH_NEW_ID, "the space is full"),

    SESSION_IN_PAST(150, NEVER, "the session would begin in the past"),
    SESSION_TOO_FAR(151, NEVER, "the session lies more than 366 days ahead"),
    CAPACITY_ABOVE_SPACE(152, NEVER, "more places than the space has"),
    /** It has started, ended or been cancelled. */
    SESSION_OVER(153, NEVER, "the session has started or was cancelled"),
    SESSION_BOOKED(154, WITH_NEW_ID, "the session has bookings"),
    SPACE_TAKEN(155, WITH_NEW_ID, "another session has the space at that time"),
    SESSION_FULL(156, WITH_NEW_ID, "the session is full"),
    BOOKING_OVERLAPS(157, WITH_NEW_ID, "the member has a booking at that time"),
    BOOKING_OVER(158, NEVER, "the booking was cancelled or its session has started"),
    CANCEL_TOO_LATE(159, NEVER, "an open game cannot be left so shortly before its start"),

    PAYMENT_ABOVE_REQUEST(160, WITH_NEW_ID, "more than the admission asks for"),
    /** Earnings repay a debt first, so it may be smaller than what was requested. */
    PAYMENT_ABOVE_DEBT(161, WITH_NEW_ID, "more than the member owes"),

    /** None named by the space, or none in force on that day. */
    NO_WATER_PROFILE(170, WITH_NEW_ID, "the space has no water profile in force"),
    READING_IN_FUTURE(171, NEVER, "measured in the future"),
    READING_TOO_OLD(172, NEVER, "measured more than a day ago"),
    READING_OUT_OF_ORDER(173, NEVER, "a later reading was taken before"),
    READING_IMPOSSIBLE(174, NEVER, "no water is like that: look at the sensor"),
    NOT_A_POOL(175, NEVER, "the space is neither a pool nor a lane"),
    NOTHING_OUT_OF_RANGE(176, NEVER, "the water was never out of range in that time"),

    NOT_A_REBATE(180, NEVER, "only rebates have merchants"),
    NOT_A_CHALLENGE(181, NEVER, "only challenges are joined"),
    TEAM_MISMATCH(182, NEVER, "teams join a team challenge, single members another"),
    CHALLENGE_OVER(183, NEVER, "the challenge is over"),
    ALREADY_JOINED(184, NEVER, "the member has joined already"),
    TEAM_FULL(185, WITH_NEW_ID, "the team is full"),
    CAMPAIGN_FIXED(186, NEVER, "the campaign has begun; only its budget can change"),
    BUDGET_BELOW_PAID(187, WITH_NEW_ID, "more than that has been paid"),
    TOO_MANY_CAMPAIGNS(188, WITH_NEW_ID, "too many campaigns at that time"),

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

    /** No code is greater: for tables by code. */
    public static final int CODE_MAX = 255;

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
        final ResultCode[] byCode = new ResultCode[CODE_MAX + 1];
        for (final ResultCode constant : constants) {
            byCode[constant.code] = constant;
        }
        return byCode;
    }
}
