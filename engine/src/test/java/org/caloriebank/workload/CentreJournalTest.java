package org.caloriebank.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.EventKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day other tests stand on has in it what they take for granted. */
class CentreJournalTest {
    private final List<Command> accepted = new ArrayList<>();
    private final Set<EventKind> events = EnumSet.noneOf(EventKind.class);

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAcceptEveryCommandAndTellOfEveryEvent(final long seed) {
        try (Ledger ledger = new Ledger()) {
            final LedgerPort port = new LedgerPort(ledger);
            CentreJournal.run(seed, (timeMs, command) -> note(command, port.apply(timeMs, command)));

            ledger.verify();
            for (final Class<?> subject : List.of(
                    FacilityCommand.class,
                    BookingCommand.class,
                    AdmissionCommand.class,
                    WaterCommand.class,
                    LightCommand.class,
                    CampaignCommand.class,
                    GoalCommand.class)) {
                for (final Class<?> command : subject.getPermittedSubclasses()) {
                    assertTrue(accepted.stream().anyMatch(command::isInstance), "seed " + seed + ": " + command);
                }
            }
            final Set<EventKind> missing = EnumSet.complementOf(EnumSet.copyOf(events));
            missing.removeAll(EnumSet.of(EventKind.NONE, EventKind.NULL_VAL));
            assertEquals(EnumSet.noneOf(EventKind.class), missing, "seed " + seed);
        }
    }

    private Outcome note(final Command command, final Outcome outcome) {
        if (outcome.isAccepted()) {
            accepted.add(command);
        }
        outcome.events().forEach(event -> events.add(event.kind()));
        return outcome;
    }
}
