package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that took over another's facilities, spaces and lights in the middle of things goes on as the other would have. */
class LightStateTest {
    private static final int STEPS = 4_000;
    private static final int FACILITIES = 3;
    private static final int SPACES = 8;
    private static final int CIRCUITS = 6;
    private static final int MEMBERS = 12;

    private record Step(long timeMs, Command command) {}

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldGoOnLikeTheLedgerItTookOver(final long seed) {
        final List<Step> steps = steps(new SplittableRandom(seed));
        try (Ledger original = new Ledger()) {
            int from = 0;
            for (final int cut : new int[] {2, 60, 700, 2_500}) {
                play(original, steps.subList(from, cut));
                from = cut;
                try (Ledger copy = new Ledger();
                        Ledger other = new Ledger()) {
                    StateImage.of(original).loadInto(copy);
                    play(other, steps.subList(0, cut));
                    assertSame(other, copy, "seed " + seed + " at cut " + cut);

                    final List<Outcome> expected = play(other, steps.subList(cut, STEPS));
                    final List<Outcome> actual = play(copy, steps.subList(cut, STEPS));

                    assertEquals(expected, actual, "seed " + seed + " cut " + cut);
                    assertSame(other, copy, "seed " + seed + " after cut " + cut);
                }
            }
        }
    }

    /** Else the test above would prove little. The books are proven after each step: the demand is what the spaces make it. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldHaveMetAllThatHappensToLights(final long seed) {
        final int[] countByKindAndDetail = new int[4];
        try (Ledger ledger = new Ledger()) {
            final LedgerPort port = new LedgerPort(ledger);
            for (final Step step : steps(new SplittableRandom(seed))) {
                for (final Outcome.Event event :
                        port.apply(step.timeMs, step.command).events()) {
                    if (event.kind() == EventKind.LIGHT_ON || event.kind() == EventKind.LIGHT_OFF) {
                        countByKindAndDetail[(event.kind() == EventKind.LIGHT_ON ? 2 : 0) + event.detail()]++;
                    }
                }
                ledger.verify();
            }
        }
        for (final int count : countByKindAndDetail) {
            assertTrue(count > 20, "seed " + seed + " met too little of lights");
        }
    }

    private static List<Step> steps(final SplittableRandom random) {
        final List<Step> steps = new ArrayList<>();
        long timeMs = LedgerScene.START_MS;
        for (int facility = 1; facility <= FACILITIES; facility++) {
            steps.add(new Step(timeMs, facility(id(steps), random, facility)));
        }
        for (int member = 1; member <= MEMBERS; member++) {
            steps.add(
                    new Step(timeMs, new Command.PutMember(id(steps), CALLER, member, 70_000, 0, MemberStatus.ACTIVE)));
            steps.add(new Step(
                    timeMs,
                    new FacilityCommand.PutWristband(
                            id(steps), CALLER, WristbandStatus.IN_STOCK, member, 1 + member % FACILITIES)));
        }
        while (steps.size() < STEPS) {
            timeMs += random.nextInt(90_000);
            steps.add(new Step(timeMs, draw(id(steps), random)));
        }
        return steps;
    }

    private static Command draw(final CommandId id, final SplittableRandom random) {
        final int choice = random.nextInt(100);
        final long member = 1 + random.nextInt(MEMBERS);
        final long space = 1 + random.nextInt(SPACES);
        if (choice < 20) {
            return new Command.Tick();
        } else if (choice < 24) {
            return facility(id, random, 1 + random.nextInt(FACILITIES));
        } else if (choice < 36) {
            return space(id, random, space);
        } else if (choice < 38) {
            return new FacilityCommand.SetSpaceOpen(id, CALLER, random.nextInt(3) > 0, space);
        } else if (choice < 40) {
            return new FacilityCommand.PutWristband(
                    id, CALLER, WristbandStatus.IN_STOCK, member, 1 + member % FACILITIES);
        } else if (choice < 50) {
            return new AdmissionCommand.CheckIn(
                    id, CALLER, CheckInKind.DESK, 1 + member % FACILITIES, member, 0, 0, member);
        } else if (choice < 52) {
            return new AdmissionCommand.CheckOut(id, CALLER, member);
        } else if (choice < 60) {
            return new LightCommand.OverrideLight(
                    id, CALLER, random.nextBoolean(), 1 + random.nextInt(20), 1 + random.nextInt(CIRCUITS));
        }
        return new AdmissionCommand.Tap(
                id, CALLER, random.nextInt(3) == 0 ? TapKind.LEAVE : TapKind.ENTER, member, space);
    }

    private static Command facility(final CommandId id, final SplittableRandom random, final long facilityId) {
        return new FacilityCommand.PutFacility(
                id, CALLER, facilityId, 1 + random.nextInt(20), 0, random.nextInt(-4, 5) * 60, FacilityStatus.OPEN);
    }

    /** Facilities and circuits go by the numbers, so most are accepted. */
    private static Command space(final CommandId id, final SplittableRandom random, final long spaceId) {
        final long facilityId = 1 + spaceId % FACILITIES;
        final long circuitId = random.nextInt(4) == 0 ? 0 : 1 + (facilityId - 1 + random.nextInt(2) * 3) % CIRCUITS;
        return new FacilityCommand.PutSpace(
                id,
                CALLER,
                1 + random.nextInt(5),
                spaceId,
                facilityId,
                circuitId,
                0,
                0,
                random.nextInt(4),
                SpaceKind.COURT,
                random.nextInt(8) == 0 ? SpaceStatus.CLOSED : SpaceStatus.OPEN);
    }

    private static CommandId id(final List<Step> steps) {
        return new CommandId(7, steps.size());
    }

    private static List<Outcome> play(final Ledger ledger, final List<Step> steps) {
        final LedgerPort port = new LedgerPort(ledger);
        return steps.stream().map(step -> port.apply(step.timeMs, step.command)).toList();
    }

    private static void assertSame(final Ledger expected, final Ledger actual, final String message) {
        actual.verify();
        assertEquals(expected.stateHash(), actual.stateHash(), message);
        assertEquals(expected.dueAtMs(), actual.dueAtMs(), message);
        assertTrue(StateImage.of(expected).isSameAs(StateImage.of(actual)), message);
        final LedgerPort expectedPort = new LedgerPort(expected);
        final LedgerPort actualPort = new LedgerPort(actual);
        for (int i = 1; i <= FACILITIES; i++) {
            assertEquals(
                    expectedPort.answer(new FacilityQuery.Facility(i)),
                    actualPort.answer(new FacilityQuery.Facility(i)),
                    message);
            assertEquals(
                    expectedPort.answer(new FacilityQuery.Spaces(i, 0)),
                    actualPort.answer(new FacilityQuery.Spaces(i, 0)),
                    message);
            assertEquals(
                    expectedPort.answer(new LightQuery.Lights(i, 0)),
                    actualPort.answer(new LightQuery.Lights(i, 0)),
                    message);
        }
    }
}
