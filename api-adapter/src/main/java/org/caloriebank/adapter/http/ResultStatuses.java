package org.caloriebank.adapter.http;

import org.caloriebank.protocol.ResultCode;

/**
 * Which HTTP status tells a refusal of the ledger. What is unknown is 404, what the state of things forbids now is 409, what can never be right is
 * 422, a lack of room is 503 or 507. A lack of coins is 409: 402 is reserved, and clients and proxies treat it as they like.
 */
final class ResultStatuses {
    private ResultStatuses() {}

    /** @param code other than ACCEPTED, whose status depends on the route. */
    static int of(final ResultCode code) {
        return switch (code) {
            case ACCEPTED -> 200;
            case MALFORMED -> 400;
            case UNKNOWN_SETTING,
                    UNKNOWN_MEMBER,
                    UNKNOWN_MERCHANT,
                    UNKNOWN_HOLD,
                    UNKNOWN_CAPTURE,
                    UNKNOWN_FACILITY,
                    UNKNOWN_SPACE,
                    UNKNOWN_WATER_PROFILE,
                    UNKNOWN_CREDENTIAL,
                    UNKNOWN_WRISTBAND,
                    UNKNOWN_SESSION,
                    UNKNOWN_BOOKING,
                    UNKNOWN_ADMISSION,
                    UNKNOWN_CIRCUIT,
                    UNKNOWN_CAMPAIGN -> 404;
            case MEMBER_NOT_ACTIVE,
                    MERCHANT_NOT_ACTIVE,
                    NOT_A_CHARITY,
                    NO_RATE,
                    HOLD_CAPTURED,
                    HOLD_VOIDED,
                    HOLD_EXPIRED,
                    CAPTURE_ABOVE_HOLD,
                    TOO_MANY_CAPTURES,
                    REFUND_TOO_LATE,
                    REFUND_ABOVE_CAPTURE,
                    INSUFFICIENT_COINS,
                    NOTHING_TO_SETTLE,
                    TOKEN_REPLAYED,
                    CREDENTIAL_BOUND,
                    FACILITY_CLOSED,
                    ALREADY_INSIDE,
                    MEMBER_IN_DEBT,
                    FACILITY_FULL,
                    SPACE_FIXED,
                    CIRCUIT_OF_OTHER_FACILITY,
                    SPACE_OCCUPIED,
                    CAPACITY_BELOW_OCCUPANCY,
                    CAPACITY_BELOW_SESSION,
                    LOCKERS_IN_USE,
                    WRISTBAND_OF_OTHER_FACILITY,
                    WRISTBAND_ISSUED,
                    WRISTBAND_BLOCKED,
                    NOT_CHECKED_IN,
                    WRISTBAND_NOT_FREE,
                    NO_WRISTBAND,
                    NO_LOCKER,
                    SPACE_OF_OTHER_FACILITY,
                    SPACE_CLOSED,
                    NO_LOCKER_HELD,
                    ALREADY_IN_SPACE,
                    NOT_IN_SPACE,
                    SPACE_BOOKED,
                    SPACE_FULL,
                    SESSION_OVER,
                    SESSION_BOOKED,
                    SPACE_TAKEN,
                    SESSION_FULL,
                    BOOKING_OVERLAPS,
                    BOOKING_OVER,
                    CANCEL_TOO_LATE,
                    PAYMENT_ABOVE_REQUEST,
                    PAYMENT_ABOVE_DEBT,
                    NO_WATER_PROFILE,
                    READING_OUT_OF_ORDER,
                    NOTHING_OUT_OF_RANGE,
                    CHALLENGE_OVER,
                    ALREADY_JOINED,
                    TEAM_FULL,
                    CAMPAIGN_FIXED,
                    BUDGET_BELOW_PAID,
                    TOO_MANY_CAMPAIGNS -> 409;
            case ID_REUSED,
                    AMOUNT_NOT_POSITIVE,
                    AMOUNT_ABOVE_LIMIT,
                    TTL_OUT_OF_RANGE,
                    SAME_MEMBER,
                    SETTING_OUT_OF_RANGE,
                    IN_FUTURE,
                    TOO_LATE,
                    IMPLAUSIBLE,
                    TOKEN_EXPIRED,
                    TOKEN_TOO_LONG,
                    NOT_PLAYABLE,
                    SESSION_IN_PAST,
                    SESSION_TOO_FAR,
                    CAPACITY_ABOVE_SPACE,
                    READING_IN_FUTURE,
                    READING_TOO_OLD,
                    READING_IMPOSSIBLE,
                    NOT_A_POOL,
                    NOT_A_REBATE,
                    NOT_A_CHALLENGE,
                    TEAM_MISMATCH -> 422;
            case ID_MEMORY_FULL -> 503;
            case LEDGER_FULL -> 507;
        };
    }
}
