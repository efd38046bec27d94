package org.caloriebank.model;

import java.util.Comparator;
import java.util.List;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.WristbandStatus;

/** What the model answers about visits, wristbands and exposure to water. Of a refusal only the code means something. */
final class AdmissionAnswers {
    private static final int ADMISSIONS_MAX = 8;
    private static final int VISITS_MAX = 16;

    private final NaiveState state;

    AdmissionAnswers(final NaiveState state) {
        this.state = state;
    }

    Answer answer(final AdmissionQuery<?> query) {
        if (query instanceof AdmissionQuery.Admission q) {
            return admission(q.admissionId());
        } else if (query instanceof AdmissionQuery.MemberAdmissions q) {
            return memberAdmissions(q);
        } else if (query instanceof AdmissionQuery.Wristband q) {
            return wristband(q.wristbandId());
        }
        throw new IllegalArgumentException("no answer to " + query);
    }

    private Answer admission(final long admissionId) {
        final NaiveAdmission admission = state.admissionById.get(admissionId);
        return admission == null
                ? new AdmissionAnswer.Admission(
                        ResultCode.UNKNOWN_ADMISSION,
                        admissionId,
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
                        0,
                        AdmissionState.NULL_VAL,
                        false)
                : answer(admission);
    }

    private Answer memberAdmissions(final AdmissionQuery.MemberAdmissions query) {
        final NaiveMember member = state.member(query.memberId());
        if (member == null) {
            return new AdmissionAnswer.Admissions(ResultCode.UNKNOWN_MEMBER, true, List.of());
        }
        final Page<AdmissionAnswer.Admission> page = Page.first(
                state.admissionById.values().stream()
                        .filter(admission -> admission.member == member)
                        .filter(admission ->
                                query.beforeAdmissionId() == 0 || admission.admissionId < query.beforeAdmissionId())
                        .sorted(Comparator.comparingLong(admission -> -admission.admissionId))
                        .map(AdmissionAnswers::answer)
                        .toList(),
                ADMISSIONS_MAX);
        return new AdmissionAnswer.Admissions(ResultCode.ACCEPTED, page.isComplete(), page.items());
    }

    private static AdmissionAnswer.Admission answer(final NaiveAdmission admission) {
        return new AdmissionAnswer.Admission(
                ResultCode.ACCEPTED,
                admission.admissionId,
                admission.facility.facilityId,
                admission.member.memberId,
                admission.band.wristbandId,
                admission.space == null ? 0 : admission.space.spaceId,
                admission.checkedInAtMs,
                admission.closesAtMs,
                admission.closedAtMs,
                admission.heldCenticoins(),
                admission.feeCenticoins,
                admission.requestedCenticoins,
                admission.refundedCenticoins,
                admission.locker,
                admission.state,
                admission.isWaived);
    }

    private Answer wristband(final long wristbandId) {
        final NaiveWristband band = state.wristbandById.get(wristbandId);
        if (band == null) {
            return new AdmissionAnswer.Wristband(
                    ResultCode.UNKNOWN_WRISTBAND, wristbandId, 0, 0, WristbandStatus.NULL_VAL);
        }
        final long admissionId = band.admission == null ? 0 : band.admission.admissionId;
        return new AdmissionAnswer.Wristband(
                ResultCode.ACCEPTED, wristbandId, band.facility.facilityId, admissionId, band.status);
    }

    WaterAnswer.Exposure exposure(final WaterQuery.Exposure query) {
        final NaiveSpace space = state.space(query.spaceId());
        if (space == null) {
            return new WaterAnswer.Exposure(ResultCode.UNKNOWN_SPACE, 0, List.of());
        }
        if (!space.isWater()) {
            return new WaterAnswer.Exposure(ResultCode.NOT_A_POOL, 0, List.of());
        }
        final Page<WaterVisit> page = Page.first(
                state.waterVisits.stream()
                        .filter(visit -> visit.space == space && visit.number > query.afterVisit())
                        .filter(visit -> state.exposedMs(visit, query.fromMs(), query.toMs()) > 0)
                        .toList(),
                VISITS_MAX);
        return new WaterAnswer.Exposure(
                ResultCode.ACCEPTED,
                page.isComplete() ? 0 : page.items().get(VISITS_MAX - 1).number,
                page.items().stream()
                        .map(visit -> answer(visit, state.exposedMs(visit, query.fromMs(), query.toMs())))
                        .toList());
    }

    private static WaterAnswer.Visit answer(final WaterVisit visit, final long exposedMs) {
        final NaiveAdmission admission = visit.admission;
        return new WaterAnswer.Visit(
                admission.admissionId,
                admission.member.memberId,
                visit.enteredAtMs,
                visit.leftAtMs,
                exposedMs,
                admission.isRefunded || admission.isWaived);
    }
}
