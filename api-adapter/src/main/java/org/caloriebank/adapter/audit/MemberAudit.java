package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.NOT_COVERED;

import java.nio.file.Path;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.ReplayLimit;

/** Answers what a journal says of one member, as of a moment, without reading all of it. One thread; close it. */
public final class MemberAudit implements AutoCloseable {
    private final Path directory;
    private final TrailBase base;
    private final JournalSeek seek;
    private long sequence;
    private long timeMs;

    private MemberAudit(final Path directory, final TrailBase base) {
        this.directory = directory;
        this.base = base;
        seek = JournalSeek.open(directory);
    }

    /**
     * @param base what is known of members' last records.
     * @throws JournalException if there is no journal, or it cannot be read.
     */
    public static MemberAudit open(final Path directory, final TrailBase base) {
        return new MemberAudit(directory, base);
    }

    /**
     * @return the member's records up to the moment.
     * @throws JournalException if the journal does not cover the moment or has no record of the member, or is damaged where it was read.
     */
    public MemberTrail trail(final long memberId, final Moment moment, final JournalProgress progress) {
        final JournalEnd end = seek.end();
        final long lastSequence = lastSequence(moment, end);
        moment.requireCovered(directory, Math.max(0, lastSequence), end);
        sequence = lastSequence;
        timeMs = lastTimeMs();
        final long head = new TrailHead(seek, base).find(memberId, lastSequence, progress);
        if (head == 0) {
            throw new JournalException(
                    NOT_COVERED,
                    "The journal in " + directory + " has no record of member " + memberId + " up to " + moment.text()
                            + "; check the member's id.");
        }
        return new MemberTrail(seek, memberId, head);
    }

    /** @return the last record the trail asked for last could have. */
    public long sequence() {
        return sequence;
    }

    /** @return its ledger time, ms since 1970. */
    public long timeMs() {
        return timeMs;
    }

    private long lastTimeMs() {
        final long[] time = new long[1];
        seek.show(
                sequence,
                (shown, shownTimeMs, buffer, command, commandLength, outcome, outcomeLength) -> time[0] = shownTimeMs);
        return time[0];
    }

    private long lastSequence(final Moment moment, final JournalEnd end) {
        final ReplayLimit limit = moment.limit();
        if (end.sequence() == 0) {
            return 0;
        }
        final long byTime = limit.timeMs() >= end.timeMs() ? end.sequence() : seek.sequenceAt(limit.timeMs() + 1) - 1;
        final long last = Math.min(Math.min(limit.sequence(), end.sequence()), byTime);
        return last < seek.firstSequence() ? 0 : last;
    }

    @Override
    public void close() {
        seek.close();
    }
}
