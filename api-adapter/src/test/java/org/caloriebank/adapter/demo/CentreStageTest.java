package org.caloriebank.adapter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.adapter.report.Paint;
import org.caloriebank.adapter.report.Proof;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CentreStageTest {
    private static final int OUT_MINUTE = 15 * 60;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77})
    void shouldTellTheDayFromItsJournalWhateverTheSeed(final long seed) throws Exception {
        final StringWriter told = new StringWriter();
        final Narrator narrator = new Narrator(new PrintWriter(told), new Paint(false, false), Progress.SILENT);

        final CentreStage.Result result = new CentreStage(directory, seed, narrator).run(people());

        final String context = "seed " + seed + "\n" + told;
        assertTrue(result.proofs().stream().allMatch(Proof::isHeld), context);
        final CentreFacts facts = result.facts();
        assertTrue(facts.refunded() > 0 && facts.swimmers().size() > 3, context);
        facts.swimmers().forEach(swimmer -> assertTrue(swimmer.leftMinute() >= OUT_MINUTE, context));
        assertEquals(
                CentreHouse.GAME_PRICE_CENTICOINS,
                shares(facts).stream().mapToLong(s -> s).sum(),
                context);
        assertEquals(List.of(25_00L, 25_00L, 25_00L, 25_03L), shares(facts), context);
        assertEquals(1, facts.game().refusedAsFull(), context);
        assertTrue(facts.earned() > 0, context);
        assertEquals(facts.earned(), facts.bonus(), context);
        assertHouse(facts, context);
    }

    private static void assertHouse(final CentreFacts facts, final String context) {
        final CentreFacts.Visits visits = facts.visits();
        assertEquals(3, visits.forgotten(), context);
        assertEquals(1, visits.wristbandsReplaced(), context);
        assertEquals(1, visits.noShows(), context);
        assertTrue(visits.goals() > 0, context);
        assertTrue(visits.requested() > 0, context);
        assertEquals(visits.requested(), visits.confirmed(), context);
        assertEquals(
                "15:00 out of range, 15:20 pool closes, 16:10 in range, 16:30 pool reopens",
                CentreFacts.Mark.inWords(facts.water().marks()),
                context);
        assertTrue(facts.occupancy().peak() > 20, context);
        facts.occupancy().places().forEach(place -> {
            assertTrue(place.people().stream().anyMatch(people -> people > 0), place.name() + ", " + context);
            assertEquals(0, place.people().get(place.people().size() - 1), place.name() + ", " + context);
        });
        facts.lights().forEach(light -> assertTrue(!light.on().isEmpty(), light.name() + ", " + context));
    }

    private static List<Long> shares(final CentreFacts facts) {
        return facts.game().shares().stream()
                .map(CentreFacts.Share::amount)
                .sorted()
                .toList();
    }

    /** Two who walk from 6 to 21, one much and one little. */
    private static List<RealDays.Person> people() {
        return List.of(person(800, 80_00), person(300, 40_00));
    }

    private static RealDays.Person person(final int steps, final int centikcal) {
        final int[] stepsByHour = new int[RealDays.HOURS];
        final int[] energyByHour = new int[RealDays.HOURS];
        Arrays.fill(stepsByHour, 6, 21, steps);
        Arrays.fill(energyByHour, 6, 21, centikcal);
        final List<RealDays.Day> days = List.of(new RealDays.Day(stepsByHour, energyByHour));
        return new RealDays.Person(days, days);
    }
}
