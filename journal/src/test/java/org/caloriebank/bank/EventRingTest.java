package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.OutcomeEvents;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventRingTest {
    private static final int CAPACITY = 64;
    private static final long START = 1_000;

    private final EventRing ring = new EventRing(CAPACITY, START);
    private final UnsafeBuffer outcome = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
    private final OutcomeEvents events = new OutcomeEvents();

    @Test
    void shouldTellNothingButWhereItStandsWhileNothingHappens() {
        final EventPage page = ring.read(START, START + 5, EventFilter.all(), 10);

        assertEquals(new EventPage(List.of(), START + 5, false), page);
        assertEquals(START, ring.lastSequence());
    }

    @Test
    void shouldNotAnswerForRecordsBeforeItsStart() {
        assertNull(ring.read(START - 1, START, EventFilter.all(), 10));
    }

    @Test
    void shouldTellWholeRecordsInOrderAndEachFieldAsItWas() {
        add(START + 1, 2);
        add(START + 4, 3);

        final EventPage page = ring.read(START, START + 9, EventFilter.all(), 10);

        assertEquals(START + 9, page.throughSequence());
        assertEquals(5, page.events().size());
        final BankEvent last = page.events().get(4);
        assertEquals(START + 4, last.sequence());
        assertEquals(10 * (START + 4), last.timeMs());
        assertEquals(EventKind.SPACE_ENTERED, last.event().kind());
        assertEquals(3, last.event().facilityId());
        assertEquals(START + 4, last.event().subjectId());
        assertEquals(77, last.event().memberId());
        assertEquals(-2, last.event().value());
        assertEquals(255, last.event().detail());
    }

    @Test
    void shouldEndFullPageBehindWholeRecord() {
        add(START + 1, 3);
        add(START + 2, 1);

        final EventPage page = ring.read(START, START + 2, EventFilter.all(), 1);

        assertEquals(3, page.events().size());
        assertEquals(START + 1, page.throughSequence());
        assertTrue(page.isMore());
        assertFalse(ring.read(page.throughSequence(), START + 2, EventFilter.all(), 1)
                .isMore());
    }

    @Test
    void shouldTellOnlyWhatTheFilterTakes() {
        add(START + 1, 3);

        assertEquals(1, read(EventFilter.ofFacility(2)));
        assertEquals(0, read(EventFilter.ofFacility(2).only(EventKind.CHECKED_IN)));
        assertEquals(3, read(EventFilter.all().only(EventKind.CHECKED_IN, EventKind.SPACE_ENTERED)));
    }

    @Test
    void shouldForgetTheOldestWhenFull() {
        for (long i = 1; i <= 3 * CAPACITY; i++) {
            add(START + i, 1);
        }
        final long last = START + 3 * CAPACITY;
        final long oldest = last - ring.kept() + 1;

        assertNull(ring.read(oldest - 1, last, EventFilter.all(), CAPACITY));
        assertEquals(
                ring.kept() - 1,
                ring.read(oldest, last, EventFilter.all(), CAPACITY).events().size());
        assertEquals(3 * CAPACITY, ring.count());
    }

    @Test
    void shouldTellEachEventOnceOrNothingToReaderBesideTheWriter() throws InterruptedException {
        final long seed = new SplittableRandom().nextLong();
        final SplittableRandom random = new SplittableRandom(seed);
        final long records = 200_000;
        final Thread writer = new Thread(() -> {
            for (long i = 1; i <= records; i++) {
                add(START + i, 1 + random.nextInt(4));
            }
        });

        writer.start();
        long after = START;
        while (after < START + records) {
            final EventPage page = ring.read(after, 0, EventFilter.all(), 16);
            if (page == null) {
                after = ring.lastSequence(); // overtaken
            } else {
                requireWhole(page, after, seed);
                after = page.throughSequence();
            }
        }
        writer.join();

        assertNotNull(ring.read(START + records, START + records, EventFilter.all(), 1));
    }

    /** Every record has the next sequence, and its events are numbered. */
    private static void requireWhole(final EventPage page, final long after, final long seed) {
        long sequence = after;
        long number = 0;
        for (final BankEvent event : page.events()) {
            number = event.sequence() == sequence ? number + 1 : 0;
            sequence = event.sequence() == sequence ? sequence : sequence + 1;
            assertEquals(sequence, event.sequence(), "seed " + seed);
            assertEquals(-number, event.event().value(), "seed " + seed);
            assertEquals(sequence, event.event().subjectId(), "seed " + seed);
        }
        assertEquals(sequence, page.throughSequence(), "seed " + seed);
    }

    private int read(final EventFilter filter) {
        return ring.read(START, START + 1, filter, 10).events().size();
    }

    private void add(final long sequence, final int count) {
        final OutcomeEncoder encoder = new OutcomeEncoder().wrapAndApplyHeader(outcome, 0, new MessageHeaderEncoder());
        encoder.postingsCount(1).next().amountCenticoins(1);
        encoder.touchesCount(2).next().next();
        final OutcomeEncoder.EventsEncoder group = encoder.eventsCount(count);
        for (int i = 0; i < count; i++) {
            group.next()
                    .facilityId(1L + i)
                    .subjectId(sequence)
                    .memberId(77)
                    .value(-i)
                    .kind(EventKind.SPACE_ENTERED)
                    .detail((short) 255);
        }
        assertEquals(count, events.wrap(outcome, 0));
        ring.add(sequence, 10 * sequence, events, count);
    }
}
