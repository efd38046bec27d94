package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.AMOUNT_NOT_POSITIVE;
import static org.caloriebank.protocol.ResultCode.CAPTURE_ABOVE_HOLD;
import static org.caloriebank.protocol.ResultCode.HOLD_CAPTURED;
import static org.caloriebank.protocol.ResultCode.HOLD_EXPIRED;
import static org.caloriebank.protocol.ResultCode.HOLD_VOIDED;
import static org.caloriebank.protocol.ResultCode.IMPLAUSIBLE;
import static org.caloriebank.protocol.ResultCode.INSUFFICIENT_COINS;
import static org.caloriebank.protocol.ResultCode.IN_FUTURE;
import static org.caloriebank.protocol.ResultCode.MEMBER_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.MERCHANT_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.NOTHING_TO_SETTLE;
import static org.caloriebank.protocol.ResultCode.NOT_A_CHARITY;
import static org.caloriebank.protocol.ResultCode.NO_RATE;
import static org.caloriebank.protocol.ResultCode.REFUND_ABOVE_CAPTURE;
import static org.caloriebank.protocol.ResultCode.REFUND_TOO_LATE;
import static org.caloriebank.protocol.ResultCode.SAME_MEMBER;
import static org.caloriebank.protocol.ResultCode.SETTING_OUT_OF_RANGE;
import static org.caloriebank.protocol.ResultCode.TOO_LATE;
import static org.caloriebank.protocol.ResultCode.TOO_MANY_CAPTURES;
import static org.caloriebank.protocol.ResultCode.TTL_OUT_OF_RANGE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_CAPTURE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_HOLD;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MERCHANT;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SETTING;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caloriebank.protocol.ResultCode;

/**
 * Every method and path the door answers, with the statuses it answers them with. {@code openapi.yaml} says the same to callers; a test compares the
 * two. HEAD is answered wherever GET is.
 */
