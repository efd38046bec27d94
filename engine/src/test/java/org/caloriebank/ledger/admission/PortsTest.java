package org.caloriebank.ledger.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.command.CommandEntry;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.FacilityPorts;
import org.caloriebank.ledger.facility.FacilitySubject;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.HoldScene;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visits ask bookings and tell lights, of stand-ins that remember. */
class PortsTest {
    private static final long MINUTE_MS = 60_000;
    private static final CommandId ID = new CommandId(0, 1);

    private final HoldScene coins = new HoldScene();
    private final Facilities facilities = new Facilities();
    private final Spaces spaces = new Spaces(facilities);
    private final Ports ports = new Ports();
    private final CommandTable table = new CommandTable();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private final FacilitySubject facility =
            new FacilitySubject(facilities, spaces, coins.accounts, new NobodyElse(), coins.outcome);
    private final AdmissionSubject admission = new AdmissionSubject(
            coins.members, coins.accounts, coins.heldCoins, facilities, spaces, ports, new Settings(), coins.outcome);

    /** One coin to come in, one for each half hour begun; courts 11 and 12 under circuits 101 and 102. */
    @BeforeEach
    void openFacility() {
        facility.addCommands(table);
        admission.addCommands(table);
        accept(new FacilityCommand.PutFacility(ID, 1, 1, 10, 0, 0, FacilityStatus.OPEN));
        accept(new FacilityCommand.PutTariff(ID, 1, 30, 1, 1_00, 1_00, 50_00));
        for (int court = 1; court <= 2; court++) {
            accept(new FacilityCommand.PutSpace(
                    ID, 1, 4, 10 + court, 1, 100 + court, 0, 0, court, SpaceKind.COURT, SpaceStatus.OPEN));
        }
        accept(new FacilityCommand.PutSpace(ID, 1, 4, 13, 1, 0, 0, 0, 0, SpaceKind.POOL, SpaceStatus.OPEN));
        for (int memberId = 1; memberId <= 2; memberId++) {
            coins.grant(coins.openMember(memberId), HoldScene.MONTH + 12, 100_00);
            accept(new FacilityCommand.PutWristband(ID, 1, WristbandStatus.IN_STOCK, 100 + memberId, 1));
            accept(new AdmissionCommand.CheckIn(ID, 1, CheckInKind.DESK, 1, memberId, 0, 0, 100 + memberId));
        }
        ports.told.clear();
    }

    @AfterEach
    void close() {
        facility.verify();
        admission.verify();
        admission.close();
        facility.close();
        coins.close();
    }

    @Test
    void shouldChargeNoTimeThatWasBooked() {
        ports.bookedMs = 60 * MINUTE_MS;
        coins.advanceMs(91 * MINUTE_MS);

        accept(new AdmissionCommand.CheckOut(ID, 1, 101));

        assertEquals(3_00, coins.outcome.amount());
        assertEquals(91 * MINUTE_MS, ports.askedMs);
    }

    @Test
    void shouldChargeTheEntryAloneWhenAllTimeWasBooked() {
        ports.bookedMs = 91 * MINUTE_MS;
        coins.advanceMs(91 * MINUTE_MS);

        accept(new AdmissionCommand.CheckOut(ID, 1, 101));

        assertEquals(1_00, coins.outcome.amount());
    }

    @Test
    void shouldKeepACourtForThoseWhoBookedIt() {
        ports.isBooked = true;

        assertEquals(ResultCode.SPACE_BOOKED, run(tap(TapKind.ENTER, 101, 11)));
        assertEquals(ResultCode.ACCEPTED, run(tap(TapKind.ENTER, 101, 13)), "a pool is not kept");
        ports.isBooked = false;
        assertEquals(ResultCode.ACCEPTED, run(tap(TapKind.ENTER, 101, 11)));
    }

    @Test
    void shouldWantLightForTheFirstInAndGiveItUpWithTheLastOut() {
        accept(tap(TapKind.ENTER, 101, 11));
        accept(tap(TapKind.ENTER, 102, 11));
        accept(tap(TapKind.ENTER, 101, 12));
        accept(new AdmissionCommand.CheckOut(ID, 1, 102));
        accept(tap(TapKind.ENTER, 101, 13));
        accept(tap(TapKind.LEAVE, 101, 13));

        assertEquals(
                List.of(
                        "demand 101",
                        "entered 1 1",
                        "entered 2 1",
                        "demand 102",
                        "entered 1 2",
                        "ended 101 " + MINUTE_MS,
                        "ended 102 " + 2 * MINUTE_MS,
                        "entered 1 3"),
                ports.told);
    }

    private AdmissionCommand.Tap tap(final TapKind kind, final long wristbandId, final long spaceId) {
        return new AdmissionCommand.Tap(ID, 1, kind, wristbandId, spaceId);
    }

    private void accept(final Command command) {
        assertEquals(ResultCode.ACCEPTED, run(command), command.toString());
    }

    private ResultCode run(final Command command) {
        coins.record();
        command.encode(buffer, 0);
        final CommandEntry<?> entry =
                table.find(new MessageHeaderDecoder().wrap(buffer, 0).templateId());
        return entry.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH, 0) ? entry.run() : ResultCode.MALFORMED;
    }

    private static final class Ports implements AdmissionPorts {
        private final List<String> told = new ArrayList<>();
        private long bookedMs;
        private long askedMs;
        private boolean isBooked;

        @Override
        public long bookedMs(final int memberRow, final int facilityRow, final long fromMs, final long toMs) {
            askedMs = toMs - fromMs;
            return bookedMs;
        }

        @Override
        public boolean isBookedByOthers(final int spaceRow, final int memberRow) {
            return isBooked;
        }

        @Override
        public void onEntered(final int memberRow, final int spaceRow) {
            told.add("entered " + memberRow + ' ' + spaceRow);
        }

        @Override
        public void demand(final long circuitId) {
            told.add("demand " + circuitId);
        }

        @Override
        public void demandEnded(final long circuitId, final long graceMs) {
            told.add("ended " + circuitId + ' ' + graceMs);
        }

        @Override
        public long outMs(final int spaceRow, final long fromMs, final long toMs) {
            return 0;
        }
    }

    private static final class NobodyElse implements FacilityPorts {
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
