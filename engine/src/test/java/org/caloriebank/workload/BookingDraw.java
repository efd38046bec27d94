package org.caloriebank.workload;

import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.CancelBooking;
import org.caloriebank.protocol.BookingCommand.CancelSession;
import org.caloriebank.protocol.BookingCommand.MoveSession;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.BookingCommand.OpenSession;
import org.caloriebank.protocol.Command;
import org.caloriebank.workload.Memory.UsedId;

/** Draws sessions soon to come, and who wants a place in them. */
final class BookingDraw {
    private static final long MINUTE_MS = 60_000;
    private static final long ROUND_MS = 5 * MINUTE_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    private final CentreFields centre;
    private final FieldDraw fields;
    private final Dice dice;
    private final Memory memory;

    BookingDraw(final CentreFields centre, final Memory memory) {
        this.centre = centre;
        fields = centre.fields;
        dice = centre.dice;
        this.memory = memory;
    }

    Command openSession(final long nowMs) {
        final UsedId id = fields.id();
        final long startMs = startMs(nowMs);
        return new OpenSession(
                id.id(),
                id.callerId(),
                dice.isOdd() ? dice.odd(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE) : dice.between(1, 3),
                centre.spaceId(),
                startMs,
                endMs(startMs),
                price(),
                dice.isOdd() ? dice.odd(-1, 43_201, 43_200) : dice.between(0, 30),
                lateShareBp());
    }

    Command openGame(final long nowMs) {
        final UsedId id = fields.id();
        final long startMs = startMs(nowMs);
        return new OpenGame(
                id.id(),
                id.callerId(),
                dice.isOdd() ? dice.odd(0, 1, 65, 64, Integer.MIN_VALUE) : dice.between(2, 4),
                centre.spaceId(),
                fields.memberId(),
                startMs,
                endMs(startMs));
    }

    Command moveSession(final long nowMs) {
        final UsedId id = fields.id();
        final long startMs = startMs(nowMs);
        return new MoveSession(id.id(), id.callerId(), sessionId(), startMs, endMs(startMs));
    }

    Command cancelSession() {
        final UsedId id = fields.id();
        return new CancelSession(id.id(), id.callerId(), dice.chance(500), sessionId());
    }

    Command book() {
        final UsedId id = fields.id();
        return new Book(id.id(), id.callerId(), sessionId(), fields.memberId());
    }

    Command cancelBooking() {
        final UsedId id = fields.id();
        return new CancelBooking(id.id(), id.callerId(), fields.newest(memory.bookingIds));
    }

    private long sessionId() {
        return fields.newest(memory.sessionIds);
    }

    /** Soon, and often at the same minute as others. */
    private long startMs(final long nowMs) {
        if (dice.isOdd()) {
            return dice.odd(
                    0,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    nowMs,
                    nowMs - 1,
                    nowMs + 366 * DAY_MS,
                    nowMs + 366 * DAY_MS + 1,
                    nowMs + 400 * DAY_MS);
        }
        final long startMs =
                switch (dice.between(0, 9)) {
                    case 0, 1, 2 -> nowMs + dice.between(0, 3 * DAY_MS);
                    case 3, 4, 5, 6 -> nowMs + dice.between(0, 8 * HOUR_MS);
                    default -> nowMs + dice.between(0, 30 * MINUTE_MS);
                };
        return dice.chance(600) ? (startMs / ROUND_MS + 1) * ROUND_MS : startMs;
    }

    private long endMs(final long startMs) {
        if (dice.isOdd()) {
            return dice.odd(
                    startMs, startMs - 1, startMs + DAY_MS, startMs + DAY_MS + 1, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        return dice.chance(600) ? startMs + dice.between(1, 6) * ROUND_MS : startMs + dice.between(1, 2 * HOUR_MS);
    }

    private long price() {
        if (dice.isOdd()) {
            return fields.centicoins();
        }
        return dice.chance(100) ? 0 : dice.between(1, 8_000);
    }

    private int lateShareBp() {
        if (dice.isOdd()) {
            return dice.odd(-1, 10_001, Integer.MAX_VALUE);
        }
        return dice.chance(250) ? dice.between(0, 1) * 10_000 : dice.between(0, 10_000);
    }
}
