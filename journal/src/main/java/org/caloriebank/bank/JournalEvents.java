package org.caloriebank.bank;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.OutcomeEvents;

/** Reads one page of events from the journal's files. One thread, for one page. */
final class JournalEvents implements RecordVisitor {
    /** A page looks at no more blocks, so that nobody waits long for his first event. */
    private static final int BLOCKS_MAX = 256;

    private final JournalSeek seek;
    private final EventFilter filter;
    private final int eventsMax;
    private final OutcomeEvents events = new OutcomeEvents();
    private final List<BankEvent> found = new ArrayList<>();
    private long through;

    JournalEvents(final JournalSeek seek, final EventFilter filter, final int eventsMax) {
        this.seek = seek;
        this.filter = filter;
        this.eventsMax = eventsMax;
    }

    /** @param lastSequence to read; the journal has it. */
    EventPage read(final long afterSequence, final long lastSequence) {
        through = afterSequence;
        for (int blocks = 0; blocks < BLOCKS_MAX && found.size() < eventsMax && through < lastSequence; blocks++) {
            final Block block = seek.blockOf(through + 1);
            if (block == null && seek.firstSequence() <= through + 1) {
                break; // the file system does not show it yet
            }
            if (block == null) {
                throw new JournalException(
                        JournalException.Kind.NOT_COVERED,
                        "The journal here does not tell of record " + (through + 1) + " any more; it begins at record "
                                + seek.firstSequence() + ".");
            }
            block.forEachRecord(through + 1, lastSequence, this);
        }
        return new EventPage(found, through, through < lastSequence);
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
        if (found.size() >= eventsMax) {
            return;
        }
        through = sequence;
        final int count = events.wrap(buffer, outcomeOffset);
        for (int i = 0; i < count; i++) {
            if (filter.takes(events.facilityId(i), events.kind(i).value())) {
                found.add(new BankEvent(
                        sequence,
                        timeMs,
                        new Outcome.Event(
                                events.kind(i),
                                events.facilityId(i),
                                events.subjectId(i),
                                events.memberId(i),
                                events.value(i),
                                events.detail(i))));
            }
        }
    }
}
