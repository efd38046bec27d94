package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.WaterScene.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand.PutFacility;
import org.caloriebank.protocol.FacilityCommand.PutSpace;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that took over another's water in the middle of things goes on as the other would have. */
class WaterStateTest {
    private static final int STEPS = 4_000;
    private static final int POOLS = 5;
    private static final int PROFILES = 3;
    private static final long WINDOW_MS = 6L * 3_600_000;

    private record Step(long timeMs, Command command) {}

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldGoOnLikeTheLedgerItTookOver(final long seed) {
        final List<Step> steps = steps(new SplittableRandom(seed));
        try (Ledger original = new Ledger()) {
            final LedgerPort port = new LedgerPort(original);
            int from = 0;
            for (final int cut : new int[] {8, 30, 700, 2_500}) {
                play(port, steps.subList(from, cut));
                from = cut;
                try (Ledger copy = new Ledger();
                        Ledger other = new Ledger()) {
                    StateImage.of(original).loadInto(copy);
                    play(new LedgerPort(other), steps.subList(0, cut));

                    final List<Outcome> expected = play(new LedgerPort(other), steps.subList(cut, STEPS));
                    final List<Outcome> actual = play(new LedgerPort(copy), steps.subList(cut, STEPS));

                    assertEquals(expected, actual, "seed " + seed + " cut " + cut);
                    assertSame(other, copy, "seed " + seed + " cut " + cut);
                }
            }
        }
    }

    /** Else the test above would prove little. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldHaveMetAllThatHappensToWater(final long seed) {
        try (Ledger ledger = new Ledger()) {
            final List<Outcome> outcomes = play(new LedgerPort(ledger), steps(new SplittableRandom(seed)));

            for (final EventKind kind : new EventKind[] {
                EventKind.WATER_READ,
                EventKind.WATER_OUT_OF_RANGE,
                EventKind.WATER_IN_RANGE,
                EventKind.WATER_SILENT,
                EventKind.WATER_HEARD,
                EventKind.WATER_STUCK,
                EventKind.WATER_UNSTUCK
            }) {
                assertTrue(
                        outcomes.stream()
                                .flatMap(outcome -> outcome.events().stream())
                                .anyMatch(event -> event.kind() == kind),
                        "seed " + seed + " never met " + kind);
            }
        }
    }

    private static List<Step> steps(final SplittableRandom random) {
        final List<Step> steps = new ArrayList<>();
        long timeMs = LedgerScene.START_MS;
        steps.add(new Step(timeMs, new PutFacility(id(steps), CALLER, 1, 10, 0, 120, FacilityStatus.OPEN)));
        steps.add(new Step(
                timeMs, new Command.ChangeSetting(id(steps), CALLER, WINDOW_MS, Setting.REFUND_WINDOW_MS.number())));
        for (int profile = 1; profile <= PROFILES; profile++) {
            steps.add(new Step(timeMs, profile(id(steps), random, profile, 1)));
        }
        for (int pool = 1; pool <= POOLS; pool++) {
            steps.add(new Step(timeMs, pool(id(steps), random, pool)));
        }
        while (steps.size() < STEPS) {
            timeMs += random.nextInt(120_000);
            steps.add(new Step(timeMs, draw(id(steps), random, timeMs)));
        }
        return steps;
    }

    private static Command draw(final CommandId id, final SplittableRandom random, final long timeMs) {
        final int choice = random.nextInt(100);
        if (choice < 15) {
            return new Command.Tick();
        } else if (choice < 18) {
            final int day = (int) (timeMs / LedgerScene.DAY_MS) + random.nextInt(-3, 4);
            return profile(id, random, 1 + random.nextInt(PROFILES), day);
        } else if (choice < 20) {
            return pool(id, random, 1 + random.nextInt(POOLS));
        }
        final int pool = 1 + Math.min(random.nextInt(POOLS), random.nextInt(POOLS)); // the last ones fall silent
        return WaterScene.reading(id, pool, timeMs - random.nextInt(30_000), values(random));
    }

    private static Command profile(
            final CommandId id, final SplittableRandom random, final int profileId, final int effectiveDay) {
        final int[] least = new int[6];
        final int[] greatest = new int[6];
        for (int i = 0; i < 6; i++) {
            least[i] = random.nextInt(4) == 0 ? NONE : random.nextInt(3);
            greatest[i] = random.nextInt(4) == 0 ? NONE : random.nextInt(3, 5);
        }
        return WaterScene.profile(
                id, profileId, effectiveDay, 1 + random.nextInt(60), 2 + random.nextInt(3), least, greatest);
    }

    private static Command pool(final CommandId id, final SplittableRandom random, final int pool) {
        return new PutSpace(
                id, CALLER, 100, pool, 1, 0, 0, 1 + random.nextInt(PROFILES), 0, SpaceKind.POOL, SpaceStatus.OPEN);
    }

    /** Few enough values for equal readings in a row. */
    private static int[] values(final SplittableRandom random) {
        if (random.nextBoolean()) {
            return WaterScene.only(1, 1 + random.nextInt(2));
        }
        final int[] values = new int[6];
        for (int i = 0; i < 6; i++) {
            values[i] = random.nextInt(3) == 0 ? NONE : random.nextInt(6);
        }
        return values;
    }

    private static CommandId id(final List<Step> steps) {
        return new CommandId(7, steps.size());
    }

    private static List<Outcome> play(final LedgerPort port, final List<Step> steps) {
        return steps.stream().map(step -> port.apply(step.timeMs, step.command)).toList();
    }

    private static void assertSame(final Ledger expected, final Ledger actual, final String message) {
        actual.verify();
        assertEquals(expected.stateHash(), actual.stateHash(), message);
        assertEquals(expected.dueAtMs(), actual.dueAtMs(), message);
        assertTrue(StateImage.of(expected).isSameAs(StateImage.of(actual)), message);
        for (int pool = 1; pool <= POOLS; pool++) {
            assertEquals(
                    new LedgerPort(expected).answer(new WaterQuery.Water(pool)),
                    new LedgerPort(actual).answer(new WaterQuery.Water(pool)),
                    message);
        }
    }
}
