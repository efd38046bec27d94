package org.caloriebank.ledger;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;
import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.idempotency.Ids;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.ReportActivityDecoder;

/**
 * Touches the memory that the next commands will need, all of them together, so that their cache misses overlap instead of following one another: first
 * the buckets of indexes, then rows, then the days. Changes nothing, and a wrong guess costs only time.
 * <p>
 * Used on the ledger thread: {@link #add} up to {@link #COMMANDS_MAX} commands, {@link #run}, then apply those commands.
 */
public final class LookAhead {
    /** Most commands to look ahead at once: more would not overlap better, and would push each other out of the nearest cache. */
    public static final int COMMANDS_MAX = 64;

    private static final int TEMPLATE_OFFSET = MessageHeaderDecoder.templateIdEncodingOffset();
    private static final int LENGTH_OFFSET = MessageHeaderDecoder.blockLengthEncodingOffset();
    private static final int REPORT_MEMBER_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + ReportActivityDecoder.memberIdEncodingOffset();
    private static final int REPORT_HOUR_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + ReportActivityDecoder.hourEncodingOffset();
    private static final int NO_HOUR = 24;
    private static final int UNSIGNED_BYTE = 0xFF;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private final Members members;
    private final LongIndex index;
    private final Days days;
    private final long[] hashes = new long[COMMANDS_MAX];
    private final long[] addresses = new long[COMMANDS_MAX];
    private final long[] hourAddresses = new long[COMMANDS_MAX];
    private final boolean[] isMember = new boolean[COMMANDS_MAX];
    private final int[] hours = new int[COMMANDS_MAX];
    private int count;

    private final CommandLookAhead commands;
    /** Commands of any kind since the last run. */
    private int noted;

    /** Where everything read goes, so that no compiler finds the reads useless. */
    private long sink;

    LookAhead(
            final Members members,
            final Days days,
            final CommandTable table,
            final Ids ids,
            final OutcomeDraft outcome) {
        this.members = members;
        this.days = days;
        commands = new CommandLookAhead(table, ids, outcome);
        index = members.index();
    }

    /** Note one coming command; bytes that are no command do no harm. */
    public void add(final DirectBuffer command, final int offset) {
        noted++;
        final int templateId = command.getShort(offset + TEMPLATE_OFFSET, LITTLE_ENDIAN) & UNSIGNED_SHORT;
        if (templateId == ReportActivityDecoder.TEMPLATE_ID) {
            hashes[count] = LongIndex.hash(command.getLong(offset + REPORT_MEMBER_OFFSET, LITTLE_ENDIAN));
            hours[count++] = command.getByte(offset + REPORT_HOUR_OFFSET) & UNSIGNED_BYTE;
        } else {
            final int blockLength = command.getShort(offset + LENGTH_OFFSET, LITTLE_ENDIAN) & UNSIGNED_SHORT;
            commands.add(templateId, command, offset + MessageHeaderDecoder.ENCODED_LENGTH, blockLength, noted);
        }
    }

    /** Work out addresses and read them in turns: a loop that only reads keeps more reads under way than one that also computes. */
    public void run() {
        final int reports = count;
        count = 0;
        noted = 0;
        for (int i = 0; i < reports; i++) {
            addresses[i] = index.bucketAddress(hashes[i]);
        }
        sink += read(addresses, reports);
        sink += commands.touchBuckets();
        for (int i = 0; i < reports; i++) {
            final int row = index.guess(hashes[i]);
            addresses[i] = row == Rows.NULL_ROW ? addresses[i] : members.address(row);
            isMember[i] = row != Rows.NULL_ROW;
        }
        sink += read(addresses, reports);
        sink += commands.touchRows();
        for (int i = 0; i < reports; i++) {
            final int day = isMember[i] ? MemberRow.newestDay(addresses[i]) : 0;
            addresses[i] = day == 0 ? addresses[i] : days.addressToTouch(day, NO_HOUR);
            hourAddresses[i] = day == 0 ? addresses[i] : days.addressToTouch(day, hours[i]);
        }
        sink += read(addresses, reports);
        sink += read(hourAddresses, reports);
    }

    /** @return something of what was read, to be used for something: else a compiler may find the reads useless. */
    static int read(final long[] from, final int length) {
        int read = 0;
        for (int i = 0; i < length; i++) {
            read += UnsafeApi.getInt(from[i]);
        }
        return read;
    }
}
