package org.caloriebank.ledger.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StatePipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of several spaces, opened, closed and forgotten at random, against a list. */
class OutIntervalsTest {
    private static final int SPACES = 3;
    private static final int STEPS = 3_000;
    private static final long WINDOW_MS = 40;
    private static final long LASTS = Long.MAX_VALUE;

    /** In the order they closed. */
    private final Queue<Plain> closed = new ArrayDeque<>();

    /** One interval as anybody would keep it. */
    private static final class Plain {
        final int space;
        final long beginsAtMs;
        long endsAtMs = LASTS;

        Plain(final int space, final long beginsAtMs) {
            this.space = space;
            this.beginsAtMs = beginsAtMs;
        }

        long outMs(final long fromMs, final long toMs, final long nowMs) {
            final long endMs = endsAtMs == LASTS ? nowMs : endsAtMs;
            return Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, beginsAtMs));
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldTellTheTimeOutOfRangeAsAListDoes(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Plain> plain = new ArrayList<>();
        long nowMs = 1_000;
        try (WatchedSpaces spaces = watched()) {
            for (int step = 0; step < STEPS; step++) {
                final String message = "seed " + seed + " step " + step;
                nowMs += random.nextInt(4);
                final int space = 1 + random.nextInt(SPACES);
                turn(spaces, plain, space, nowMs);
                forget(spaces, plain, nowMs, random.nextInt(3));
                final long fromMs = nowMs - random.nextInt(200);
                final long toMs = fromMs + random.nextInt(150) - 10;
                assertEquals(
                        outMs(plain, space, fromMs, toMs, nowMs),
                        spaces.intervals().outMs(space, fromMs, toMs, nowMs),
                        message);
                assertEquals(
                        outMs(plain, space, Long.MIN_VALUE, toMs, nowMs),
                        spaces.intervals().outMs(space, Long.MIN_VALUE, toMs, nowMs),
                        message + " from the beginning of time");
                if (step % 100 == 0) {
                    spaces.verify();
                }
            }
            try (WatchedSpaces copy = new WatchedSpaces()) {
                StatePipe.pass(spaces::saveTo, copy::loadFrom);
                copy.verify();
                for (int space = 1; space <= SPACES; space++) {
                    assertEquals(
                            outMs(plain, space, 0, nowMs, nowMs),
                            copy.intervals().outMs(space, 0, nowMs, nowMs),
                            "seed " + seed + " copied");
                }
            }
        }
    }

    @Test
    void shouldFindThatAnIntervalLastsAlthoughNothingIsOut() {
        try (WatchedSpaces spaces = watched()) {
            spaces.intervals().open(1, 5);
            assertThrows(LedgerCorruptedException.class, spaces::verify);
        }
    }

    @Test
    void shouldFindThatSomethingIsOutAndNoIntervalLasts() {
        try (WatchedSpaces spaces = watched()) {
            WatchedRow.outParameters(spaces.address(1), 1);
            assertThrows(LedgerCorruptedException.class, spaces::verify);
        }
    }

    /** Go out of range, or come in, now. */
    private void turn(final WatchedSpaces spaces, final List<Plain> plain, final int space, final long nowMs) {
        final Plain last = plain.stream()
                .filter(interval -> interval.space == space)
                .reduce((one, other) -> other)
                .orElse(null);
        if (last != null && Math.max(last.beginsAtMs, last.endsAtMs == LASTS ? 0 : last.endsAtMs) >= nowMs) {
            return; // readings of one space follow one another
        }
        if (last == null || last.endsAtMs != LASTS) {
            spaces.intervals().open(space, nowMs);
            WatchedRow.outParameters(spaces.address(space), 1);
            plain.add(new Plain(space, nowMs));
        } else {
            spaces.intervals().close(space, nowMs, nowMs);
            WatchedRow.outParameters(spaces.address(space), 0);
            last.endsAtMs = nowMs;
            closed.add(last);
        }
    }

    private void forget(final WatchedSpaces spaces, final List<Plain> plain, final long nowMs, final int most) {
        for (int i = 0; i < most && spaces.intervals().forgettingDueAtMs(WINDOW_MS) <= nowMs; i++) {
            spaces.intervals().forgetFirstClosed();
            plain.remove(closed.remove());
        }
    }

    private static long outMs(
            final List<Plain> plain, final int space, final long fromMs, final long toMs, final long nowMs) {
        return plain.stream()
                .filter(interval -> interval.space == space)
                .mapToLong(interval -> interval.outMs(fromMs, toMs, nowMs))
                .sum();
    }

    private static WatchedSpaces watched() {
        final WatchedSpaces spaces = new WatchedSpaces();
        for (int space = 1; space <= SPACES; space++) {
            if (spaces.watch(100 + space, space) == Rows.NULL_ROW) {
                throw new AssertionError("no room");
            }
            WatchedRow.sameReadings(spaces.address(space), 1);
            WatchedRow.value(spaces.address(space), 0, 740);
        }
        return spaces;
    }
}
