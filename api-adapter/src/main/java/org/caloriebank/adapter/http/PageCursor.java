package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.BlockFormat;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.Sha256;

/**
 * Where a page ended and the next begins, as a text that callers hand back. It names the moment all its pages are of, so they stay the same while the bank goes on.
 * <p>
 * Its check is taken with the hash of the block that holds the moment's record: a cursor of another bank, or one that was altered, is told from this one's. It is
 * no secret, and guards nothing but against mistakes.
 *
 * @param subject it belongs to.
 * @param owner member it belongs to.
 * @param asOfSequence the last record that any of the pages shows.
 * @param asOfMs ledger time of that moment.
 * @param head the member's last record then.
 * @param next where the next page begins, in the subject's own terms.
 * @param filter of the first page, in the subject's own terms.
 */
record PageCursor(Subject subject, long owner, long asOfSequence, long asOfMs, long head, long next, long filter) {
    /** What the pages tell of. The codes are fixed for ever: cursors may be older than the program. */
    enum Subject {
        STATEMENT(1),
        WHY(2);

        private final byte code;

        Subject(final int code) {
            this.code = (byte) code;
        }
    }

    private static final byte VERSION = 1;
    private static final int CONTENT_LENGTH = 2 + 6 * Long.BYTES;
    private static final int CHECK_LENGTH = 8;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * @return the cursor, proven to be this bank's.
     * @throws RequestRefusedException if it is no cursor of this bank, this subject and this owner.
     */
    static PageCursor read(final String text, final Subject subject, final long owner, final JournalSeek seek) {
        final byte[] bytes = decode(text);
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != CONTENT_LENGTH + CHECK_LENGTH || buffer.get() != VERSION || buffer.get() != subject.code) {
            throw strange();
        }
        final PageCursor cursor = new PageCursor(
                subject,
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong());
        final Block block = seek.blockOf(cursor.asOfSequence);
        if (cursor.owner != owner || block == null) {
            throw strange();
        }
        final byte[] check = check(Arrays.copyOf(bytes, CONTENT_LENGTH), block);
        if (!Arrays.equals(check, Arrays.copyOfRange(bytes, CONTENT_LENGTH, bytes.length))) {
            throw strange();
        }
        return cursor;
    }

    PageCursor at(final long newNext) {
        return new PageCursor(subject, owner, asOfSequence, asOfMs, head, newNext, filter);
    }

    String toText(final JournalSeek seek) {
        final byte[] content = ByteBuffer.allocate(CONTENT_LENGTH)
                .put(VERSION)
                .put(subject.code)
                .putLong(owner)
                .putLong(asOfSequence)
                .putLong(asOfMs)
                .putLong(head)
                .putLong(next)
                .putLong(filter)
                .array();
        final byte[] bytes = Arrays.copyOf(content, CONTENT_LENGTH + CHECK_LENGTH);
        System.arraycopy(check(content, seek.blockOf(asOfSequence)), 0, bytes, CONTENT_LENGTH, CHECK_LENGTH);
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] decode(final String text) {
        try {
            final byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (!ENCODER.encodeToString(bytes).equals(text)) {
                throw strange(); // bits that a lenient decoder drops
            }
            return bytes;
        } catch (final IllegalArgumentException e) {
            throw strange();
        }
    }

    private static byte[] check(final byte[] content, final Block block) {
        final byte[] hash = new byte[BlockFormat.HASH_LENGTH];
        block.copyHashTo(hash);
        return Arrays.copyOf(Sha256.of(content, hash), CHECK_LENGTH);
    }

    private static RequestRefusedException strange() {
        return new RequestRefusedException(Problem.of(
                DoorCode.BAD_REQUEST, "the cursor is none this bank gave for this path; begin again without one"));
    }
}
