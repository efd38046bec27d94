package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import org.agrona.DirectBuffer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/**
 * The records that touched one member, from the newest back, each found by the link of the one after it. Proven on the way: each block by its hash, each record
 * that it touches the member and stands before the last, and each balance that it is the one before and what was posted since.
 * <p>
 * One thread, that of its {@link JournalSeek}.
 */
public final class MemberTrail {
    private final JournalSeek seek;
    private final long memberId;
    private long nextSequence;
    private TrailRecord newer;
    private TrailRecord read;

    /** @param headSequence the newest record of the trail; 0 for none. */
    public MemberTrail(final JournalSeek seek, final long memberId, final long headSequence) {
        this.seek = seek;
        this.memberId = memberId;
        nextSequence = headSequence;
    }

    public long memberId() {
        return memberId;
    }

    /** @return the record {@link #next} will answer; 0 when the trail has ended at the member's first. */
    public long nextSequence() {
        return nextSequence;
    }

    /** @return whether the trail has come to records that are no longer in the journal, because its first segments were taken away. */
    public boolean isCutOff() {
        return nextSequence > 0 && seek.blockOf(nextSequence) == null && nextSequence < seek.firstSequence();
    }

    /**
     * @return the next older record; null when there is none, or when {@link #isCutOff}.
     * @throws JournalException if a block is damaged, or the records do not make a trail.
     */
    public TrailRecord next() {
        if (nextSequence == 0 || isCutOff()) {
            return null;
        }
        final TrailRecord record = read(nextSequence);
        requireFollows(record);
        newer = record;
        nextSequence = record.previousSequence();
        return record;
    }

    private TrailRecord read(final long sequence) {
        read = null;
        if (!seek.show(sequence, this::onRecord)) {
            throw broken(sequence, "is named as a record of member " + memberId + ", and the journal has none there");
        }
        if (read == null) {
            throw broken(sequence, "is named as a record of member " + memberId + ", whom it does not touch");
        }
        return read;
    }

    private void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        read = TrailRecord.of(
                memberId,
                Command.decode(buffer, commandOffset),
                Outcome.decode(sequence, timeMs, buffer, outcomeOffset));
    }

    private void requireFollows(final TrailRecord record) {
        if (record.previousSequence() >= record.sequence() || record.previousSequence() < 0) {
            throw broken(record.sequence(), "names record " + record.previousSequence() + " as the one before it");
        }
        if (newer != null && newer.balanceBeforeCenticoins() != record.balanceCenticoins()) {
            throw broken(
                    newer.sequence(),
                    "leaves member " + memberId + " with " + newer.balanceCenticoins()
                            + " centicoins, while its postings and the record before it, " + record.sequence()
                            + ", make "
                            + Math.addExact(record.balanceCenticoins(), newer.movedCenticoins()));
        }
        if (record.previousSequence() == 0 && record.balanceBeforeCenticoins() != 0) {
            throw broken(
                    record.sequence(),
                    "is the first of member " + memberId + ", whose balance before it would be "
                            + record.balanceBeforeCenticoins() + " centicoins");
        }
    }

    private static JournalException broken(final long sequence, final String what) {
        return new JournalException(
                BOOKS_DIFFER,
                "The record with sequence " + sequence + " " + what
                        + "; keep the files as they are, and run 'audit verify --postings' on them.");
    }
}
