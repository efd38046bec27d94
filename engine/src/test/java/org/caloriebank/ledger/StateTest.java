package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.ledger.memory.SavedMemory;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.workload.Recording;
import org.caloriebank.workload.WorkloadConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that took over another's state is that ledger. */
class StateTest {
    private static final int STEPS = 6_000;
    /** Of the settings' count, behind sequence and time. */
    private static final int WORD_OF_SETTINGS = 2;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGoOnLikeTheLedgerItTookOver(final long seed) {
        final Recording recording = Recording.of(seed, WorkloadConfig.standard(), STEPS);
        try (Ledger original = new Ledger()) {
            int from = 0;
            for (final int cut : new int[] {0, 1, 700, 2_500, 4_999}) {
                recording.playOn(original, from, cut);
                from = cut;
                try (Ledger copy = new Ledger();
                        Ledger other = new Ledger()) {
                    StateImage.of(original).loadInto(copy);
                    assertSame(original, copy, "seed " + seed + " cut " + cut);
                    recording.playOn(other, 0, cut);

                    final List<byte[]> expected = recording.playOn(other, cut, STEPS);
                    final List<byte[]> outcomes = recording.playOn(copy, cut, STEPS);
                    for (int i = 0; i < expected.size(); i++) {
                        assertArrayEquals(
                                expected.get(i), outcomes.get(i), "seed " + seed + " cut " + cut + " at " + i);
                    }
                    assertSame(other, copy, "seed " + seed + " after cut " + cut);
                }
            }
        }
    }

    /** At each of these places something else is in the middle: bookings, visits, a refund of water, lights, challenges. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2})
    void shouldGoOnFromAnyPlaceOfADayAtASportsCentre(final long seed) {
        final Recording recording = Recording.ofCentre(seed);
        try (Ledger original = new Ledger()) {
            final List<byte[]> expected = recording.playOn(original);
            for (int cut = recording.middle() % 5; cut < recording.size(); cut += 5) {
                try (Ledger half = new Ledger();
                        Ledger copy = new Ledger()) {
                    recording.playOn(half, 0, cut);
                    StateImage.of(half).loadInto(copy);
                    assertSame(half, copy, "seed " + seed + " cut " + cut);

                    final List<byte[]> outcomes = recording.playOn(copy, cut, recording.size());
                    for (int i = 0; i < outcomes.size(); i++) {
                        assertArrayEquals(
                                expected.get(cut + i), outcomes.get(i), "seed " + seed + " cut " + cut + " at " + i);
                    }
                    assertSame(original, copy, "seed " + seed + " after cut " + cut);
                    assertTrue(StateImage.of(original).isSameAs(StateImage.of(copy)), "seed " + seed + " cut " + cut);
                }
            }
        }
    }

    /** So many members that buckets have split and overflowed, in ids that no pattern helps. */
    @Test
    void shouldFindEachMembersLastRecordInASavedState() {
        final int members = 5_000;
        try (Ledger ledger = new Ledger()) {
            final SplittableRandom random = new SplittableRandom(21);
            final Map<Long, Long> lastSequenceByMemberId = new HashMap<>();
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2_048]);
            for (int i = 0; i < members; i++) {
                final long memberId = random.nextLong(1, Long.MAX_VALUE);
                new Command.PutMember(new CommandId(1, i), 1, memberId, 70_000, 0, MemberStatus.ACTIVE)
                        .encode(buffer, 0);
                ledger.apply(1_000, buffer, 0, buffer, 1_024);
                lastSequenceByMemberId.put(memberId, ledger.lastSequence());
            }
            final StateImage image = StateImage.of(ledger);

            final SavedMembers saved = new SavedMembers(image.words());
            final SavedMemory memory = image.memory();

            assertEquals(members, saved.lastSequence());
            lastSequenceByMemberId.forEach(
                    (memberId, sequence) -> assertEquals(sequence, saved.lastSequenceOf(memberId, memory)));
            for (int i = 0; i < members; i++) {
                final long stranger = random.nextLong(1, Long.MAX_VALUE);
                assertEquals(lastSequenceByMemberId.getOrDefault(stranger, 0L), saved.lastSequenceOf(stranger, memory));
            }
        }
    }

    @Test
    void shouldTakeOverAStateInPlaceOfItsOwn() {
        try (Ledger full = new Ledger();
                Ledger small = new Ledger()) {
            Recording.of(5, WorkloadConfig.standard(), STEPS).playOn(full);
            Recording.of(6, WorkloadConfig.standard(), 300).playOn(small);

            StateImage.of(small).loadInto(full);

            assertSame(small, full, "taken over");
        }
    }

    /** The bytes of a state are a function of the commands: two banks may be compared by them. */
    @Test
    void shouldHandOverTheSameBytesWhenTheSameCommandsRan() {
        final Recording recording = Recording.of(8, WorkloadConfig.standard(), STEPS);
        try (Ledger one = new Ledger();
                Ledger other = new Ledger()) {
            recording.playOn(one);
            recording.playOn(other, 0, 3_000);
            try (Ledger copy = new Ledger()) {
                StateImage.of(other).loadInto(copy);
                recording.playOn(copy, 3_000, STEPS);

                assertTrue(StateImage.of(one).isSameAs(StateImage.of(copy)));
            }
        }
    }

    @Test
    void shouldRefuseAStateThatIsNotItsOwnKind() {
        try (Ledger ledger = new Ledger();
                Ledger copy = new Ledger()) {
            final StateImage image = StateImage.of(ledger);

            assertThrows(LedgerCorruptedException.class, () -> image.withWord(WORD_OF_SETTINGS, 3)
                    .loadInto(copy));
        }
    }

    private static void assertSame(final Ledger expected, final Ledger actual, final String message) {
        actual.verify();
        assertEquals(expected.stateHash(), actual.stateHash(), message);
        assertEquals(expected.idempotencyHash(), actual.idempotencyHash(), message);
        assertEquals(expected.lastSequence(), actual.lastSequence(), message);
        assertEquals(expected.timeMs(), actual.timeMs(), message);
        assertEquals(expected.dueAtMs(), actual.dueAtMs(), message);
        assertEquals(expected.memberCount(), actual.memberCount(), message);
        assertEquals(expected.memberDayCount(), actual.memberDayCount(), message);
        assertEquals(expected.idCount(), actual.idCount(), message);
        assertEquals(expected.offHeapBytes(), actual.offHeapBytes(), message);
    }
}
