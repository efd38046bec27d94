package org.caloriebank.journal;

/**
 * The layout of a record within a block: a command and its outcome. Little-endian; offsets in bytes from the record's start, which is a multiple of 8
 * from the block's start.
 *
 * <pre>
 *   0         2         4         8            16                    16 + command length
 *   +---------+---------+---------+------------+---------------------+---------------------+---------+
 *   | command | outcome | flags,  | time, ms   | command             | outcome             | zeroes  |
 *   | length  | length  | zero    | since 1970 | (SBE, with header)  | (SBE, with header)  | to 8    |
 *   +---------+---------+---------+------------+---------------------+---------------------+---------+
 * </pre>
 *
 * A record's sequence is not written: it is the block's first sequence plus the record's index.
 */
public final class RecordFormat {
    public static final int COMMAND_LENGTH_OFFSET = 0;
    public static final int OUTCOME_LENGTH_OFFSET = 2;
    public static final int FLAGS_OFFSET = 4;
    public static final int TIME_OFFSET = 8;
    public static final int HEADER_LENGTH = 16;
    public static final int ALIGNMENT = 8;

    private RecordFormat() {}

    /** @return length of a record, padding included. */
    public static int lengthOf(final int commandLength, final int outcomeLength) {
        return HEADER_LENGTH + commandLength + outcomeLength + ALIGNMENT - 1 & -ALIGNMENT;
    }
}
