package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.UNKNOWN_FACILITY;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MERCHANT;

import java.util.List;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.Query;

/** What is read from the bank's files. */
final class AuditRoutes {
    static final List<Route> ALL = List.of(
            new ReadingRoute(
                    "/v1/members/{memberId}/statement",
                    (exchange, memberId, parameters) ->
                            exchange.startPages(memberId, parameters, new StatementPages(memberId, parameters)),
                    false,
                    UNKNOWN_MEMBER),
            new ReadingRoute(
                    "/v1/members/{memberId}/why",
                    (exchange, memberId, parameters) ->
                            exchange.startPages(memberId, parameters, new WhyPages(memberId, parameters)),
                    false,
                    UNKNOWN_MEMBER),
            new ReadingRoute(
                    "/v1/merchants/{merchantId}/settlement",
                    (exchange, merchantId, parameters) -> exchange.ask(
                            new Query.Merchant(merchantId), new SettlementReading(merchantId, parameters.period())::of),
                    true,
                    UNKNOWN_MERCHANT),
            new ReadingRoute(
                    "/v1/facilities/{facilityId}/settlement",
                    (exchange, facilityId, parameters) -> exchange.ask(
                            new FacilityQuery.Facility(facilityId),
                            new FacilitySettlementReading(facilityId, parameters.period())::of),
                    true,
                    UNKNOWN_FACILITY));

    private AuditRoutes() {}
}
