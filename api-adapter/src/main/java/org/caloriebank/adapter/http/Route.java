package org.caloriebank.adapter.http;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caloriebank.protocol.ResultCode;

/**
 * One method and path the door answers, with the statuses it answers them with. {@code openapi.yaml} says the same to callers; a test compares the two. HEAD is
 * answered wherever GET is. Immutable; any thread.
 */
abstract class Route {
    private final String method;
    private final String template;
    private final int successStatus;
    private final List<Integer> standingStatuses;
    private final List<ResultCode> refusals;

    /**
     * @param template the path, with names in braces for segments that vary.
     * @param standingStatuses of refusals it has whatever the ledger says.
     * @param refusals what the ledger may say to it, besides what it says to any command.
     */
    Route(
            final String method,
            final String template,
            final int successStatus,
            final List<Integer> standingStatuses,
            final List<ResultCode> refusals) {
        this.method = method;
        this.template = template;
        this.successStatus = successStatus;
        this.standingStatuses = standingStatuses;
        this.refusals = refusals;
    }

    /**
     * Begin to answer a request. Never blocks.
     *
     * @throws RequestRefusedException if it is refused at once.
     */
    abstract void start(Exchange exchange, DoorParts parts);

    final String method() {
        return method;
    }

    final String template() {
        return template;
    }

    final int successStatus() {
        return successStatus;
    }

    /** @return every status the route answers with. */
    final SortedSet<Integer> statuses() {
        final SortedSet<Integer> statuses = new TreeSet<>(standingStatuses);
        statuses.add(successStatus);
        refusals.forEach(refusal -> statuses.add(ResultStatuses.of(refusal)));
        return statuses;
    }

    final List<ResultCode> refusals() {
        return refusals;
    }

    @Override
    public final String toString() {
        return method + " " + template;
    }
}
