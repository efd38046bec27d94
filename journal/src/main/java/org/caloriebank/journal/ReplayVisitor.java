package org.caloriebank.journal;

import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.ledger.Ledger;

/**
 * Is shown the blocks of a replay: each when it is proven, its records as the ledger applies them, and again when the ledger has applied it. Between the
 * two its bytes do not change.
 */
public interface ReplayVisitor {
    ReplayVisitor NONE = new ReplayVisitor() {};

    /** @return one that shows everything to all of them, in order. */
    static ReplayVisitor of(final List<ReplayVisitor> visitors) {
        return new ReplayVisitor() {
            @Override
            public void onRead(final Block block) {
                visitors.forEach(visitor -> visitor.onRead(block));
            }

            @Override
            public void onRecord(
                    final long sequence,
                    final long timeMs,
                    final DirectBuffer buffer,
                    final int commandOffset,
                    final int commandLength,
                    final int outcomeOffset,
                    final int outcomeLength) {
                for (final ReplayVisitor visitor : visitors) {
                    visitor.onRecord(
                            sequence, timeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength);
                }
            }

            @Override
            public void onApplied(final Block block, final Ledger ledger) {
                visitors.forEach(visitor -> visitor.onApplied(block, ledger));
            }
        };
    }

    /** On the reader's thread, in order. */
    default void onRead(final Block block) {}

    /** On the thread that replays, in order, after the ledger gave the record's outcome again; as {@link RecordVisitor#onRecord}. */
    default void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {}

    /** On the thread that replays, in order; blocks within which the replay ended are not shown. */
    default void onApplied(final Block block, final Ledger ledger) {}
}
