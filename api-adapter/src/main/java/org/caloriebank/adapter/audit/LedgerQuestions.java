package org.caloriebank.adapter.audit;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Query;

/** Asks a replayed ledger what a running one answers at its door. One thread, the ledger's. */
public final class LedgerQuestions {
    private final Ledger ledger;
    private final UnsafeBuffer question = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);

    public LedgerQuestions(final Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the answer as of the ledger's last record. */
    @SuppressWarnings("unchecked") // the ledger answers each query with the record the query names
    public <A extends Answer> A ask(final Query<A> query) {
        query.encode(question, 0);
        ledger.answer(question, 0, answer, 0);
        return (A) Answer.decode(answer, 0);
    }
}
