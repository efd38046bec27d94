package org.caloriebank.bench;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutMemberEncoder;

/** Members for a benchmark: ids scattered over 62 bits, so that nothing is gained from their being dense, opened over 400 days. */
final class Population {
    /** Ledger time of all reports: 2026-11-23 12:00 UTC. */
    static final long NOON_MS = 1_795_435_200_000L;

    static final int TODAY = (int) (NOON_MS / 86_400_000L);
    private static final long OPENING_SPAN_MS = 400L * 86_400_000L;
    private static final long ID_MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PutMemberEncoder encoder = new PutMemberEncoder();
    private final SplittableRandom random = new SplittableRandom(1);
    private final int count;

    Population(final int count) {
        this.count = count;
    }

    /** @return the id of a member by its number: a bijection on 62 bits. */
    static long memberId(final long number) {
        return (number + 1) * ID_MULTIPLIER >>> 2 | 1L << 62;
    }

    int count() {
        return count;
    }

    /** @return ledger time at which the member was opened: ids are forgotten after 31 days, so the table of ids stays small. */
    long openedAtMs(final int number) {
        return NOON_MS - OPENING_SPAN_MS + (long) ((double) OPENING_SPAN_MS * number / count);
    }

    /** @return length of the command that opens a member. */
    int encodeOpening(final int number, final UnsafeBuffer buffer, final int offset) {
        encoder.wrapAndApplyHeader(buffer, offset, header)
                .commandIdHigh(number)
                .commandIdLow(7)
                .memberId(memberId(number))
                .callerId(1)
                .bodyMassGrams(50_000 + random.nextInt(50_000))
                .zoneOffsetMinutes((short) 0)
                .status(MemberStatus.ACTIVE)
                .padding((short) 0);
        return MessageHeaderEncoder.ENCODED_LENGTH + PutMemberEncoder.BLOCK_LENGTH;
    }

    /** Open all members in a ledger. */
    void open(final Ledger ledger) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX));
        for (int number = 0; number < count; number++) {
            encodeOpening(number, buffer, 0);
            ledger.apply(openedAtMs(number), buffer, 0, buffer, Limits.COMMAND_LENGTH_MAX);
        }
        if (ledger.memberCount() != count) {
            throw new IllegalStateException("opened " + ledger.memberCount() + " of " + count + " members");
        }
    }
}
