package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.protocol.ResultCode;

/** A route that is served in a way of its own. */
final class PlainRoute extends Route {
    private static final List<Integer> STATUSES = List.of(406, 503);

    /** Begins to answer; as {@link Route#start}. */
    @FunctionalInterface
    interface Work {
        void start(Exchange exchange, DoorParts parts);
    }

    private final Work work;

    private PlainRoute(
            final String method,
            final String template,
            final int successStatus,
            final List<Integer> statuses,
            final List<ResultCode> refusals,
            final Work work) {
        super(method, template, successStatus, statuses, refusals);
        this.work = work;
    }

    /** @return a route that answers 406 and 503 besides its success. */
    static PlainRoute of(final String method, final String template, final int successStatus, final Work work) {
        return of(method, template, successStatus, STATUSES, work);
    }

    /** @param statuses of refusals it has whatever the ledger says. */
    static PlainRoute of(
            final String method,
            final String template,
            final int successStatus,
            final List<Integer> statuses,
            final Work work,
            final ResultCode... refusals) {
        return new PlainRoute(method, template, successStatus, statuses, List.of(refusals), work);
    }

    @Override
    void start(final Exchange exchange, final DoorParts parts) {
        work.start(exchange, parts);
    }
}
