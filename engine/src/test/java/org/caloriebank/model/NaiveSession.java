package org.caloriebank.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caloriebank.protocol.codec.SessionKind;
import org.caloriebank.protocol.codec.SessionState;

/** A bookable time in a space, or an open game. */
final class NaiveSession {
    private static final long MINUTE_MS = 60_000;

    final long sessionId;
    final NaiveSpace space;
    final SessionKind kind;
    /** Null for a class. */
    final NaiveMember organiser;

    final long priceCenticoins;
    final int capacity;
    final int cutOffMinutes;
    final int lateShareBp;
    /** In the order of booking. */
    final List<NaiveBooking> bookings = new ArrayList<>();

    long startMs;
    long endMs;
    long litAtMs;
    SessionState state = SessionState.PLANNED;
    long cancelledAtMs;
    long closedAtMs;
    /** Fixed when it starts. */
    int players;

    NaiveSession(
            final long sessionId,
            final NaiveSpace space,
            final NaiveMember organiser,
            final long priceCenticoins,
            final int capacity,
            final int cutOffMinutes,
            final int lateShareBp) {
        this.sessionId = sessionId;
        this.space = space;
        this.organiser = organiser;
        this.priceCenticoins = priceCenticoins;
        this.capacity = capacity;
        this.cutOffMinutes = cutOffMinutes;
        this.lateShareBp = lateShareBp;
        kind = organiser == null ? SessionKind.CLASS : SessionKind.GAME;
    }

    /** It is planned for this time, with lights as set now. */
    void plan(final long startMs, final long endMs, final long leadMinutes) {
        this.startMs = startMs;
        this.endMs = endMs;
        litAtMs = startMs - leadMinutes * MINUTE_MS;
        state = SessionState.PLANNED;
    }

    boolean isGame() {
        return kind == SessionKind.GAME;
    }

    boolean isLitOrStarted() {
        return state == SessionState.LIT || state == SessionState.STARTED;
    }

    /** @return whether it is neither ended nor cancelled. */
    boolean takesSpace() {
        return state == SessionState.PLANNED || isLitOrStarted();
    }

    /** @return whether it cannot be booked, moved or cancelled any more. */
    boolean isOver(final long nowMs) {
        final boolean isAhead = state == SessionState.PLANNED || state == SessionState.LIT;
        return !isAhead || nowMs >= startMs;
    }

    boolean overlaps(final long fromMs, final long toMs) {
        return startMs < toMs && fromMs < endMs;
    }

    long cutOffMs() {
        return startMs - cutOffMinutes * MINUTE_MS;
    }

    Stream<NaiveBooking> live() {
        return bookings.stream().filter(NaiveBooking::isLive);
    }

    int liveCount() {
        return (int) live().count();
    }

    /** @return the first booking whose coins are still held, or null. */
    NaiveBooking firstBooked() {
        return bookings.stream().filter(NaiveBooking::isBooked).findFirst().orElse(null);
    }

    /** @return the first who paid and has not come, or null. */
    NaiveBooking firstAbsent() {
        return live().filter(booking -> !booking.hasAttended).findFirst().orElse(null);
    }
}
