package org.caloriebank.ledger;

import static org.caloriebank.ledger.WaterScene.GOOD;
import static org.caloriebank.ledger.WaterScene.NONE;
import static org.caloriebank.ledger.WaterScene.only;
import static org.caloriebank.ledger.WaterScene.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which readings are out of range, by which version, and what is told of it. */
class WaterJudgementTest {
    private static final long POOL = 11;
    private static final long CENTRE = 1;
    private static final long PROFILE = 3;
    private static final long MINUTE_MS = 60_000;

    private final LedgerScene scene = new LedgerScene();
    private final WaterScene water = new WaterScene(scene);

    @BeforeEach
    void openPool() {
        new FacilityScene(scene).putFacility(CENTRE, 10, 0, 0);
        water.putProfile(PROFILE);
        water.putPool(POOL, CENTRE, PROFILE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldTellOfAReadingThatIsInRange() {
        final Outcome outcome = water.read(POOL, GOOD);

        assertEquals(List.of(read()), outcome.events());
        assertEquals(0, outcome.amountCenticoins());
        assertEquals(List.of(), outcome.touches());
        assertEquals(
                new WaterAnswer.Water(
                        ResultCode.ACCEPTED,
                        POOL,
                        PROFILE,
                        scene.nowMs(),
                        scene.nowMs(),
                        0,
                        740,
                        500,
                        100,
                        20,
                        720,
                        2_700,
                        0,
                        false,
                        false),
                water.water(POOL));
    }

    /** Both bounds are in range; one step beyond is out, and the first value within is in again. */
    @ParameterizedTest
    @CsvSource({
        "1,  699,  700",
        "1,  781,  780",
        "2,  299,  300",
        "2, 1001, 1000",
        "3,  401,  400",
        "4,  101,  100",
        "5,  649,  650",
        "6, 2299, 2300",
        "6, 3001, 3000",
    })
    void shouldTellWhenAParameterLeavesItsRangeAndWhenItComesBack(
            final int parameter, final int outside, final int bound) {
        assertEquals(List.of(read()), water.readWith(POOL, parameter, bound).events());
        scene.advanceMs(MINUTE_MS);
        final long outSinceMs = scene.nowMs();

        assertEquals(
                List.of(out(parameter, outside), read()),
                water.readWith(POOL, parameter, outside).events());
        scene.advanceMs(MINUTE_MS);
        assertEquals(List.of(read()), water.readWith(POOL, parameter, outside).events(), "it is out already");
        assertEquals(1 << parameter - 1, water.water(POOL).outParameters());
        assertEquals(outSinceMs, water.water(POOL).outSinceMs());
        scene.advanceMs(MINUTE_MS);
        assertEquals(
                List.of(in(parameter, bound), read()),
                water.readWith(POOL, parameter, bound).events());
        assertEquals(0, water.water(POOL).outParameters());
        assertEquals(0, water.water(POOL).outSinceMs());
    }

    /** Combined chlorine and turbidity have no least, ORP has no greatest. */
    @ParameterizedTest
    @CsvSource({"3, 0", "4, 0", "5, 2000"})
    void shouldLetWhatHasNoBoundBe(final int parameter, final int value) {
        assertEquals(List.of(read()), water.readWith(POOL, parameter, value).events());
    }

    @Test
    void shouldTellOfParametersByNumberWhenSeveralChangeAtOnce() {
        water.read(POOL, with(GOOD, 4, 101));
        scene.advanceMs(MINUTE_MS);

        final Outcome outcome = water.read(POOL, 781, 299, 401, 100, 649, 3_001);

        assertEquals(
                List.of(out(1, 781), out(2, 299), out(3, 401), in(4, 100), out(5, 649), out(6, 3_001), read()),
                outcome.events());
        assertEquals(0b110111, water.water(POOL).outParameters());
    }

    @Test
    void shouldKeepTheStateOfWhatIsNotGiven() {
        final long outSinceMs = scene.nowMs();
        water.read(POOL, with(GOOD, 2, 299));
        scene.advanceMs(MINUTE_MS);

        assertEquals(List.of(read()), water.read(POOL, only(1, 740)).events());

        final WaterAnswer.Water answer = water.water(POOL);
        assertEquals(1 << 1, answer.outParameters());
        assertEquals(outSinceMs, answer.outSinceMs());
        assertEquals(299, answer.freeChlorineMicrogramsPerLitre());
        scene.advanceMs(MINUTE_MS);
        assertEquals(List.of(in(2, 300), read()), water.read(POOL, only(2, 300)).events());
        assertEquals(740, water.water(POOL).phHundredths());
    }

    @Test
    void shouldNotKnowWhatWasNeverGiven() {
        water.read(POOL, only(6, 2_700));

        final WaterAnswer.Water answer = water.water(POOL);

        assertEquals(NONE, answer.phHundredths());
        assertEquals(NONE, answer.orpMillivolts());
        assertEquals(2_700, answer.temperatureHundredthsCelsius());
    }

    @Test
    void shouldAnswerForSpacesThatWereNeverReadAndForNone() {
        new FacilityScene(scene).putSpace(12, CENTRE, SpaceKind.COURT, 4);

        assertEquals(unread(ResultCode.ACCEPTED, POOL, PROFILE), water.water(POOL));
        assertEquals(unread(ResultCode.ACCEPTED, 12, 0), water.water(12));
        assertEquals(unread(ResultCode.UNKNOWN_SPACE, 99, 0), water.water(99));
    }

    @Test
    void shouldJudgeByTheVersionInForceOnTheLocalDayOfTheMeasurement() {
        new FacilityScene(scene).putFacility(CENTRE, 10, 0, 120); // its next day begins right now
        final int tomorrow = scene.today() + 1;
        water.putProfile(PROFILE, tomorrow, only(1, 720), only(1, 760), 0);
        water.putProfile(PROFILE, tomorrow + 1, only(1, 739), only(1, 741), 0);
        scene.advanceMs(MINUTE_MS);
        final long midnightMs = scene.nowMs() - MINUTE_MS;

        final Outcome before = scene.accept(WaterScene.reading(scene.nextId(), POOL, midnightMs - 1, only(1, 710)));
        final Outcome after = scene.accept(WaterScene.reading(scene.nextId(), POOL, midnightMs, only(1, 710)));

        assertEquals(List.of(read(midnightMs - 1)), before.events());
        assertEquals(List.of(out(1, 710), read(midnightMs)), after.events());
    }

    @Test
    void shouldReplaceAVersionPutAgainAndLeaveTheOthers() {
        final int today = scene.today();
        water.putProfile(PROFILE, today - 1, only(1, 600), only(1, 610), 0);
        water.putProfile(PROFILE, today + 1, only(1, 600), only(1, 610), 0);
        water.putProfile(PROFILE, today, only(1, 600), only(1, 610), 0);
        final long before = scene.ledger.stateHash();

        water.putProfile(PROFILE, today, only(1, 730), only(1, 750), 0);

        assertEquals(List.of(read()), water.read(POOL, only(1, 740)).events());
        scene.advanceMs(MINUTE_MS);
        assertEquals(
                List.of(out(1, 605), read()), water.read(POOL, only(1, 605)).events());
        water.putProfile(PROFILE, today, only(1, 600), only(1, 610), 0);
        scene.advanceMs(MINUTE_MS);
        assertEquals(List.of(in(1, 605), read()), water.read(POOL, only(1, 605)).events());
        assertEquals(false, before == scene.ledger.stateHash());
    }

    @Test
    void shouldJudgeByTheProfileTheSpaceHasNow() {
        water.read(POOL, only(1, 790));
        water.putProfile(4, 1, only(1, 780), only(1, 800), 0);
        water.putPool(POOL, CENTRE, 4);
        assertEquals(1, water.water(POOL).outParameters(), "until it is read again");
        scene.advanceMs(MINUTE_MS);

        assertEquals(List.of(in(1, 790), read()), water.read(POOL, only(1, 790)).events());
    }

    @Test
    void shouldRefuseReadingsOfASpaceThatLostItsProfileAndKeepWatching() {
        water.read(POOL, with(GOOD, 1, 790));
        water.putPool(POOL, CENTRE, 0);
        scene.advanceMs(WaterScene.SILENT_AFTER_MINUTES * MINUTE_MS);

        assertEquals(
                ResultCode.NO_WATER_PROFILE,
                scene.apply(WaterScene.reading(scene.nextId(), POOL, scene.nowMs(), GOOD))
                        .code());

        assertEquals(EventKind.WATER_SILENT, scene.tick().events().get(0).kind());
        assertEquals(1, water.water(POOL).outParameters());
        assertEquals(0, water.water(POOL).profileId());
    }

    @Test
    void shouldTellOfAllThatCanHappenToOneReading() {
        water.putProfile(PROFILE, 1, WaterScene.LEAST, WaterScene.GREATEST, 2);
        water.read(POOL, GOOD);
        scene.advanceMs(1);
        water.read(POOL, GOOD);
        scene.advanceMs(WaterScene.SILENT_AFTER_MINUTES * MINUTE_MS);
        scene.tick();

        final Outcome outcome = water.read(POOL, 781, 299, 401, 101, 649, 3_001);

        assertEquals(
                List.of(
                        event(EventKind.WATER_HEARD, scene.nowMs(), 0),
                        event(EventKind.WATER_UNSTUCK, scene.nowMs(), 0),
                        out(1, 781),
                        out(2, 299),
                        out(3, 401),
                        out(4, 101),
                        out(5, 649),
                        out(6, 3_001),
                        read()),
                outcome.events());
    }

    private Outcome.Event read() {
        return read(scene.nowMs());
    }

    private static Outcome.Event read(final long measuredAtMs) {
        return event(EventKind.WATER_READ, measuredAtMs, 0);
    }

    private static Outcome.Event out(final int parameter, final int value) {
        return event(EventKind.WATER_OUT_OF_RANGE, value, parameter);
    }

    private static Outcome.Event in(final int parameter, final int value) {
        return event(EventKind.WATER_IN_RANGE, value, parameter);
    }

    private static Outcome.Event event(final EventKind kind, final long value, final int detail) {
        return new Outcome.Event(kind, CENTRE, POOL, 0, value, detail);
    }

    private static WaterAnswer.Water unread(final ResultCode code, final long spaceId, final long profileId) {
        return new WaterAnswer.Water(
                code, spaceId, profileId, 0, 0, 0, NONE, NONE, NONE, NONE, NONE, NONE, 0, false, false);
    }
}
