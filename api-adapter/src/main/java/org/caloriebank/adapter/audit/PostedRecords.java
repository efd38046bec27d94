package org.caloriebank.adapter.audit;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/** Of a journal's records, passes on those that moved coins or tell of an event, within a stretch. One thread. */
public final class PostedRecords implements JournalRecords.Visitor {
    /** A record that moved coins or tells of an event. */
    public record Posted(
            long sequence,
            long timeMs,
            long block,
            String command,
            ResultCode code,
            List<Posting> postings,
            List<Outcome.Event> events) {}

    /**
     * Coins moved from one account to another.
     *
     * @param debit whose balance falls, such as MEMBER:42.
     * @param credit whose balance rises.
     */
    public record Posting(Account debit, Account credit, long amountCenticoins) {}

    /** Takes such records in order. */
    @FunctionalInterface
    public interface Sink {
        void onPosted(Posted posted);
    }

    private final Span span;
    private final Sink sink;
    private final CommandNames names = new CommandNames();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private long block;

    public PostedRecords(final Span span, final Sink sink) {
        this.span = span;
        this.sink = sink;
    }

    @Override
    public void onBlock(final long number) {
        block = number;
    }

    @Override
    public void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        if (!span.contains(sequence, timeMs)) {
            return;
        }
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        final ResultCode code = ResultCode.of(outcome.resultCode());
        final List<Posting> postings = new ArrayList<>(2);
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            postings.add(new Posting(
                    new Account(posting.debitKind(), posting.debitOwner()),
                    new Account(posting.creditKind(), posting.creditOwner()),
                    posting.amountCenticoins()));
        }
        outcome.touches().forEach(touch -> {}); // the groups stand one behind the other, and are passed in order
        final List<Outcome.Event> events = new ArrayList<>(0);
        for (final OutcomeDecoder.EventsDecoder event : outcome.events()) {
            events.add(new Outcome.Event(
                    event.kind(),
                    event.facilityId(),
                    event.subjectId(),
                    event.memberId(),
                    event.value(),
                    event.detail()));
        }
        if (!postings.isEmpty() || !events.isEmpty()) {
            sink.onPosted(new Posted(sequence, timeMs, block, names.of(buffer, commandOffset), code, postings, events));
        }
    }
}
