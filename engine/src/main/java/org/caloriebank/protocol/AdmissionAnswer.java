package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.AdmissionAnswerDecoder;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.AdmissionsAnswerDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.WristbandAnswerDecoder;
import org.caloriebank.protocol.codec.WristbandStatus;

/** What the ledger answered about visits and wristbands; see {@link Answer}. */
public sealed interface AdmissionAnswer extends Answer {
    record Admission(
            ResultCode code,
            long admissionId,
            long facilityId,
            long memberId,
            long wristbandId,
            long spaceId,
            long checkedInAtMs,
            long closesAtMs,
            long closedAtMs,
            long heldCenticoins,
            long feeCenticoins,
            long requestedCenticoins,
            long refundedCenticoins,
            int locker,
            AdmissionState state,
            boolean isWaived)
            implements AdmissionAnswer {
        static Admission decode(final DirectBuffer buffer, final int offset) {
            final AdmissionAnswerDecoder d =
                    new AdmissionAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Admission(
                    ResultCode.of(d.resultCode()),
                    d.admissionId(),
                    d.facilityId(),
                    d.memberId(),
                    d.wristbandId(),
                    d.spaceId(),
                    d.checkedInAtMs(),
                    d.closesAtMs(),
                    d.closedAtMs(),
                    d.heldCenticoins(),
                    d.feeCenticoins(),
                    d.requestedCenticoins(),
                    d.refundedCenticoins(),
                    d.locker(),
                    d.state(),
                    d.isWaived() != 0);
        }
    }

    /** Up to 8 admissions. */
    record Admissions(ResultCode code, boolean isComplete, List<Admission> admissions) implements AdmissionAnswer {
        static Admissions decode(final DirectBuffer buffer, final int offset) {
            final AdmissionsAnswerDecoder d =
                    new AdmissionsAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final boolean isComplete = d.isComplete() != 0;
            final List<Admission> admissions = new ArrayList<>();
            for (final AdmissionsAnswerDecoder.AdmissionsDecoder g : d.admissions()) {
                admissions.add(new Admission(
                        ResultCode.ACCEPTED,
                        g.admissionId(),
                        g.facilityId(),
                        g.memberId(),
                        g.wristbandId(),
                        g.spaceId(),
                        g.checkedInAtMs(),
                        g.closesAtMs(),
                        g.closedAtMs(),
                        g.heldCenticoins(),
                        g.feeCenticoins(),
                        g.requestedCenticoins(),
                        g.refundedCenticoins(),
                        g.locker(),
                        g.state(),
                        g.isWaived() != 0));
            }
            return new Admissions(code, isComplete, List.copyOf(admissions));
        }
    }

    record Wristband(ResultCode code, long wristbandId, long facilityId, long admissionId, WristbandStatus status)
            implements AdmissionAnswer {
        static Wristband decode(final DirectBuffer buffer, final int offset) {
            final WristbandAnswerDecoder d =
                    new WristbandAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Wristband(
                    ResultCode.of(d.resultCode()), d.wristbandId(), d.facilityId(), d.admissionId(), d.status());
        }
    }

    /** @return the answer with the template, or null when it is none of these. */
    static AdmissionAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case AdmissionAnswerDecoder.TEMPLATE_ID -> Admission.decode(buffer, offset);
            case AdmissionsAnswerDecoder.TEMPLATE_ID -> Admissions.decode(buffer, offset);
            case WristbandAnswerDecoder.TEMPLATE_ID -> Wristband.decode(buffer, offset);
            default -> null;
        };
    }
}
