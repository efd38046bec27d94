package org.caloriebank.journal;

import static org.caloriebank.journal.JournalException.Kind.OUTCOME_DIFFERS;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.LookAhead;
import org.caloriebank.protocol.Limits;

/**
 * Applies blocks to a ledger and compares every outcome with the journalled one. One thread, which owns the ledger meanwhile; allocates nothing for a
 * record.
 */
final class BlockReplay {
    private final Ledger ledger;
    private final ReplayLimit limit;
    private final ReplayVisitor visitor;
    private final LookAhead lookAhead;
    private final byte[] outcome = new byte[Limits.OUTCOME_LENGTH_MAX];
    private final UnsafeBuffer outcomeBuffer = new UnsafeBuffer(outcome);
    private long records;

    /** @param visitor is shown each record after the ledger gave its outcome again. */
    BlockReplay(final Ledger ledger, final ReplayLimit limit, final ReplayVisitor visitor) {
        this.ledger = ledger;
        this.limit = limit;
        this.visitor = visitor;
        lookAhead = ledger.newLookAhead();
    }

    /** @return records applied so far. */
    long records() {
        return records;
    }

    /** @return whether the limit was reached. */
    boolean apply(final Block block) {
        final int end = block.payloadEnd();
        long sequence = block.firstSequence();
        int offset = BlockFormat.HEADER_LENGTH;
        while (offset < end) {
            final int groupEnd = lookAhead(block, offset);
            while (offset < groupEnd) {
                if (limit.isBehind(sequence, block.recordTimeMs(offset))) {
                    return true;
                }
                offset = apply(block, sequence++, offset);
            }
        }
        return false;
    }

    /** Let the ledger touch what the next records will need; @return where they end. */
    private int lookAhead(final Block block, final int from) {
        final int end = block.payloadEnd();
        int offset = from;
        for (int i = 0; i < LookAhead.COMMANDS_MAX && offset < end; i++) {
            lookAhead.add(block.buffer(), offset + RecordFormat.HEADER_LENGTH);
            offset += RecordFormat.lengthOf(block.commandLength(offset), block.outcomeLength(offset));
        }
        lookAhead.run();
        return offset;
    }

    private int apply(final Block block, final long sequence, final int offset) {
        final int commandLength = block.commandLength(offset);
        final int outcomeLength = block.outcomeLength(offset);
        final int commandOffset = offset + RecordFormat.HEADER_LENGTH;
        final int outcomeOffset = commandOffset + commandLength;
        final long timeMs = block.recordTimeMs(offset);
        final int length = ledger.apply(timeMs, block.buffer(), commandOffset, outcomeBuffer, 0);
        final boolean isSame = length == outcomeLength
                && Arrays.equals(outcome, 0, length, block.bytes(), outcomeOffset, outcomeOffset + outcomeLength);
        if (!isSame && !OlderOutcome.isToldBy(outcomeBuffer, 0, block.buffer(), outcomeOffset, outcomeLength)) {
            throw differs(block, sequence);
        }
        records++;
        visitor.onRecord(sequence, timeMs, block.buffer(), commandOffset, commandLength, outcomeOffset, outcomeLength);
        return offset + RecordFormat.lengthOf(commandLength, outcomeLength);
    }

    private static JournalException differs(final Block block, final long sequence) {
        return new JournalException(
                OUTCOME_DIFFERS,
                "The command with sequence " + sequence + " (block " + block.number() + ", "
                        + block.segment().file()
                        + ") gives another outcome than the journalled one; replay with the program version that wrote it, and"
                        + " have the journal's origin examined.");
    }
}
