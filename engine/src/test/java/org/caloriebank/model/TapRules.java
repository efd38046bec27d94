package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import java.util.List;
import org.caloriebank.protocol.AdmissionCommand.Tap;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Section 10: wristbands at readers of lockers, spaces and machines. */
final class TapRules {
    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveHolds holds;
    private final LightRules lights;

    TapRules(final NaiveState state, final CoinRules coins, final NaiveHolds holds, final LightRules lights) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
        this.lights = lights;
    }

    ResultCode tap(final Tap command, final OutcomeDraft draft) {
        final ResultCode refusal = refusalOf(command);
        if (refusal != null) {
            return refusal;
        }
        final NaiveAdmission admission = state.wristbandById.get(command.wristbandId()).admission;
        final NaiveSpace space = state.space(command.spaceId());
        switch (command.kind()) {
            case LOCKER -> event(EventKind.LOCKER_OPENED, admission, admission.admissionId, admission.locker, draft);
            case ENTER -> enter(admission, space, draft);
            case LEAVE -> leave(admission, draft);
            case PLAY -> play(admission, space, draft);
            default -> throw new IllegalArgumentException("no rule for " + command);
        }
        draft.touch(admission.member);
        return ACCEPTED;
    }

    /** The member leaves the space, if in one. */
    void leave(final NaiveAdmission admission, final OutcomeDraft draft) {
        final NaiveSpace space = admission.space;
        if (space == null) {
            return;
        }
        admission.space = null;
        if (admission.waterVisit != null) {
            admission.waterVisit.leftAtMs = state.nowMs;
            admission.waterVisit.isOver = true;
            state.closedWaterVisits.add(admission.waterVisit);
            admission.waterVisit = null;
        }
        event(EventKind.SPACE_LEFT, admission, space.spaceId, state.occupancy(space), draft);
        if (state.occupancy(space) == 0) {
            lights.givenUp(space, draft);
        }
    }

    private void enter(final NaiveAdmission admission, final NaiveSpace space, final OutcomeDraft draft) {
        leave(admission, draft);
        admission.space = space;
        if (space.isWater()) {
            admission.waterVisit = new WaterVisit(state.sequence, space, admission, state.nowMs);
            state.waterVisits.add(admission.waterVisit);
        }
        state.openSessions(space)
                .filter(NaiveSession::isLitOrStarted)
                .flatMap(NaiveSession::live)
                .filter(booking -> booking.member == admission.member)
                .forEach(booking -> booking.hasAttended = true);
        event(EventKind.SPACE_ENTERED, admission, space.spaceId, state.occupancy(space), draft);
        if (state.occupancy(space) == 1) {
            lights.wanted(space, draft);
        }
    }

    private void play(final NaiveAdmission admission, final NaiveSpace space, final OutcomeDraft draft) {
        final NaiveHold hold =
                holds.placeForFacility(admission.member, admission.facility.facilityId, space.priceCenticoins, draft);
        holds.captureAndClose(hold, space.priceCenticoins, draft);
        event(EventKind.PLAYED, admission, space.spaceId, space.priceCenticoins, draft);
        draft.amount(space.priceCenticoins);
    }

    private ResultCode refusalOf(final Tap command) {
        final NaiveWristband band = state.wristbandById.get(command.wristbandId());
        final NaiveSpace space = state.space(command.spaceId());
        if (command.kind() != TapKind.LOCKER && space == null) {
            return ResultCode.UNKNOWN_SPACE;
        }
        final ResultCode bandRefusal = refusalOf(band);
        if (bandRefusal != null) {
            return bandRefusal;
        }
        if (command.kind() == TapKind.LOCKER) {
            return band.admission.locker == 0 ? ResultCode.NO_LOCKER_HELD : null;
        }
        if (space.facility != band.facility) {
            return ResultCode.SPACE_OF_OTHER_FACILITY;
        }
        return switch (command.kind()) {
            case ENTER -> refusalOfEntering(band.admission, space);
            case PLAY -> refusalOfPlaying(band.admission, space);
            default -> band.admission.isIn(space) ? null : ResultCode.NOT_IN_SPACE;
        };
    }

    /** @return the refusal of a band that is not on a wrist, or null. */
    static ResultCode refusalOf(final NaiveWristband band) {
        if (band == null) {
            return ResultCode.UNKNOWN_WRISTBAND;
        }
        if (band.status == WristbandStatus.BLOCKED) {
            return ResultCode.WRISTBAND_BLOCKED;
        }
        return band.admission == null ? ResultCode.NOT_CHECKED_IN : null;
    }

    private ResultCode refusalOfEntering(final NaiveAdmission admission, final NaiveSpace space) {
        if (!space.isOpen()) {
            return ResultCode.SPACE_CLOSED;
        }
        if (admission.isIn(space)) {
            return ResultCode.ALREADY_IN_SPACE;
        }
        if (space.kind == SpaceKind.COURT && isBookedByOthers(admission.member, space)) {
            return ResultCode.SPACE_BOOKED;
        }
        return state.occupancy(space) >= space.capacity ? ResultCode.SPACE_FULL : null;
    }

    private boolean isBookedByOthers(final NaiveMember member, final NaiveSpace space) {
        final List<NaiveSession> sessions =
                state.openSessions(space).filter(NaiveSession::isLitOrStarted).toList();
        return !sessions.isEmpty()
                && sessions.stream().flatMap(NaiveSession::live).noneMatch(booking -> booking.member == member);
    }

    private ResultCode refusalOfPlaying(final NaiveAdmission admission, final NaiveSpace space) {
        if (!space.isOpen()) {
            return ResultCode.SPACE_CLOSED;
        }
        if (!space.isPlayable()) {
            return ResultCode.NOT_PLAYABLE;
        }
        return space.priceCenticoins > coins.available(admission.member) ? ResultCode.INSUFFICIENT_COINS : null;
    }

    static void event(
            final EventKind kind,
            final NaiveAdmission admission,
            final long subjectId,
            final long value,
            final OutcomeDraft draft) {
        draft.event(kind, admission.facility.facilityId, subjectId, admission.member.memberId, value, 0);
    }
}
