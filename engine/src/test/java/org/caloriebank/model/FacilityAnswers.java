package org.caloriebank.model;

import java.util.List;
import java.util.stream.Stream;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.FacilityStatus;

/** What the model answers about facilities, spaces and wristbands. Of a refusal only the code means something. */
final class FacilityAnswers {
    private static final int FACILITIES_MAX = 16;
    private static final int SPACES_MAX = 12;

    private final NaiveState state;

    FacilityAnswers(final NaiveState state) {
        this.state = state;
    }

    Answer answer(final FacilityQuery<?> query) {
        if (query instanceof FacilityQuery.Facility q) {
            return facility(q.facilityId());
        } else if (query instanceof FacilityQuery.Facilities q) {
            return facilities(q.afterFacilityId());
        } else if (query instanceof FacilityQuery.Spaces q) {
            return spaces(q.facilityId(), q.afterSpaceId());
        }
        throw new IllegalArgumentException("no answer to " + query);
    }

    private Answer facility(final long facilityId) {
        final NaiveFacility facility = state.facilityById.get(facilityId);
        if (facility == null) {
            return new FacilityAnswer.Facility(
                    ResultCode.UNKNOWN_FACILITY,
                    facilityId,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    0,
                    FacilityStatus.NULL_VAL);
        }
        final NaiveTariff tariff = facility.tariff;
        final int lockersUsed = (int) state.openAdmissions(facility)
                .filter(admission -> admission.locker > 0)
                .count();
        return new FacilityAnswer.Facility(
                ResultCode.ACCEPTED,
                facilityId,
                tariff.entryFeeCenticoins(),
                tariff.blockPriceCenticoins(),
                tariff.ceilingCenticoins(),
                state.books.balance(AccountKind.FACILITY, facilityId),
                facility.capacity,
                state.occupancy(facility),
                facility.lockers,
                facility.lockers - lockersUsed,
                facility.freeBands.size(),
                tariff.blockMinutes(),
                (int) spacesOf(facility).count(),
                facility.opensAtMinutes,
                facility.closesAtMinutes,
                facility.zoneOffsetMinutes,
                facility.status);
    }

    private Answer facilities(final long afterFacilityId) {
        if (afterFacilityId != 0 && !state.facilityById.containsKey(afterFacilityId)) {
            return new FacilityAnswer.Facilities(ResultCode.UNKNOWN_FACILITY, true, List.of());
        }
        final Page<NaiveFacility> page = Page.after(
                List.copyOf(state.facilityById.values()),
                facility -> facility.facilityId == afterFacilityId,
                FACILITIES_MAX);
        return new FacilityAnswer.Facilities(
                ResultCode.ACCEPTED,
                page.isComplete(),
                page.items().stream()
                        .map(facility -> new FacilityAnswer.FacilityLine(
                                facility.facilityId, facility.capacity, state.occupancy(facility), facility.status))
                        .toList());
    }

    private Answer spaces(final long facilityId, final long afterSpaceId) {
        final NaiveFacility facility = state.facilityById.get(facilityId);
        if (facility == null) {
            return new FacilityAnswer.Spaces(ResultCode.UNKNOWN_FACILITY, facilityId, true, List.of());
        }
        if (afterSpaceId != 0 && spacesOf(facility).noneMatch(space -> space.spaceId == afterSpaceId)) {
            return new FacilityAnswer.Spaces(ResultCode.UNKNOWN_SPACE, facilityId, true, List.of());
        }
        final Page<NaiveSpace> page =
                Page.after(spacesOf(facility).toList(), space -> space.spaceId == afterSpaceId, SPACES_MAX);
        return new FacilityAnswer.Spaces(
                ResultCode.ACCEPTED,
                facilityId,
                page.isComplete(),
                page.items().stream().map(this::space).toList());
    }

    private FacilityAnswer.Space space(final NaiveSpace space) {
        return new FacilityAnswer.Space(
                space.spaceId,
                space.lightCircuitId,
                space.priceCenticoins,
                space.waterProfileId,
                space.capacity,
                state.occupancy(space),
                space.lightGraceMinutes,
                space.kind,
                space.status);
    }

    private Stream<NaiveSpace> spacesOf(final NaiveFacility facility) {
        return state.spaceById.values().stream().filter(space -> space.facility == facility);
    }
}
