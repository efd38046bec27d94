package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.Setting;

/** Sessions, bookings and open games as the ledger's root sees them. Rows are those of members, facilities and spaces. Owned by the ledger thread. */
public final class BookingSubject implements Subject {
    private final Settings settings;
    private final OutcomeDraft outcome;
    private final Sessions sessions = new Sessions();
    private final Bookings bookings = new Bookings(sessions);
    private final SessionTimers timers;
    private final SessionCommands sessionCommands;
    private final GameCommands gameCommands;
    private final BookingCommands bookingCommands;
    private final SessionQueries sessionQueries;
    private final BookingQueries bookingQueries;
    private final BookedTime bookedTime;
    private final BookingProof proof;

    public BookingSubject(
            final Members members,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Facilities facilities,
            final Spaces spaces,
            final Settings settings,
            final BookingPorts ports,
            final OutcomeDraft outcome) {
        this.settings = settings;
        this.outcome = outcome;
        final BookedCoins coins = new BookedCoins(heldCoins);
        final SessionEvents events = new SessionEvents(members, facilities, spaces, outcome);
        final SessionTimes times = new SessionTimes(sessions, spaces, outcome);
        final Places places = new Places(members, accounts, bookings, coins, events, outcome);
        final SessionLife life = new SessionLife(sessions, bookings, coins, spaces, settings, ports, events, outcome);
        timers = new SessionTimers(sessions, life);
        sessionCommands = new SessionCommands(sessions, spaces, times, life, events, outcome);
        gameCommands = new GameCommands(members, spaces, settings, sessions, times, places, life, events);
        bookingCommands = new BookingCommands(members, sessions, bookings, coins, places, life, events, outcome);
        sessionQueries = new SessionQueries(members, spaces, sessions);
        bookingQueries = new BookingQueries(members, bookings);
        bookedTime = new BookedTime(sessions, bookings, spaces, outcome);
        proof = new BookingProof(sessions, bookings, heldCoins.holds(), events);
    }

    // ---- what others ask ----

    /** @return sessions that are planned, lit or started, over all facilities. */
    public int openSessionCount() {
        return sessions.openCount();
    }

    /** @return how much of the time lies in sessions at the facility that the member has paid for and not missed, ms. */
    public long bookedMs(final int memberRow, final int facilityRow, final long fromMs, final long toMs) {
        return bookedTime.bookedMs(memberRow, facilityRow, fromMs, toMs);
    }

    /** @return whether sessions of the space are lit or started, and the member has a live booking in none of them. */
    public boolean isBookedByOthers(final int spaceRow, final int memberRow) {
        return bookedTime.isBookedByOthers(spaceRow, memberRow);
    }

    /** The member came into the space; call it once the entry is decided. */
    public void onEntered(final int memberRow, final int spaceRow) {
        bookedTime.onEntered(memberRow, spaceRow);
    }

    /** @return the greatest capacity of a session of the space that is neither ended nor cancelled; 0 for none. */
    public int sessionCapacityMax(final int spaceRow) {
        return sessions.ofSpaces().capacityMax(spaceRow);
    }

    /** @return how many sessions of the space are lit or started. */
    public int litSessions(final int spaceRow) {
        return sessions.ofSpaces().lit(spaceRow);
    }

    public Timers timers() {
        return timers;
    }

    // ---- subject ----

    @Override
    public void addCommands(final CommandTable table) {
        sessionCommands.addCommands(table);
        gameCommands.addCommands(table);
        bookingCommands.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        sessionQueries.addQueries(table);
        bookingQueries.addQueries(table);
    }

    @Override
    public long forgettingDueAtMs() {
        return sessions.forgettingDueAtMs(settings.value(Setting.REFUND_WINDOW_MS));
    }

    /** A session goes after its bookings, and each of them counts: a great one takes several ticks. */
    @Override
    public void forget(final int most) {
        for (int i = 0; i < most && forgettingDueAtMs() <= outcome.timeMs(); i++) {
            final long session = sessions.address(sessions.firstClosed());
            if (SessionRow.firstBooking(session) != Rows.NULL_ROW) {
                bookings.forgetFirst(session);
            } else {
                sessions.forgetFirstClosed();
            }
        }
    }

    @Override
    public void verify() {
        proof.verify();
    }

    @Override
    public void hashInto(final StateHash hash) {
        new BookingHash(sessions, bookings).into(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        sessions.saveTo(sink);
        bookings.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        sessions.loadFrom(source);
        bookings.loadFrom(source);
    }

    @Override
    public long bytes() {
        return sessions.bytes() + bookings.bytes();
    }

    @Override
    public void close() {
        sessions.close();
        bookings.close();
    }
}