enum Route {
    PUT_MEMBER("PUT", "/v1/members/{memberId}", Kind.COMMAND, 200),
    GET_MEMBER("GET", "/v1/members/{memberId}", Kind.QUERY, 200, UNKNOWN_MEMBER),
    GET_BALANCE("GET", "/v1/members/{memberId}/balance", Kind.QUERY, 200, UNKNOWN_MEMBER),
    GET_DAY("GET", "/v1/members/{memberId}/days/{date}", Kind.QUERY, 200, UNKNOWN_MEMBER),
    GET_STATEMENT("GET", "/v1/members/{memberId}/statement", Kind.READING, 200, UNKNOWN_MEMBER),
    GET_WHY("GET", "/v1/members/{memberId}/why", Kind.READING, 200, UNKNOWN_MEMBER),
    PUT_CEILING("PUT", "/v1/members/{memberId}/ceilings", Kind.COMMAND, 200, UNKNOWN_MEMBER, IN_FUTURE, TOO_LATE),
    POST_ADJUSTMENT(
            "POST",
            "/v1/members/{memberId}/adjustments",
            Kind.COMMAND,
            201,
            AMOUNT_NOT_POSITIVE,
            AMOUNT_ABOVE_LIMIT,
            UNKNOWN_MEMBER),
    POST_ACTIVITY(
            "POST",
            "/v1/activity",
            Kind.ACTIVITY,
            200,
            UNKNOWN_MEMBER,
            MEMBER_NOT_ACTIVE,
            IN_FUTURE,
            TOO_LATE,
            IMPLAUSIBLE),
    PUT_MERCHANT("PUT", "/v1/merchants/{merchantId}", Kind.COMMAND, 200),
    GET_MERCHANT("GET", "/v1/merchants/{merchantId}", Kind.QUERY, 200, UNKNOWN_MERCHANT),
    GET_SETTLEMENT("GET", "/v1/merchants/{merchantId}/settlement", Kind.READING, 200, UNKNOWN_MERCHANT),
    POST_SETTLEMENT(
            "POST", "/v1/merchants/{merchantId}/settlements", Kind.COMMAND, 201, UNKNOWN_MERCHANT, NOTHING_TO_SETTLE),
    POST_HOLD(
            "POST",
            "/v1/holds",
            Kind.COMMAND,
            201,
            AMOUNT_NOT_POSITIVE,
            AMOUNT_ABOVE_LIMIT,
            TTL_OUT_OF_RANGE,
            UNKNOWN_MEMBER,
            UNKNOWN_MERCHANT,
            MEMBER_NOT_ACTIVE,
            MERCHANT_NOT_ACTIVE,
            NO_RATE,
            INSUFFICIENT_COINS),
    GET_HOLD("GET", "/v1/holds/{holdId}", Kind.QUERY, 200, UNKNOWN_HOLD),
    POST_CAPTURE(
            "POST",
            "/v1/holds/{holdId}/capture",
            Kind.COMMAND,
            201,
            AMOUNT_NOT_POSITIVE,
            AMOUNT_ABOVE_LIMIT,
            UNKNOWN_HOLD,
            HOLD_CAPTURED,
            HOLD_VOIDED,
            HOLD_EXPIRED,
            CAPTURE_ABOVE_HOLD,
            TOO_MANY_CAPTURES),
    POST_VOID(
            "POST",
            "/v1/holds/{holdId}/void",
            Kind.COMMAND,
            200,
            UNKNOWN_HOLD,
            HOLD_CAPTURED,
            HOLD_VOIDED,
            HOLD_EXPIRED),
    POST_REFUND(
            "POST",
            "/v1/captures/{captureId}/refunds",
            Kind.COMMAND,
            201,
            AMOUNT_NOT_POSITIVE,
            AMOUNT_ABOVE_LIMIT,
            UNKNOWN_CAPTURE,
            REFUND_TOO_LATE,
            REFUND_ABOVE_CAPTURE),
    POST_GIFT(
            "POST",
            "/v1/gifts",
            Kind.COMMAND,
            201,
            AMOUNT_NOT_POSITIVE,
            AMOUNT_ABOVE_LIMIT,
            SAME_MEMBER,
            UNKNOWN_MEMBER,
            MEMBER_NOT_ACTIVE,
            INSUFFICIENT_COINS),
    POST_DONATION(
            "POST",
            "/v1/donations",
            Kind.COMMAND,
            201,
            AMOUNT_NOT_POSITIVE,
            AMOUNT_ABOVE_LIMIT,
            UNKNOWN_MEMBER,
            UNKNOWN_MERCHANT,
            MEMBER_NOT_ACTIVE,
            MERCHANT_NOT_ACTIVE,
            NOT_A_CHARITY,
            INSUFFICIENT_COINS),
    PUT_SETTING("PUT", "/v1/settings/{name}", Kind.COMMAND, 200, UNKNOWN_SETTING, SETTING_OUT_OF_RANGE),
    GET_LEDGER("GET", "/v1/ledger", Kind.QUERY, 200),
    GET_HEALTH("GET", "/v1/health", Kind.PLAIN, 200),
    GET_SNAPSHOTS("GET", "/v1/snapshots", Kind.PLAIN, 200),
    POST_SNAPSHOT("POST", "/v1/snapshots", Kind.PLAIN, 202),
    GET_METRICS("GET", "/metrics", Kind.PLAIN, 200),
    GET_OPENAPI("GET", "/openapi.yaml", Kind.PLAIN, 200),
    GET_PAGE("GET", "/", Kind.PLAIN, 200);

    /** How a route is served, and so which refusals it has whatever the ledger says. */
    enum Kind {
        COMMAND(400, 406, 408, 413, 415, 422, 503, 507),
        ACTIVITY(400, 406, 408, 413, 415, 503, 507),
        QUERY(400, 406, 503),
        READING(400, 406, 500, 503),
        PLAIN(406, 503);

        private final List<Integer> statuses;

        Kind(final Integer... statuses) {
            this.statuses = List.of(statuses);
        }
    }

    private final String method;
    private final String template;
    private final Kind kind;
    private final int successStatus;
    private final List<ResultCode> refusals;

    Route(
            final String method,
            final String template,
            final Kind kind,
            final int successStatus,
            final ResultCode... refusals) {
        this.method = method;
        this.template = template;
        this.kind = kind;
        this.successStatus = successStatus;
        this.refusals = List.of(refusals);
    }

    String method() {
        return method;
    }

    /** @return the path, with names in braces for segments that vary. */
    String template() {
        return template;
    }

    Kind kind() {
        return kind;
    }

    int successStatus() {
        return successStatus;
    }

    /** @return what the ledger may say to it, besides what it says to any command. */
    List<ResultCode> refusals() {
        return refusals;
    }

    /** @return every status the route answers with. */
    SortedSet<Integer> statuses() {
        final SortedSet<Integer> statuses = new TreeSet<>(kind.statuses);
        statuses.add(successStatus);
        refusals.forEach(refusal -> statuses.add(ResultStatuses.of(refusal)));
        return statuses;
    }
}
