package org.caloriebank.adapter.http;

import java.util.function.BiFunction;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question whose answer is in the files. The ledger is asked only where the newest record is, like any query, so that the answer shows exactly what was
 * acknowledged; a page after the first needs not even that. A reader's thread does the rest.
 */
final class ReadingExchange implements ReplyHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingExchange.class);

    private static final int NOT_FOUND = 404;

    private final Exchange exchange;
    private final DoorParts parts;
    private final BiFunction<Answer, Reading.AsOf, Reading> reading;

    private ReadingExchange(
            final Exchange exchange, final DoorParts parts, final BiFunction<Answer, Reading.AsOf, Reading> reading) {
        this.exchange = exchange;
        this.parts = parts;
        this.reading = reading;
    }

    static void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final long id = CommandReader.id(exchange.parameters().get(0));
        final PageParameters parameters = PageParameters.of(exchange.request());
        switch (exchange.route()) {
            case GET_STATEMENT -> startPages(exchange, parts, id, parameters, new StatementPages(id, parameters));
            case GET_WHY -> startPages(exchange, parts, id, parameters, new WhyPages(id, parameters));
            case GET_SETTLEMENT -> {
                final SettlementReading settlement = new SettlementReading(id, parameters.period());
                ask(
                        exchange,
                        parts,
                        new Query.Merchant(id),
                        (answer, asOf) -> settlement.of((Answer.Merchant) answer, asOf));
            }
            default -> throw new IllegalArgumentException(exchange.route() + " is not read from files");
        }
    }

    private static void startPages(
            final Exchange exchange,
            final DoorParts parts,
            final long memberId,
            final PageParameters parameters,
            final Pages pages) {
        if (parameters.cursor() == null) {
            ask(
                    exchange,
                    parts,
                    new Query.Member(memberId),
                    (answer, asOf) -> pages.first(((Answer.Member) answer).lastSequence(), asOf));
        } else {
            submit(exchange, parts, pages.after(parameters.cursor()));
        }
    }

    private static void ask(
            final Exchange exchange,
            final DoorParts parts,
            final Query<?> query,
            final BiFunction<Answer, Reading.AsOf, Reading> reading) {
        final PublishResult result =
                parts.publisher().tryPublish(query, new ReadingExchange(exchange, parts, reading), 0);
        if (result != PublishResult.PUBLISHED) {
            exchange.refuse(Problem.of(CommandExchange.refusal(result)));
        }
    }

    @Override
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final Answer answer = Answer.decode(buffer, offset);
        if (answer.code() == ResultCode.ACCEPTED) {
            submit(exchange, parts, reading.apply(answer, new Reading.AsOf(sequence, timeMs)));
        } else {
            parts.handOver(exchange, () -> exchange.refuse(Problem.of(answer.code(), NOT_FOUND, null, 0)));
        }
    }

    @Override
    public void onStopped(final long correlationId) {
        parts.handOver(exchange, () -> exchange.refuse(Problem.of(DoorCode.STOPPED)));
    }

    /** Hand over to a reader, or refuse when too many wait. Any thread. */
    private static void submit(final Exchange exchange, final DoorParts parts, final Reading reading) {
        final long startNs = System.nanoTime();
        final JournalReaders readers = exchange.route() == Route.GET_SETTLEMENT ? parts.slowReaders() : parts.readers();
        if (!readers.trySubmit(reader -> {
            read(exchange, reader, reading);
            parts.metrics().onReadNanos(System.nanoTime() - startNs);
        })) {
            parts.handOver(exchange, () -> exchange.refuse(Problem.of(DoorCode.TOO_BUSY)));
        }
    }

    private static void read(final Exchange exchange, final JournalReaders reader, final Reading reading) {
        try {
            exchange.answer(exchange.route().successStatus(), JsonText.MEDIA_TYPE, reading.read(reader.seek()));
        } catch (final RequestRefusedException e) {
            exchange.refuse(e.problem());
        } catch (final JournalException e) {
            reader.forget();
            LOG.error("{}: {}", exchange.request().getHttpURI(), e.getMessage());
            exchange.refuse(Problem.of(DoorCode.JOURNAL_FAILED, e.getMessage()));
        } catch (final RuntimeException e) {
            reader.forget();
            DoorHandler.onUnexpected(exchange, e);
        }
    }
}
