package org.caloriebank.ledger.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.command.CommandEntry;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.FacilityPorts;
import org.caloriebank.ledger.facility.FacilitySubject;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.HoldScene;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;

/** Sessions and bookings without a ledger around them, so that a test says itself who is where. Member 1 and so on have 100 coins each. */
final class SubjectScene implements AutoCloseable {
    static final long CIRCUIT = 77;
    static final long GRACE_MS = 180_000;

    final HoldScene coins = new HoldScene();
    final StubPorts ports = new StubPorts();
    final Facilities facilities = new Facilities();
    final Spaces spaces = new Spaces(facilities);
    final BookingSubject booking = new BookingSubject(
            coins.members, coins.accounts, coins.heldCoins, facilities, spaces, new Settings(), ports, coins.outcome);
    private final FacilitySubject facility =
            new FacilitySubject(facilities, spaces, coins.accounts, new NoFacilityPorts(), coins.outcome);
    private final CommandTable table = new CommandTable();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private long nowMs = HoldScene.START_MS;
    private long sequence = 100;

    /** Facilities 1 and 2; courts 1 and 2 in the first, court 3 in the second; only court 1 has a light. */
    SubjectScene(final int members) {
        facility.addCommands(table);
        booking.addCommands(table);
        for (int memberId = 1; memberId <= members; memberId++) {
            coins.grant(coins.openMember(memberId), HoldScene.MONTH + 12, 100_00);
        }
        for (int facilityId = 1; facilityId <= 2; facilityId++) {
            accept(new FacilityCommand.PutFacility(id(), 1, facilityId, 100, 0, 0, FacilityStatus.OPEN));
        }
        putCourt(1, 1, CIRCUIT);
        putCourt(2, 1, 0);
        putCourt(3, 2, 0);
    }

    void putCourt(final long spaceId, final long facilityId, final long circuitId) {
        accept(new FacilityCommand.PutSpace(
                id(), 1, 10, spaceId, facilityId, circuitId, 0, 0, 3, SpaceKind.COURT, SpaceStatus.OPEN));
    }

    static CommandId id() {
        return new CommandId(0, 1);
    }

    /** @return ms of the hour, counted from the scene's beginning. */
    static long hour(final int hours) {
        return HoldScene.START_MS + hours * 3_600_000L;
    }

    /** @return the session's id. */
    long open(final long spaceId, final long startMs, final long endMs) {
        return accept(new BookingCommand.OpenSession(id(), 1, 10, spaceId, startMs, endMs, 1_00, 0, 0));
    }

    long book(final long sessionId, final long memberId) {
        return accept(new BookingCommand.Book(id(), 1, sessionId, memberId));
    }

    /** @return the record's sequence. */
    long accept(final Command command) {
        begin();
        command.encode(buffer, 0);
        final CommandEntry<?> entry = table.find(command.templateId());
        assertTrue(entry.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH, 0), () -> "malformed: " + command);
        assertEquals(ResultCode.ACCEPTED, entry.run(), command::toString);
        booking.verify();
        return sequence;
    }

    /** Let all happen that is due by then, each thing at its time. */
    void to(final long timeMs) {
        final Timers timers = booking.timers();
        while (timers.dueAtMs() <= timeMs) {
            nowMs = Math.max(nowMs, timers.dueAtMs());
            begin();
            timers.fireFirst();
            booking.verify();
        }
        nowMs = timeMs;
        begin();
    }

    private void begin() {
        sequence++;
        coins.outcome.begin(sequence, nowMs);
    }

    @Override
    public void close() {
        coins.verify();
        booking.close();
        facility.close();
        coins.close();
    }

    /** A centre in which nothing but facilities is. */
    private static final class NoFacilityPorts implements FacilityPorts {
        @Override
        public int lockersInUseMax(final int facilityRow) {
            return 0;
        }

        @Override
        public int lockersFree(final int facilityRow) {
            return 0;
        }

        @Override
        public int wristbandsFree(final int facilityRow) {
            return 0;
        }

        @Override
        public boolean hasWaterProfile(final long profileId) {
            return false;
        }

        @Override
        public int sessionCapacityMax(final int spaceRow) {
            return 0;
        }

        @Override
        public boolean isSessionLit(final int spaceRow) {
            return false;
        }

        @Override
        public long facilityOfCircuit(final long circuitId) {
            return 0;
        }

        @Override
        public boolean isCircuitTableFull() {
            return false;
        }

        @Override
        public void nameCircuit(final long circuitId, final long facilityId) {
            // nobody asks for it
        }
    }
}
