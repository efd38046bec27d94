package org.caloriebank.journal.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bank says of its journal at the end of a block: what is signed. Immutable.
 * <p>
 * With a root it covers the blocks from {@code fromBlock} to {@code block}; without one it covers none and says only what the block's hash and the state are.
 *
 * @param block number of the block.
 * @param sequence of its last record.
 * @param timeMs ledger time of that record, ms since 1970.
 * @param hash the block's own hash, 64 hexadecimal digits.
 * @param fromBlock first block that no checkpoint before covers.
 * @param root over the blocks covered, 64 hexadecimal digits, or null if none are.
 * @param stateHash of the ledger after that record, 16 hexadecimal digits, or null if it was not computed.
 */
public record Checkpoint(
        long block, long sequence, long timeMs, String hash, long fromBlock, String root, String stateHash) {
    static final String VERSION_WORD = "calorie-bank-checkpoint-1";
    private static final String NONE = "-";
    private static final String NUMBER = "(\\d{1,19})";
    private static final String HASH = "([0-9a-f]{64})";
    private static final Pattern TEXT =
            Pattern.compile(VERSION_WORD + " block=" + NUMBER + " sequence=" + NUMBER + " time=" + NUMBER + " hash="
                    + HASH + " from=" + NUMBER + " root=(-|[0-9a-f]{64}) state=(-|[0-9a-f]{16})");

    /** @return the block up to which this checkpoint and those before it cover the journal. */
    public long coveredBlock() {
        return root == null ? fromBlock - 1 : block;
    }

    /** @return what is signed: one line of ASCII, without its end. */
    public String text() {
        return VERSION_WORD + " block=" + block + " sequence=" + sequence + " time=" + timeMs + " hash=" + hash
                + " from=" + fromBlock + " root=" + (root == null ? NONE : root) + " state="
                + (stateHash == null ? NONE : stateHash);
    }

    /** @return the checkpoint, or null if the text is none exactly as {@link #text()} writes it. */
    static Checkpoint ofText(final String text) {
        final Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            final Checkpoint checkpoint = new Checkpoint(
                    Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    matcher.group(4),
                    Long.parseLong(matcher.group(5)),
                    orNull(matcher.group(6)),
                    orNull(matcher.group(7)));
            return checkpoint.isSensible() && checkpoint.text().equals(text) ? checkpoint : null;
        } catch (final NumberFormatException e) {
            return null; // a number beyond 64 bits
        }
    }

    private boolean isSensible() {
        return block >= 1 && sequence >= block && fromBlock >= 1 && (root == null || fromBlock <= block);
    }

    private static String orNull(final String group) {
        return NONE.equals(group) ? null : group;
    }
}
