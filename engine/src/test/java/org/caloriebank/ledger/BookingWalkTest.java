package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.FACILITY;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any sequence of commands and ticks keeps the invariants, sells no place twice, and comes to the same outcomes on a copy taken on the way, be it in the
 * middle of a start.
 */
class BookingWalkTest {
    private static final int STEPS = 4_000;
    private static final int MEMBERS = 12;
    private static final int SPACES = 3;
    private static final int COPY_EVERY = 37;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepInvariantsAndComeToTheSameOnACopy(final long seed) {
        try (BookingScene bookings = new BookingScene(MEMBERS)) {
            for (int space = 2; space <= SPACES; space++) {
                bookings.facilities.putSpace(space, FACILITY, SpaceKind.COURT, 6, 7, 0, 0);
            }
            bookings.scene.set(Setting.REFUND_WINDOW_MS, 5 * HOUR_MS);
            final Walk walk = new Walk(bookings, seed);
            for (int step = 0; step < STEPS; step++) {
                walk.step("seed " + seed + " step " + step);
            }
            walk.assertAllHappened();
        }
    }

    private static final class Walk {
        private final BookingScene bookings;
        private final LedgerScene scene;
        private final Random random;
        private final List<Long> sessionIds = new ArrayList<>();
        private final List<Long> bookingIds = new ArrayList<>();
        private final Map<Long, Integer> capacityBySession = new HashMap<>();
        private final Map<Long, Long> takenBySession = new HashMap<>();
        private final Map<EventKind, Integer> countByKind = new EnumMap<>(EventKind.class);
        private Ledger copy;
        private LedgerPort copyPort;

        Walk(final BookingScene bookings, final long seed) {
            this.bookings = bookings;
            scene = bookings.scene;
            random = new Random(seed);
        }

        void step(final String at) {
            if (copy == null && random.nextInt(COPY_EVERY) == 0) {
                copy = new Ledger();
                StateImage.of(scene.ledger).loadInto(copy);
                copyPort = new LedgerPort(copy);
            }
            scene.advanceMs(random.nextInt(3) == 0 ? random.nextInt(20 * 60_000) : random.nextInt(1_000));
            final boolean isDue = scene.ledger.dueAtMs() <= scene.nowMs();
            final Command command = isDue && random.nextInt(3) > 0 ? new Command.Tick() : draw();
            final Outcome outcome = scene.apply(command);
            note(command, outcome);
            scene.ledger.verify();
            outcome.events().forEach(event -> note(event, at));
            if (copy != null) {
                assertEquals(outcome, copyPort.apply(scene.nowMs(), command), at);
                assertArrayEquals(scene.port.lastOutcomeBytes(), copyPort.lastOutcomeBytes(), at);
                if (random.nextInt(COPY_EVERY) == 0) {
                    copy.verify();
                    assertEquals(scene.ledger.stateHash(), copy.stateHash(), at);
                    assertEquals(scene.ledger.dueAtMs(), copy.dueAtMs(), at);
                    copy.close();
                    copy = null;
                }
            }
        }

        private Command draw() {
            final long memberId = 1 + random.nextInt(MEMBERS);
            final long spaceId = 1 + random.nextInt(SPACES);
            final long startMs = scene.nowMs() + random.nextInt(40) * 15 * 60_000L;
            final long endMs = startMs + (1 + random.nextInt(8)) * 15 * 60_000L;
            return switch (random.nextInt(16)) {
                case 0, 1 ->
                    new BookingCommand.OpenSession(
                            scene.nextId(),
                            CALLER,
                            1 + random.nextInt(6),
                            spaceId,
                            startMs,
                            endMs,
                            random.nextInt(4) == 0 ? 0 : random.nextInt(20_00),
                            random.nextInt(120),
                            random.nextInt(10_001));
                case 2, 3 ->
                    new BookingCommand.OpenGame(
                            scene.nextId(), CALLER, 2 + random.nextInt(5), spaceId, memberId, startMs, endMs);
                case 4 -> new BookingCommand.MoveSession(scene.nextId(), CALLER, one(sessionIds), startMs, endMs);
                case 5 ->
                    new BookingCommand.CancelSession(scene.nextId(), CALLER, random.nextInt(3) == 0, one(sessionIds));
                case 6, 7, 8 -> bookings.cancelBooking(one(bookingIds));
                case 9 ->
                    new Command.AdjustBalance(
                            scene.nextId(), CALLER, memberId, 1 + random.nextInt(50_00), LedgerScene.OPERATOR, "");
                default -> bookings.tryBook(one(sessionIds), memberId);
            };
        }

        /** @return one of the last few. */
        private long one(final List<Long> ids) {
            final int from = Math.max(0, ids.size() - 12);
            return ids.isEmpty() ? 1 : ids.get(from + random.nextInt(ids.size() - from));
        }

        private void note(final Command command, final Outcome outcome) {
            if (outcome.code() != ResultCode.ACCEPTED) {
                return;
            }
            if (command instanceof BookingCommand.OpenSession open) {
                sessionIds.add(outcome.reference());
                capacityBySession.put(outcome.reference(), open.capacity());
            } else if (command instanceof BookingCommand.OpenGame game) {
                sessionIds.add(outcome.reference());
                bookingIds.add(outcome.reference());
                capacityBySession.put(outcome.reference(), game.players());
            } else if (command instanceof BookingCommand.Book) {
                bookingIds.add(outcome.reference());
            }
        }

        /** Places taken, counted by what was told alone. */
        private void note(final Outcome.Event event, final String at) {
            countByKind.merge(event.kind(), 1, Integer::sum);
            final long sessionId = event.subjectId();
            switch (event.kind()) {
                case BOOKED -> {
                    assertEquals(takenBySession.merge(sessionId, 1L, Long::sum), event.value(), at);
                    assertTrue(event.value() <= capacityBySession.get(sessionId), at);
                }
                case BOOKING_CANCELLED ->
                    assertEquals(takenBySession.merge(sessionId, -1L, Long::sum), event.value(), at);
                case SESSION_STARTED, SESSION_CANCELLED, SESSION_ENDED ->
                    assertEquals(takenBySession.getOrDefault(sessionId, 0L), event.value(), at);
                case BOOKING_RELEASED, NO_SHOW -> takenBySession.merge(sessionId, -1L, Long::sum);
                default -> {
                    // places stay
                }
            }
        }

        /** A walk that never came by something proves nothing of it. */
        void assertAllHappened() {
            for (int kind = EventKind.SESSION_OPENED.value(); kind <= EventKind.NO_SHOW.value(); kind++) {
                final EventKind wanted = EventKind.get((byte) kind);
                assertTrue(countByKind.getOrDefault(wanted, 0) > 10, wanted + ": " + countByKind);
            }
            if (copy != null) {
                copy.close();
            }
        }
    }
}
