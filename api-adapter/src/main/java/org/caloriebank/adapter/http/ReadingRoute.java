package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.protocol.ResultCode;

/** A route whose answer is read from the bank's files. */
final class ReadingRoute extends Route {
    private static final int OK = 200;
    private static final List<Integer> STATUSES = List.of(400, 406, 500, 503);

    /** Begins to read about what the path names. */
    @FunctionalInterface
    interface Work {
        void start(ReadingExchange exchange, long id, PageParameters parameters);
    }

    private final Work work;
    private final boolean isSlow;

    /** @param isSlow whether it may take long: then it does not keep the others waiting. */
    ReadingRoute(final String template, final Work work, final boolean isSlow, final ResultCode... refusals) {
        super("GET", template, OK, STATUSES, List.of(refusals));
        this.work = work;
        this.isSlow = isSlow;
    }

    @Override
    void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final long id = exchange.parameters().id(0);
        final PageParameters parameters = PageParameters.of(exchange.request());
        final JournalReaders readers = isSlow ? parts.slowReaders() : parts.readers();
        work.start(new ReadingExchange(exchange, parts, readers), id, parameters);
    }
}
