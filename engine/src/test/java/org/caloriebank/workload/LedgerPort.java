package org.caloriebank.workload;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;

/**
 * Objects in, objects out, for a ledger that speaks bytes. The bytes an answer is written over are dirty, so a field
 * the ledger does not write is found.
 */
public final class LedgerPort {
    private static final int COMMAND_OFFSET = 64;
    private static final int OUTCOME_OFFSET = 24;
    private static final byte DIRT = (byte) 0xA5;

    private final Ledger ledger;
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[COMMAND_OFFSET + Limits.COMMAND_LENGTH_MAX]);
    private final byte[] outcomeBytes = new byte[OUTCOME_OFFSET + Limits.OUTCOME_LENGTH_MAX];
    private final UnsafeBuffer outcome = new UnsafeBuffer(outcomeBytes);
    private int outcomeLength;

    public LedgerPort(final Ledger ledger) {
        this.ledger = ledger;
    }

    public Outcome apply(final long timeMs, final Command object) {
        Arrays.fill(outcomeBytes, DIRT);
        object.encode(command, COMMAND_OFFSET);
        outcomeLength = ledger.apply(timeMs, command, COMMAND_OFFSET, outcome, OUTCOME_OFFSET);
        return Outcome.decode(ledger.lastSequence(), ledger.timeMs(), outcome, OUTCOME_OFFSET);
    }

    /** @return the bytes of the last outcome. */
    public byte[] lastOutcomeBytes() {
        return Arrays.copyOfRange(outcomeBytes, OUTCOME_OFFSET, OUTCOME_OFFSET + outcomeLength);
    }

    public Answer answer(final Query<?> query) {
        Arrays.fill(outcomeBytes, DIRT);
        query.encode(command, COMMAND_OFFSET);
        ledger.answer(command, COMMAND_OFFSET, outcome, OUTCOME_OFFSET);
        return Answer.decode(outcome, OUTCOME_OFFSET);
    }
}
