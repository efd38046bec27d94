package org.caloriebank.journal;

import java.util.HexFormat;

/**
 * A segment that was handed to an archive and taken out of the directory: one line of {@code archived.log}.
 *
 * @param file its path below the bank's directory.
 * @param firstBlock it holds.
 * @param firstSequence it holds.
 * @param last place of its last block, with which the journal that is left goes on.
 */
public record ArchivedSegment(String file, long firstBlock, long firstSequence, JournalPlace last) {
    private static final String VERSION = "archived1";
    private static final int FIELDS = 10;

    String line() {
        return String.join(
                " ",
                VERSION,
                file,
                Long.toString(last.segment()),
                Long.toString(firstBlock),
                Long.toString(last.block()),
                Long.toString(firstSequence),
                Long.toString(last.sequence()),
                Long.toString(last.timeMs()),
                Long.toString(last.position()),
                HexFormat.of().formatHex(last.hash()));
    }

    /** @throws IllegalArgumentException if it is no such line. */
    static ArchivedSegment parse(final String line) {
        final String[] fields = line.split(" ");
        if (fields.length != FIELDS || !fields[0].equals(VERSION) || !JournalDirectory.isSegmentPath(fields[1])) {
            throw new IllegalArgumentException("no line of archived segments");
        }
        final byte[] hash = HexFormat.of().parseHex(fields[9]);
        if (hash.length != BlockFormat.HASH_LENGTH) {
            throw new IllegalArgumentException("no hash of a block");
        }
        final JournalPlace last = new JournalPlace(
                Long.parseLong(fields[2]),
                Long.parseLong(fields[8]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[6]),
                Long.parseLong(fields[7]),
                hash);
        return new ArchivedSegment(fields[1], Long.parseLong(fields[3]), Long.parseLong(fields[5]), last);
    }
}
