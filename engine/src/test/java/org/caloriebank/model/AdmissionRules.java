package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.AdmissionCommand.PutCredential;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Section 10: who is let in. */
final class AdmissionRules {
    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveHolds holds;

    AdmissionRules(final NaiveState state, final CoinRules coins, final NaiveHolds holds) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
    }

    ResultCode putCredential(final PutCredential command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        final NaiveMember bound = state.memberByCredentialId.get(command.credentialId());
        if (bound != null && bound != member) {
            return ResultCode.CREDENTIAL_BOUND;
        }
        if (command.status() == CredentialStatus.ACTIVE) {
            state.memberByCredentialId.put(command.credentialId(), member);
        } else {
            state.memberByCredentialId.remove(command.credentialId());
        }
        draft.touch(member);
        return ACCEPTED;
    }

    ResultCode checkIn(final CheckIn command, final OutcomeDraft draft) {
        final ResultCode refusal = refusalOf(command);
        if (refusal != null) {
            return refusal;
        }
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        final NaiveMember member = memberOf(command);
        final long ceilingLeft = ceilingLeftCenticoins(member, facility);
        final NaiveHold hold = holds.placeForFacility(
                member, facility.facilityId, Math.min(coins.available(member), ceilingLeft), draft);
        final NaiveAdmission admission = new NaiveAdmission(
                state.sequence, facility, member, state.nowMs, ceilingLeft, hold, freeLocker(facility));
        give(admission, command.wristbandId());
        state.admissionById.put(admission.admissionId, admission);
        state.openAdmissions.add(admission);
        if (command.kind() == CheckInKind.QR) {
            state.expiresAtMsByToken.put(command.credentialId(), command.tokenExpiresAtMs());
        }
        draft.event(
                EventKind.CHECKED_IN,
                facility.facilityId,
                admission.admissionId,
                member.memberId,
                state.occupancy(facility),
                0);
        draft.amount(admission.heldCenticoins());
        draft.touch(member);
        return ACCEPTED;
    }

    /** Put a named band, or the one longest in stock, on the wrist. */
    void give(final NaiveAdmission admission, final long wristbandId) {
        final NaiveFacility facility = admission.facility;
        final NaiveWristband band = wristbandId == 0 ? facility.freeBands.get(0) : state.wristbandById.get(wristbandId);
        facility.freeBands.remove(band);
        band.status = WristbandStatus.ISSUED;
        band.admission = admission;
        admission.band = band;
    }

    /** @return why a named band, or one of those in stock, cannot be given away, or null. */
    ResultCode refusalOfBand(final NaiveFacility facility, final long wristbandId) {
        if (wristbandId == 0) {
            return facility.freeBands.isEmpty() ? ResultCode.NO_WRISTBAND : null;
        }
        final boolean isFree = facility.freeBands.contains(state.wristbandById.get(wristbandId));
        return isFree ? null : ResultCode.WRISTBAND_NOT_FREE;
    }

    /** @return whether a named band is not there. */
    boolean isUnknownBand(final NaiveFacility facility, final long wristbandId) {
        final NaiveWristband band = state.wristbandById.get(wristbandId);
        return wristbandId != 0 && (band == null || band.facility != facility);
    }

    private ResultCode refusalOf(final CheckIn command) {
        final NaiveFacility facility = state.facilityById.get(command.facilityId());
        final NaiveMember member = memberOf(command);
        if (member == null && command.kind() != CheckInKind.FACE) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (facility == null) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (member == null) {
            return ResultCode.UNKNOWN_CREDENTIAL;
        }
        if (isUnknownBand(facility, command.wristbandId())) {
            return ResultCode.UNKNOWN_WRISTBAND;
        }
        if (!member.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final ResultCode tokenRefusal = command.kind() == CheckInKind.QR ? refusalOfToken(command) : null;
        if (tokenRefusal != null) {
            return tokenRefusal;
        }
        return refusalOfVisit(facility, member, command.wristbandId());
    }

    private ResultCode refusalOfToken(final CheckIn command) {
        if (state.nowMs >= command.tokenExpiresAtMs()) {
            return ResultCode.TOKEN_EXPIRED;
        }
        if (command.tokenExpiresAtMs() - state.nowMs > state.settings.of(Setting.QR_TTL_MAX_MS)) {
            return ResultCode.TOKEN_TOO_LONG;
        }
        final Long usedUntilMs = state.expiresAtMsByToken.get(command.credentialId());
        return usedUntilMs != null && state.nowMs < usedUntilMs ? ResultCode.TOKEN_REPLAYED : null;
    }

    private ResultCode refusalOfVisit(final NaiveFacility facility, final NaiveMember member, final long wristbandId) {
        if (!facility.isOpen(state.nowMs)) {
            return ResultCode.FACILITY_CLOSED;
        }
        if (state.openAdmissions().anyMatch(admission -> admission.member == member)) {
            return ResultCode.ALREADY_INSIDE;
        }
        if (coins.debt(member) > 0) {
            return ResultCode.MEMBER_IN_DEBT;
        }
        if (state.occupancy(facility) >= facility.capacity) {
            return ResultCode.FACILITY_FULL;
        }
        final ResultCode bandRefusal = refusalOfBand(facility, wristbandId);
        if (bandRefusal != null) {
            return bandRefusal;
        }
        if (facility.lockers > 0 && freeLocker(facility) == 0) {
            return ResultCode.NO_LOCKER;
        }
        final NaiveTariff tariff = facility.tariff;
        final long needed = Math.min(
                ceilingLeftCenticoins(member, facility), tariff.entryFeeCenticoins() + tariff.blockPriceCenticoins());
        return coins.available(member) < needed ? ResultCode.INSUFFICIENT_COINS : null;
    }

    private NaiveMember memberOf(final CheckIn command) {
        return command.kind() == CheckInKind.FACE
                ? state.memberByCredentialId.get(command.credentialId())
                : state.member(command.memberId());
    }

    /** @return what the member may still be charged here today. */
    private long ceilingLeftCenticoins(final NaiveMember member, final NaiveFacility facility) {
        final long today = facility.localDay(state.nowMs);
        final long fees = state.admissionById.values().stream()
                .filter(admission -> admission.facility == facility && admission.member == member)
                .filter(admission -> !admission.isOpen() && admission.localDay == today)
                .mapToLong(admission -> admission.feeCenticoins)
                .sum();
        return Math.max(0, facility.tariff.ceilingCenticoins() - fees);
    }

    /** @return the lowest number that is free, or 0. */
    private int freeLocker(final NaiveFacility facility) {
        for (int locker = 1; locker <= facility.lockers; locker++) {
            final int number = locker;
            if (state.openAdmissions(facility).noneMatch(admission -> admission.locker == number)) {
                return locker;
            }
        }
        return 0;
    }
}
