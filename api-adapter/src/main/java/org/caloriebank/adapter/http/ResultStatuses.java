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
            case UNKNOWN_SETTING, UNKNOWN_MEMBER, UNKNOWN_MERCHANT, UNKNOWN_HOLD, UNKNOWN_CAPTURE -> 404;
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
                    NOTHING_TO_SETTLE -> 409;
            case ID_REUSED,
                    AMOUNT_NOT_POSITIVE,
                    AMOUNT_ABOVE_LIMIT,
                    TTL_OUT_OF_RANGE,
                    SAME_MEMBER,
                    SETTING_OUT_OF_RANGE,
                    IN_FUTURE,
                    TOO_LATE,
                    IMPLAUSIBLE -> 422;
            case ID_MEMORY_FULL -> 503;
            case LEDGER_FULL -> 507;
        };
    }
}
