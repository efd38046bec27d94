package org.caloriebank.adapter.report;

import java.util.List;
import org.caloriebank.adapter.audit.JournalDescription;
import org.caloriebank.adapter.audit.TrialBalance;

/**
 * What the journal holds, and what replaying it came to.
 *
 * @param refusals in all of it, most first.
 * @param replayNanos it took to prove and run all records.
 * @param stateHash of the replayed ledger.
 */
public record JournalFacts(
        JournalDescription description,
        List<Refusal> refusals,
        TrialBalance balance,
        long replayNanos,
        long stateHash) {}
