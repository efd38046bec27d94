package org.caloriebank.adapter.http;

import java.util.function.BiFunction;
import org.caloriebank.journal.JournalException;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question whose answer is in the files. The ledger is asked only where the newest record is, like any query, so that the answer shows exactly what was
 * acknowledged; a page after the first needs not even that. A reader's thread does the rest.
 */
final class ReadingExchange {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingExchange.class);

    private final Exchange exchange;
    private final DoorParts parts;
    private final JournalReaders readers;

    ReadingExchange(final Exchange exchange, final DoorParts parts, final JournalReaders readers) {
        this.exchange = exchange;
        this.parts = parts;
        this.readers = readers;
    }

    /** Answer with a page about a member. */
    void startPages(final long memberId, final PageParameters parameters, final Pages pages) {
        if (parameters.cursor() == null) {
            ask(new Query.Member(memberId), (member, asOf) -> pages.first(member.lastSequence(), asOf));
        } else {
            submit(pages.after(parameters.cursor()));
        }
    }

    /** @param reading what is to be read, by what the ledger says. */
    <A extends Answer> void ask(final Query<A> query, final BiFunction<A, Reading.AsOf, Reading> reading) {
        QueryExchange.ask(exchange, parts, query, (answer, asOf) -> submit(reading.apply(answer, asOf)));
    }

    /** Hand over to a reader, or refuse when too many wait. Any thread. */
    private void submit(final Reading reading) {
        final long startNs = System.nanoTime();
        if (!readers.trySubmit(reader -> {
            read(reader, reading);
            parts.metrics().onReadNanos(System.nanoTime() - startNs);
        })) {
            parts.handOver(exchange, () -> exchange.refuse(Problem.of(DoorCode.TOO_BUSY)));
        }
    }

    private void read(final JournalReaders reader, final Reading reading) {
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
