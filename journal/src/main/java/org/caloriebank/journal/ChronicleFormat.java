package org.caloriebank.journal;

/**
 * What must be known of a Chronicle Queue file to read it without Chronicle. Little-endian; offsets in bytes.
 *
 * <pre>
 *   +--------+-----------------+--------+-----------------+-- ... --+--------+-- zeroes to the file's end
 *   | word   | excerpt         | word   | excerpt         |         | 0 or   |
 *   |        | (to 4)          |        | (to 4)          |         | END    |
 *   +--------+-----------------+--------+-----------------+-- ... --+--------+--
 *
 *   word:  bit 31 not complete | bit 30 metadata | bits 29..0 length of the excerpt, without padding
 * </pre>
 *
 * The first excerpt is metadata: the file's own header, in which the position of the last excerpt's word stands at a fixed place. Index pages are
 * metadata as well. All others are blocks.
 */
final class ChronicleFormat {
    static final int WORD_LENGTH = 4;
    static final int NOT_COMPLETE = 0x8000_0000;
    static final int METADATA = 0x4000_0000;
    static final int LENGTH_MASK = 0x3FFF_FFFF;
    /** The word that ends a file whose writer went on to the next. */
    static final int END_OF_FILE = NOT_COMPLETE | METADATA;

    /** The name of the first excerpt. */
    static final int HEADER_NAME_OFFSET = 0x06;

    static final String HEADER_NAME = "header";
    /** Where the name "writePosition" stands in the file's header ... */
    static final int WRITE_POSITION_NAME_OFFSET = 0x1C;

    static final String WRITE_POSITION_NAME = "writePosition";
    /** ... and where its value does: the position of the last excerpt's word. */
    static final int WRITE_POSITION_OFFSET = 0x40;

    private ChronicleFormat() {}

    static boolean isCommitted(final int word) {
        return word > 0 || (word & END_OF_FILE) == METADATA;
    }

    static boolean isMetadata(final int word) {
        return (word & METADATA) != 0;
    }

    static int length(final int word) {
        return word & LENGTH_MASK;
    }

    static int aligned(final int length) {
        return length + WORD_LENGTH - 1 & -WORD_LENGTH;
    }
}
