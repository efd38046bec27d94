package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryDayEncoder;
import org.caloriebank.protocol.codec.QueryHoldEncoder;
import org.caloriebank.protocol.codec.QueryLedgerEncoder;
import org.caloriebank.protocol.codec.QueryMemberEncoder;
import org.caloriebank.protocol.codec.QueryMerchantEncoder;

/**
 * A question to the running ledger. It rides the ring among the commands, changes nothing, is not journalled, and its answer waits until the
 * journal has every command before it.
 *
 * @param <A> the record that answers it.
 */
public sealed interface Query<A extends Answer>
        permits Query.Member,
                Query.Hold,
                Query.Merchant,
                Query.Day,
                Query.Ledger,
                FacilityQuery,
                BookingQuery,
                AdmissionQuery,
                WaterQuery,
                LightQuery,
                CampaignQuery,
                GoalQuery {
    /** @return the length written, bytes, header included. */
    int encode(MutableDirectBuffer buffer, int offset);

    record Member(long memberId) implements Query<Answer.Member> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryMemberEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .memberId(memberId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryMemberEncoder.BLOCK_LENGTH;
        }
    }

    record Hold(long holdId) implements Query<Answer.Hold> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryHoldEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .holdId(holdId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryHoldEncoder.BLOCK_LENGTH;
        }
    }

    record Merchant(long merchantId) implements Query<Answer.Merchant> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryMerchantEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .merchantId(merchantId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryMerchantEncoder.BLOCK_LENGTH;
        }
    }

    record Day(long memberId, int epochDay) implements Query<Answer.Day> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryDayEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .memberId(memberId)
                    .epochDay(epochDay);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryDayEncoder.BLOCK_LENGTH;
        }
    }

    /** The ledger as a whole; when verified, its books are proven and hashed, which stops processing meanwhile. */
    record Ledger(boolean isVerified) implements Query<Answer.Ledger> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryLedgerEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .isVerified((short) (isVerified ? 1 : 0));
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryLedgerEncoder.BLOCK_LENGTH;
        }
    }
}
