package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryAdmissionEncoder;
import org.caloriebank.protocol.codec.QueryMemberAdmissionsEncoder;
import org.caloriebank.protocol.codec.QueryWristbandEncoder;

/** Questions about visits and wristbands; see {@link Query}. */
public sealed interface AdmissionQuery<A extends Answer> extends Query<A> {
    record Admission(long admissionId) implements AdmissionQuery<AdmissionAnswer.Admission> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryAdmissionEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .admissionId(admissionId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryAdmissionEncoder.BLOCK_LENGTH;
        }
    }

    /** Newest first. */
    record MemberAdmissions(long memberId, long beforeAdmissionId)
            implements AdmissionQuery<AdmissionAnswer.Admissions> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryMemberAdmissionsEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .memberId(memberId)
                    .beforeAdmissionId(beforeAdmissionId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryMemberAdmissionsEncoder.BLOCK_LENGTH;
        }
    }

    record Wristband(long wristbandId) implements AdmissionQuery<AdmissionAnswer.Wristband> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryWristbandEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .wristbandId(wristbandId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryWristbandEncoder.BLOCK_LENGTH;
        }
    }
}
