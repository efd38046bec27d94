package org.caloriebank.adapter.audit;

import org.agrona.DirectBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * Finds the last record that touched a member, on files alone: block by block from the end backwards, and no further than what is known already. An active
 * member is found at once; one who was never there costs a reading of everything not covered. One thread.
 */
final class TrailHead {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final JournalSeek seek;
    private final TrailBase base;
    private long memberId;
    private long found;

    TrailHead(final JournalSeek seek, final TrailBase base) {
        this.seek = seek;
        this.base = base;
    }

    /**
     * @param lastSequence no record behind it counts.
     * @return 0 when the member was not touched up to there.
     */
    long find(final long soughtMemberId, final long lastSequence, final JournalProgress progress) {
        memberId = soughtMemberId;
        found = 0;
        final long covered = Math.max(base.coveredSequence(), seek.firstSequence() - 1);
        final long records = Math.max(0, lastSequence - covered);
        long last = lastSequence;
        while (last > covered) {
            final Block block = seek.blockOf(last);
            if (block == null) {
                throw new IllegalArgumentException("the journal ends before sequence " + last);
            }
            final long first = block.firstSequence();
            block.forEachRecord(first, last, this::onRecord);
            if (found > covered) {
                return found;
            }
            last = first - 1;
            progress.onProgress(lastSequence - last, records);
        }
        return known(lastSequence);
    }

    /** @return the head by what is known; from a later one the trail leads back to the moment. */
    private long known(final long lastSequence) {
        long head = base.lastSequenceOf(memberId);
        if (head > lastSequence) {
            final MemberTrail trail = new MemberTrail(seek, memberId, head);
            while (head > lastSequence) {
                trail.next();
                head = trail.nextSequence();
            }
        }
        return head;
    }

    private void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        final OutcomeDecoder.PostingsDecoder postings = outcome.postings();
        while (postings.hasNext()) {
            postings.next();
        }
        final OutcomeDecoder.TouchesDecoder touches = outcome.touches();
        while (touches.hasNext()) {
            if (touches.next().memberId() == memberId) {
                found = sequence;
            }
        }
    }
}
