package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import tools.jackson.core.JsonGenerator;

/**
 * A route that asks the ledger: the question, and what is told of the answer besides the sequence and ledger time it is true for.
 *
 * @param <A> the answer.
 */
final class QueryRoute<A extends Answer> extends Route {
    private static final int OK = 200;
    private static final List<Integer> STATUSES = List.of(400, 406, 503);

    /** Turns a request into a question; may throw {@link RequestRefusedException}. */
    @FunctionalInterface
    interface Reader<A extends Answer> {
        Query<A> read(QueryRequest request);
    }

    /** Writes the answer's fields. */
    @FunctionalInterface
    interface Text<A> {
        void write(JsonGenerator json, A answer);
    }

    private final Reader<A> reader;
    private final Text<A> text;

    private QueryRoute(
            final String template, final List<ResultCode> refusals, final Reader<A> reader, final Text<A> text) {
        super("GET", template, OK, STATUSES, refusals);
        this.reader = reader;
        this.text = text;
    }

    static <A extends Answer> QueryRoute<A> get(
            final String template, final Reader<A> reader, final Text<A> text, final ResultCode... refusals) {
        return new QueryRoute<>(template, List.of(refusals), reader, text);
    }

    @Override
    void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final Query<A> query = reader.read(QueryRequest.of(exchange));
        QueryExchange.ask(
                exchange,
                parts,
                query,
                (answer, asOf) -> parts.handOver(exchange, () -> answer(exchange, answer, asOf)));
    }

    private void answer(final Exchange exchange, final A answer, final Reading.AsOf asOf) {
        final byte[] body = JsonText.object(json -> {
            text.write(json, answer);
            json.writeNumberProperty("asOfSequence", asOf.sequence());
            json.writeNumberProperty("asOfMs", asOf.timeMs());
        });
        exchange.answer(successStatus(), JsonText.MEDIA_TYPE, body);
    }
}
