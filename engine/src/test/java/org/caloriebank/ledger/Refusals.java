package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;

/** What the refusal tables share: an id that was used before, and what every refusal must leave alone. */
final class Refusals {
    private static final CommandId USED = new CommandId(-1, -1);

    private Refusals() {}

    /** Use an id for a command like none in the tables. */
    static void useAnId(final LedgerScene scene) {
        scene.apply(new Command.Settle(USED, LedgerScene.CALLER, Long.MAX_VALUE, 197_001));
    }

    static CommandId id(final LedgerScene scene, final boolean isUsed) {
        return isUsed ? USED : scene.nextId();
    }

    /** An empty cell of a table is no amount. */
    static long optional(final Long value) {
        return value == null ? Long.MIN_VALUE : value;
    }

    static void assertOutcome(final ResultCode expected, final LedgerScene scene, final Command command) {
        final long before = scene.ledger.stateHash();

        final Outcome outcome = scene.apply(command);

        assertEquals(expected, outcome.code());
        if (expected != ResultCode.ACCEPTED) {
            assertEquals(before, scene.ledger.stateHash(), "a refusal changes nothing");
            assertEquals(List.of(), outcome.postings());
            assertEquals(List.of(), outcome.touches());
            assertEquals(List.of(), outcome.events());
            assertEquals(0, outcome.amountCenticoins());
        }
    }
}
