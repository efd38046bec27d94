package org.caloriebank.ledger.facility;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.PutFacilityDecoder;
import org.caloriebank.protocol.codec.PutOpeningHoursDecoder;
import org.caloriebank.protocol.codec.PutTariffDecoder;

/** What an operator says of a whole facility: that it is there, what it costs, when it is open. Owned by the ledger thread. */
final class FacilityCommands {
    private static final int CAPACITY_MAX = 1_000_000;
    private static final int LOCKERS_MAX = 1_000_000;
    private static final int CLOSED_DAY = -1;

    private final Facilities facilities;
    private final FacilityPorts ports;
    private final OutcomeDraft outcome;

    FacilityCommands(final Facilities facilities, final FacilityPorts ports, final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.ports = ports;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutFacilityDecoder(),
                PutFacilityDecoder.callerIdEncodingOffset(),
                FacilityCommands::isMalformed,
                this::onPutFacility);
        table.add(
                new PutTariffDecoder(),
                PutTariffDecoder.callerIdEncodingOffset(),
                FacilityCommands::isMalformed,
                this::onPutTariff);
        table.add(
                new PutOpeningHoursDecoder(),
                PutOpeningHoursDecoder.callerIdEncodingOffset(),
                FacilityCommands::isMalformed,
                this::onPutOpeningHours);
    }

    private static boolean isMalformed(final PutFacilityDecoder command) {
        final int offset = command.zoneOffsetMinutes();
        return command.facilityId() <= 0
                || command.capacity() < 1
                || command.capacity() > CAPACITY_MAX
                || command.lockers() < 0
                || command.lockers() > LOCKERS_MAX
                || Math.abs(offset) > Limits.ZONE_OFFSET_MINUTES_MAX
                || offset % Limits.ZONE_OFFSET_STEP_MINUTES != 0
                || command.statusRaw() > FacilityStatus.CLOSED.value();
    }

    private ResultCode onPutFacility(final PutFacilityDecoder command) {
        int row = facilities.find(command.facilityId());
        if (row == Rows.NULL_ROW) {
            if (facilities.isTableFull()) {
                return ResultCode.LEDGER_FULL;
            }
        } else if (command.capacity() < facilities.occupancy(row)) {
            return ResultCode.CAPACITY_BELOW_OCCUPANCY;
        } else if (command.lockers() < ports.lockersInUseMax(row)) {
            return ResultCode.LOCKERS_IN_USE;
        }

        if (row == Rows.NULL_ROW) {
            row = facilities.open(command.facilityId());
        }
        final long facility = facilities.address(row);
        UnsafeApi.putInt(facility + FacilityRow.CAPACITY, command.capacity());
        UnsafeApi.putInt(facility + FacilityRow.LOCKERS, command.lockers());
        FacilityRow.zoneOffsetMinutes(facility, command.zoneOffsetMinutes());
        FacilityRow.status(facility, command.statusRaw());
        outcome.event(EventKind.FACILITY_CHANGED, command.facilityId(), 0, 0, command.capacity(), 0);
        return ResultCode.ACCEPTED;
    }

    private static boolean isMalformed(final PutTariffDecoder command) {
        return command.facilityId() <= 0
                || command.blockMinutes() < 1
                || command.blockMinutes() > Facilities.DAY_MINUTES
                || command.entryFeeCenticoins() < 0
                || command.blockPriceCenticoins() < 0
                || command.ceilingCenticoins() < command.entryFeeCenticoins();
    }

    private ResultCode onPutTariff(final PutTariffDecoder command) {
        final long entryFee = command.entryFeeCenticoins();
        final long blockPrice = command.blockPriceCenticoins();
        final long ceiling = command.ceilingCenticoins();
        if (ceiling > AMOUNT_CENTICOINS_MAX
                || blockPrice > AMOUNT_CENTICOINS_MAX) { // no entry fee is above its ceiling
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        final int row = facilities.find(command.facilityId());
        if (row == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }

        final long facility = facilities.address(row);
        UnsafeApi.putLong(facility + FacilityRow.ENTRY_FEE, entryFee);
        UnsafeApi.putLong(facility + FacilityRow.BLOCK_PRICE, blockPrice);
        UnsafeApi.putLong(facility + FacilityRow.CEILING, ceiling);
        UnsafeApi.putInt(facility + FacilityRow.BLOCK_MINUTES, command.blockMinutes());
        return ResultCode.ACCEPTED;
    }

    private static boolean isMalformed(final PutOpeningHoursDecoder command) {
        for (int weekday = 0; weekday < Facilities.WEEKDAYS; weekday++) {
            final int opensAt = command.opensAtMinutes(weekday);
            final int closesAt = command.closesAtMinutes(weekday);
            final boolean isClosedDay = opensAt == CLOSED_DAY && closesAt == CLOSED_DAY;
            if (!isClosedDay && (opensAt < 0 || opensAt >= closesAt || closesAt > Facilities.DAY_MINUTES)) {
                return true;
            }
        }
        return command.facilityId() <= 0;
    }

    private ResultCode onPutOpeningHours(final PutOpeningHoursDecoder command) {
        final int row = facilities.find(command.facilityId());
        if (row == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }

        final long facility = facilities.address(row);
        for (int weekday = 0; weekday < Facilities.WEEKDAYS; weekday++) {
            FacilityRow.hours(facility, weekday, command.opensAtMinutes(weekday), command.closesAtMinutes(weekday));
        }
        return ResultCode.ACCEPTED;
    }
}
