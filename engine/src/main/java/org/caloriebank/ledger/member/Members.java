package org.caloriebank.ledger.member;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.PutMemberDecoder;

/**
 * All members, in the order they were opened, and the index from id to row. Owned by the ledger thread; no method allocates heap memory except to
 * note a new page of rows.
 */
public final class Members implements AutoCloseable {
    private final Rows rows = new Rows(MemberRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final OutcomeDraft outcome;

    public Members(final OutcomeDraft outcome) {
        this.outcome = outcome;
    }

    /** @return the member's row, or {@link Rows#NULL_ROW}. */
    public int find(final long memberId) {
        return index.find(memberId);
    }

    public long address(final int row) {
        return rows.address(row);
    }

    public LongIndex index() {
        return index;
    }

    /** @return one more than the last member's row; rows are dense from 1. */
    public int end() {
        return rows.end();
    }

    public int count() {
        return rows.live();
    }

    public long bytes() {
        return rows.bytes() + index.bytes();
    }

    /** @return the civil date the member lives in now, days since 1970. */
    public int today(final long member) {
        return Calendar.dayOf(outcome.timeMs() + MemberRow.zoneOffsetMinutes(member) * Calendar.MINUTE_MS);
    }

    public static boolean isActive(final long member) {
        return MemberRow.status(member) == MemberStatus.ACTIVE.value();
    }

    /** Link the member to the record being written, once. */
    public void touch(final long member) {
        final long previousSequence = MemberRow.lastSequence(member);
        if (previousSequence != outcome.sequence()) {
            outcome.touch(MemberRow.memberId(member), previousSequence, member);
            MemberRow.lastSequence(member, outcome.sequence());
        }
    }

    public void addCommands(final CommandTable table) {
        table.add(
                new PutMemberDecoder(),
                PutMemberDecoder.callerIdEncodingOffset(),
                Members::isMalformed,
                this::onPutMember);
    }

    private static boolean isMalformed(final PutMemberDecoder command) {
        final int offset = command.zoneOffsetMinutes();
        return command.memberId() <= 0
                || command.bodyMassGrams() < Limits.BODY_MASS_GRAMS_MIN
                || command.bodyMassGrams() > Limits.BODY_MASS_GRAMS_MAX
                || Math.abs(offset) > Limits.ZONE_OFFSET_MINUTES_MAX
                || offset % Limits.ZONE_OFFSET_STEP_MINUTES != 0
                || command.statusRaw() > MemberStatus.CLOSED.value();
    }

    private ResultCode onPutMember(final PutMemberDecoder command) {
        int row = find(command.memberId());
        if (row == Rows.NULL_ROW && rows.isFull()) {
            return ResultCode.LEDGER_FULL;
        }

        if (row == Rows.NULL_ROW) {
            row = rows.allocate();
            MemberRow.memberId(rows.address(row), command.memberId());
            index.add(command.memberId(), row);
        }
        final long member = rows.address(row);
        MemberRow.bodyMassGrams(member, command.bodyMassGrams());
        MemberRow.zoneOffsetMinutes(member, command.zoneOffsetMinutes());
        MemberRow.status(member, (byte) command.statusRaw());
        touch(member);
        return ResultCode.ACCEPTED;
    }

    public void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    public void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }
}
