package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityCommand.PutFacility;
import org.caloriebank.protocol.FacilityCommand.PutOpeningHours;
import org.caloriebank.protocol.FacilityCommand.PutSpace;
import org.caloriebank.protocol.FacilityCommand.PutTariff;
import org.caloriebank.protocol.FacilityCommand.PutWristband;
import org.caloriebank.protocol.FacilityCommand.SetSpaceOpen;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Section 8: facilities, their spaces and their wristbands. */
final class FacilityRules {
    private final NaiveState state;

    FacilityRules(final NaiveState state) {
        this.state = state;
    }

    ResultCode decideAndApply(final FacilityCommand command, final OutcomeDraft draft) {
        if (command instanceof PutFacility c) {
            return putFacility(c, draft);
        } else if (command instanceof PutTariff c) {
            return putTariff(c);
        } else if (command instanceof PutOpeningHours c) {
            return putOpeningHours(c);
        } else if (command instanceof PutSpace c) {
            return putSpace(c, draft);
        } else if (command instanceof SetSpaceOpen c) {
            return setSpaceOpen(c, draft);
        } else if (command instanceof PutWristband c) {
            return putWristband(c);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    private ResultCode putFacility(final PutFacility command, final OutcomeDraft draft) {
        final NaiveFacility known = state.facilityById.get(command.facilityId());
        if (known != null && command.capacity() < state.occupancy(known)) {
            return ResultCode.CAPACITY_BELOW_OCCUPANCY;
        }
        if (known != null && state.openAdmissions(known).anyMatch(admission -> admission.locker > command.lockers())) {
            return ResultCode.LOCKERS_IN_USE;
        }
        final NaiveFacility facility = state.facilityById.computeIfAbsent(command.facilityId(), NaiveFacility::new);
        facility.capacity = command.capacity();
        facility.lockers = command.lockers();
        facility.zoneOffsetMinutes = command.zoneOffsetMinutes();
        facility.status = command.status();
        draft.event(EventKind.FACILITY_CHANGED, facility.facilityId, 0, 0, facility.capacity, 0);
        return ACCEPTED;
    }

    private ResultCode putTariff(final PutTariff command) {
        if (CoinRules.isAboveLimit(
                command.entryFeeCenticoins(), command.blockPriceCenticoins(), command.ceilingCenticoins())) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        if (facility == null) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        facility.tariff = new NaiveTariff(
                command.entryFeeCenticoins(),
                command.blockMinutes(),
                command.blockPriceCenticoins(),
                command.ceilingCenticoins());
        return ACCEPTED;
    }

    private ResultCode putOpeningHours(final PutOpeningHours command) {
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        if (facility == null) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        facility.opensAtMinutes = command.opensAtMinutes();
        facility.closesAtMinutes = command.closesAtMinutes();
        return ACCEPTED;
    }

    private ResultCode putSpace(final PutSpace command, final OutcomeDraft draft) {
        final ResultCode refusal = refusalOf(command);
        if (refusal != null) {
            return refusal;
        }
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        final NaiveSpace space = state.spaceById.computeIfAbsent(
                command.spaceId(), spaceId -> new NaiveSpace(spaceId, facility, command.kind()));
        space.capacity = command.capacity();
        space.priceCenticoins = command.priceCenticoins();
        space.lightCircuitId = command.lightCircuitId();
        space.lightGraceMinutes = command.lightGraceMinutes();
        space.waterProfileId = command.waterProfileId();
        space.status = command.status();
        if (space.lightCircuitId != 0) {
            state.facilityByCircuitId.putIfAbsent(space.lightCircuitId, facility);
        }
        final int detail = space.status.value();
        draft.event(EventKind.SPACE_CHANGED, facility.facilityId, space.spaceId, 0, space.capacity, detail);
        return ACCEPTED;
    }

    private ResultCode refusalOf(final PutSpace command) {
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        if (CoinRules.isAboveLimit(command.priceCenticoins())) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (facility == null) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (command.waterProfileId() != 0 && !state.waterProfileById.containsKey(command.waterProfileId())) {
            return ResultCode.UNKNOWN_WATER_PROFILE;
        }
        final NaiveSpace known = state.space(command.spaceId());
        if (known != null && (known.facility != facility || known.kind != command.kind())) {
            return ResultCode.SPACE_FIXED;
        }
        final NaiveFacility circuitFacility = state.facilityByCircuitId.get(command.lightCircuitId());
        if (circuitFacility != null && circuitFacility != facility) {
            return ResultCode.CIRCUIT_OF_OTHER_FACILITY;
        }
        return known == null ? null : refusalOfChange(known, command);
    }

    private ResultCode refusalOfChange(final NaiveSpace space, final PutSpace command) {
        final boolean isInUse =
                state.occupancy(space) > 0 || state.openSessions(space).anyMatch(NaiveSession::isLitOrStarted);
        if (isInUse && command.lightCircuitId() != space.lightCircuitId) {
            return ResultCode.SPACE_OCCUPIED;
        }
        if (command.capacity() < state.occupancy(space)) {
            return ResultCode.CAPACITY_BELOW_OCCUPANCY;
        }
        final boolean isBelowSession = state.openSessions(space)
                .anyMatch(session -> session.takesSpace() && session.capacity > command.capacity());
        return isBelowSession ? ResultCode.CAPACITY_BELOW_SESSION : null;
    }

    private ResultCode setSpaceOpen(final SetSpaceOpen command, final OutcomeDraft draft) {
        final NaiveSpace space = state.space(command.spaceId());
        if (space == null) {
            return ResultCode.UNKNOWN_SPACE;
        }
        if (space.isOpen() != command.isOpen()) {
            space.status = command.isOpen() ? SpaceStatus.OPEN : SpaceStatus.CLOSED;
            final EventKind kind = command.isOpen() ? EventKind.SPACE_REOPENED : EventKind.SPACE_CLOSED;
            draft.event(kind, space.facility.facilityId, space.spaceId, 0, 0, 0);
        }
        return ACCEPTED;
    }

    private ResultCode putWristband(final PutWristband command) {
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        if (facility == null) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        final NaiveWristband known = state.wristbandById.get(command.wristbandId());
        if (known != null && known.facility != facility) {
            return ResultCode.WRISTBAND_OF_OTHER_FACILITY;
        }
        if (known != null && known.admission != null) {
            return ResultCode.WRISTBAND_ISSUED;
        }
        final NaiveWristband band = state.wristbandById.computeIfAbsent(
                command.wristbandId(), wristbandId -> new NaiveWristband(wristbandId, facility));
        if (command.status() == WristbandStatus.BLOCKED) {
            facility.freeBands.remove(band);
        } else if (!facility.freeBands.contains(band)) {
            facility.freeBands.add(band);
        }
        band.status = command.status();
        return ACCEPTED;
    }
}
