package org.caloriebank.ledger.facility;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.PutSpaceDecoder;
import org.caloriebank.protocol.codec.SetSpaceOpenDecoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;

/** What an operator says of a space. Owned by the ledger thread. */
final class SpaceCommands {
    private static final int CAPACITY_MAX = 100_000;
    private static final int LIGHT_GRACE_MINUTES_MAX = 1_440;

    private final Facilities facilities;
    private final Spaces spaces;
    private final FacilityPorts ports;
    private final OutcomeDraft outcome;

    SpaceCommands(
            final Facilities facilities, final Spaces spaces, final FacilityPorts ports, final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.spaces = spaces;
        this.ports = ports;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutSpaceDecoder(),
                PutSpaceDecoder.callerIdEncodingOffset(),
                SpaceCommands::isMalformed,
                this::onPutSpace);
        table.add(
                new SetSpaceOpenDecoder(),
                SetSpaceOpenDecoder.callerIdEncodingOffset(),
                SpaceCommands::isMalformed,
                this::onSetSpaceOpen);
    }

    private static boolean isMalformed(final PutSpaceDecoder command) {
        final int kind = command.kindRaw();
        final boolean isWater = kind == SpaceKind.POOL.value() || kind == SpaceKind.LANE.value();
        return command.spaceId() <= 0
                || command.facilityId() <= 0
                || kind > SpaceKind.SIMULATOR.value()
                || command.capacity() < 1
                || command.capacity() > CAPACITY_MAX
                || command.priceCenticoins() < 0
                || command.lightCircuitId() < 0
                || command.lightGraceMinutes() < 0
                || command.lightGraceMinutes() > LIGHT_GRACE_MINUTES_MAX
                || command.waterProfileId() < 0
                || command.waterProfileId() > 0 && !isWater
                || command.statusRaw() > SpaceStatus.CLOSED.value();
    }

    private ResultCode onPutSpace(final PutSpaceDecoder command) {
        final int facilityRow = facilities.find(command.facilityId());
        final int known = spaces.find(command.spaceId());
        final ResultCode code = decide(command, facilityRow, known);
        if (code != ResultCode.ACCEPTED) {
            return code;
        }

        final int row = known == Rows.NULL_ROW ? spaces.open(command.spaceId(), facilityRow, command.kindRaw()) : known;
        final long space = spaces.address(row);
        UnsafeApi.putLong(space + SpaceRow.PRICE, command.priceCenticoins());
        UnsafeApi.putLong(space + SpaceRow.CIRCUIT, command.lightCircuitId());
        UnsafeApi.putLong(space + SpaceRow.WATER_PROFILE, command.waterProfileId());
        UnsafeApi.putInt(space + SpaceRow.CAPACITY, command.capacity());
        UnsafeApi.putInt(space + SpaceRow.LIGHT_GRACE_MINUTES, command.lightGraceMinutes());
        UnsafeApi.putByte(space + SpaceRow.STATUS, (byte) command.statusRaw());
        if (isNewCircuit(command.lightCircuitId())) {
            ports.nameCircuit(command.lightCircuitId(), command.facilityId());
        }
        tell(EventKind.SPACE_CHANGED, row, command.capacity(), command.statusRaw());
        return ResultCode.ACCEPTED;
    }

    /** @param known the space's row, or {@link Rows#NULL_ROW} for a new one. */
    private ResultCode decide(final PutSpaceDecoder command, final int facilityRow, final int known) {
        if (command.priceCenticoins() > AMOUNT_CENTICOINS_MAX) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (facilityRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (command.waterProfileId() != 0 && !ports.hasWaterProfile(command.waterProfileId())) {
            return ResultCode.UNKNOWN_WATER_PROFILE;
        }
        if (known != Rows.NULL_ROW && (spaces.facility(known) != facilityRow || spaces.kind(known) != command.kind())) {
            return ResultCode.SPACE_FIXED;
        }
        final long circuitId = command.lightCircuitId();
        if (circuitId != 0 && !isNewCircuit(circuitId) && ports.facilityOfCircuit(circuitId) != command.facilityId()) {
            return ResultCode.CIRCUIT_OF_OTHER_FACILITY;
        }
        if (known != Rows.NULL_ROW) {
            return decideChange(command, known);
        }
        return spaces.isTableFull() ? ResultCode.LEDGER_FULL : roomFor(circuitId);
    }

    private ResultCode decideChange(final PutSpaceDecoder command, final int row) {
        if (spaces.circuitId(row) != command.lightCircuitId()
                && (spaces.occupancy(row) > 0 || ports.isSessionLit(row))) {
            return ResultCode.SPACE_OCCUPIED;
        }
        if (command.capacity() < spaces.occupancy(row)) {
            return ResultCode.CAPACITY_BELOW_OCCUPANCY;
        }
        if (command.capacity() < ports.sessionCapacityMax(row)) {
            return ResultCode.CAPACITY_BELOW_SESSION;
        }
        return roomFor(command.lightCircuitId());
    }

    private ResultCode roomFor(final long circuitId) {
        return isNewCircuit(circuitId) && ports.isCircuitTableFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private boolean isNewCircuit(final long circuitId) {
        return circuitId != 0 && ports.facilityOfCircuit(circuitId) == 0;
    }

    private static boolean isMalformed(final SetSpaceOpenDecoder command) {
        return command.spaceId() <= 0 || command.isOpen() > 1;
    }

    private ResultCode onSetSpaceOpen(final SetSpaceOpenDecoder command) {
        final int row = spaces.find(command.spaceId());
        if (row == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }

        final boolean isOpen = command.isOpen() != 0;
        if (isOpen != spaces.isOpen(row)) {
            spaces.status(row, isOpen ? SpaceStatus.OPEN : SpaceStatus.CLOSED);
            tell(isOpen ? EventKind.SPACE_REOPENED : EventKind.SPACE_CLOSED, row, 0, 0);
        }
        return ResultCode.ACCEPTED;
    }

    private void tell(final EventKind kind, final int row, final long value, final int detail) {
        outcome.event(kind, facilities.facilityId(spaces.facility(row)), spaces.spaceId(row), 0, value, detail);
    }
}
