package org.caloriebank.adapter.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of water profiles: those that are shipped, and what a file can have wrong. */
class WaterProfilesTest {
    private static final String GOOD = """
            {
              "name": "ours", "title": "Our pool", "standard": "Our own", "citation": "House rules",
              "effectiveDate": "2026-01-20", "effectiveDateSource": "The manager",
              "silentAfterMinutes": 15, "stuckAfterReadings": 0, "watchingSource": "The manager",
              "limits": [
                {"field": "leastPhHundredths", "value": 720, "reads": "pH 7.2 or more", "clause": "1",
                  "confirmed": true, "source": "The manager"},
                {"field": "greatestPhHundredths", "value": 720, "reads": "pH 7.2 or less", "clause": "1",
                  "confirmed": false, "source": "The manager", "note": "Perhaps 7.4"}
              ]
            }
            """;

    @TempDir
    Path directory;

    static List<String> shippedNames() {
        return WaterProfiles.shippedNames();
    }

    @Test
    void shouldShipEveryFileThereIs() throws IOException, URISyntaxException {
        final Path resources =
                Path.of(WaterProfiles.class.getResource("README.md").toURI()).getParent();
        try (Stream<Path> files = Files.list(resources)) {
            final List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
            assertEquals(names, WaterProfiles.shippedNames().stream().sorted().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("shippedNames")
    void shouldTellOfEachShippedLimitWhereItStandsAndHowWeKnow(final String name)
            throws IOException, NotAProfileException {
        final WaterProfile profile = WaterProfiles.read(name);

        assertEquals(name, profile.name());
        assertFalse(profile.limits().isEmpty());
        for (final WaterLimit limit : profile.limits()) {
            assertFalse(limit.clause().isBlank(), limit.reads());
            assertFalse(limit.source().isBlank(), limit.reads());
            assertTrue(limit.isConfirmed() || limit.note().contains("Check"), limit.reads());
        }
    }

    /** The page beside the files says how many limits are confirmed. */
    @ParameterizedTest
    @CsvSource({"gb-37488-2019, 5 of 9", "who-2006, none of 7"})
    void shouldTellOnThePageHowManyAreConfirmed(final String name, final String words)
            throws IOException, NotAProfileException {
        final WaterProfile profile = WaterProfiles.read(name);
        final String page =
                new String(WaterProfiles.class.getResourceAsStream("README.md").readAllBytes(), StandardCharsets.UTF_8);

        final int confirmed = profile.confirmedCount();
        assertEquals(
                words,
                (confirmed == 0 ? "none" : confirmed) + " of "
                        + profile.limits().size());
        assertTrue(page.lines().anyMatch(line -> line.contains("`" + name + ".json`") && line.contains(words)), page);
    }

    /** The words and the number of a limit are written apart; they must not drift. */
    @ParameterizedTest
    @MethodSource("shippedNames")
    void shouldSayInWordsWhatTheNumberIs(final String name) throws IOException, NotAProfileException {
        for (final WaterLimit limit : WaterProfiles.read(name).limits()) {
            final String field = limit.bound().field();
            final int divisor = field.endsWith("Millivolts") ? 1 : field.endsWith("MicrogramsPerLitre") ? 1_000 : 100;
            final String number = limit.reads().replaceFirst("^.*?(\\d+(\\.\\d+)?) ?(mg/L|NTU|mV|degrees|or).*$", "$1");

            assertEquals(
                    0,
                    BigDecimal.valueOf(limit.value())
                            .compareTo(new BigDecimal(number).multiply(BigDecimal.valueOf(divisor))),
                    limit.reads());
            assertTrue(limit.reads().contains(field.startsWith("least") ? "or more" : "or less"), limit.reads());
        }
    }

    @ParameterizedTest
    @MethodSource("shippedNames")
    void shouldBeTakenByTheLedger(final String name) throws IOException, NotAProfileException {
        final WaterProfile profile = WaterProfiles.read(name);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
        command(profile).encode(buffer, 0);

        try (Ledger ledger = new Ledger()) {
            ledger.apply(1, buffer, 0, buffer, 0);
        }

        assertEquals(ResultCode.ACCEPTED, Outcome.decode(1, 1, buffer, 0).code());
    }

    @Test
    void shouldHoldTheLimitsOfTheChineseStandardThatSourcesConfirm() throws IOException, NotAProfileException {
        final WaterProfile confirmed = WaterProfiles.read("gb-37488-2019").confirmedOnly();

        assertEquals(
                Map.of(
                        "effectiveDate", "2019-11-01",
                        "silentAfterMinutes", 120,
                        "stuckAfterReadings", 30,
                        "leastPhHundredths", 700,
                        "greatestPhHundredths", 780,
                        "leastFreeChlorineMicrogramsPerLitre", 300,
                        "greatestFreeChlorineMicrogramsPerLitre", 1_000,
                        "greatestTurbidityHundredthsNtu", 100,
                        "citation", "GB 37488-2019, 4.4.1"),
                confirmed.body());
    }

    @Test
    void shouldReadAFileOfOnesOwn() throws IOException, NotAProfileException {
        final Path file = Files.writeString(directory.resolve("ours.json"), GOOD);

        final WaterProfile profile = WaterProfiles.read(file.toString());

        assertEquals("ours", profile.name());
        assertEquals(1, profile.confirmedCount());
        assertEquals("", profile.limits().get(0).note());
        assertEquals(
                List.of(
                        "effectiveDate",
                        "silentAfterMinutes",
                        "stuckAfterReadings",
                        "leastPhHundredths",
                        "greatestPhHundredths",
                        "citation"),
                List.copyOf(profile.body().keySet()));
    }

    @Test
    void shouldRefuseANameThatIsNeitherShippedNorAFile() {
        final NotAProfileException refused =
                assertThrows(NotAProfileException.class, () -> WaterProfiles.read("din-19643"));

        assertTrue(refused.getMessage().contains("gb-37488-2019, who-2006"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"ours\"             | \"name\": \"\"                | the text \"name\" is missing",
                "\"name\": \"ours\"             | \"name\": 7                 | \"name\" must be a text",
                "\"name\": \"ours\"             | \"nmae\": \"ours\"          | the text \"name\" is missing",
                "\"name\": \"ours\"             | \"name\": \"ours\", \"x\": 1  | there is no field \"x\"",
                "\"name\": \"ours\"             | \"name\": null              | \"name\" must be a text",
                "\"name\": \"ours\"             | \"name\": {}                | \"name\" must be a text",
                "\"name\": \"ours\"             | \"name\": \"a\", \"name\": \"b\" | is no JSON in line",
                "House rules                    | Hausordnung f\u00fcr alle   | printable ASCII",
                "House rules                    | House rules of thirty-three chars | 1 to 32",
                "2026-01-20                     | 20.1.2026                   | yyyy-mm-dd",
                "2026-01-20                     | 2026-02-30                  | yyyy-mm-dd",
                "2026-01-20                     | 1970-01-01                  | from 1970-01-02",
                "2026-01-20                     | 2149-06-07                  | from 1970-01-02",
                "\"silentAfterMinutes\": 15     | \"silentAfterMinutes\": 0   | from 1 to 10080",
                "\"silentAfterMinutes\": 15     | \"silentAfterMinutes\": 10081 | from 1 to 10080",
                "\"stuckAfterReadings\": 0      | \"stuckAfterReadings\": 1   | 0 for never",
                "\"stuckAfterReadings\": 0      | \"stuckAfterReadings\": 10001 | from 0 to 10000",
                "\"stuckAfterReadings\": 0      | \"stuckAfterReadings\": 0.5 | must be a text",
                "leastPhHundredths              | leastPh                     | item 1 of limits: there is no bound",
                "leastPhHundredths              | greatestPhHundredths        | has a limit already",
                "\"value\": 720, \"reads\": \"pH 7.2 or more\" | \"value\": 721, \"reads\": \"x\" | is above",
                "\"value\": 720, \"reads\": \"pH 7.2 or more\" | \"value\": 99999999999, \"reads\": \"x\" | whole number",
                "\"value\": 720, \"reads\": \"pH 7.2 or more\" | \"value\": 720 | the text \"reads\" is missing",
                "\"confirmed\": true            | \"confirmed\": \"yes\"      | must be true or false",
                "\"confirmed\": true            | \"confirmed\": false        | not confirmed needs a \"note\"",
                "\"clause\": \"1\"              | \"clause\": \" \"           | the text \"clause\" is missing",
                "\"limits\": [                  | \"limits\": 5, \"x\": [     | must be a list",
                "\"limits\": [                  | \"limits\": [1,             | must be a list",
                "\"limits\": [                  | \"limits\": [], \"x\": [    | at least one limit",
            })
    void shouldRefuseAFileForWhatItHasWrong(final String part, final String other, final String words) {
        assertTrue(GOOD.contains(part), part);
        final byte[] json = GOOD.replaceFirst(Pattern.quote(part), other).getBytes(StandardCharsets.UTF_8);

        final NotAProfileException refused =
                assertThrows(NotAProfileException.class, () -> WaterProfiles.parse("ours.json", json));

        assertTrue(refused.getMessage().contains(words), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("ours.json"), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"'', is no JSON object", "[], is no JSON object", "'{} {}', something behind", "'{', is no JSON"})
    void shouldRefuseWhatIsNoObject(final String json, final String words) {
        final NotAProfileException refused = assertThrows(
                NotAProfileException.class,
                () -> WaterProfiles.parse("ours.json", json.getBytes(StandardCharsets.UTF_8)));

        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    private static PutWaterProfile command(final WaterProfile profile) {
        final Map<WaterBound, Integer> values =
                profile.limits().stream().collect(Collectors.toMap(WaterLimit::bound, WaterLimit::value));
        final Function<WaterBound, Integer> bound = key -> values.getOrDefault(key, Integer.MIN_VALUE);
        return new PutWaterProfile(
                new CommandId(1, 1),
                1,
                profile.silentAfterMinutes(),
                profile.stuckAfterReadings(),
                1,
                (int) profile.effectiveDate().toEpochDay(),
                bound.apply(WaterBound.LEAST_PH),
                bound.apply(WaterBound.GREATEST_PH),
                bound.apply(WaterBound.LEAST_FREE_CHLORINE),
                bound.apply(WaterBound.GREATEST_FREE_CHLORINE),
                bound.apply(WaterBound.LEAST_COMBINED_CHLORINE),
                bound.apply(WaterBound.GREATEST_COMBINED_CHLORINE),
                bound.apply(WaterBound.LEAST_TURBIDITY),
                bound.apply(WaterBound.GREATEST_TURBIDITY),
                bound.apply(WaterBound.LEAST_ORP),
                bound.apply(WaterBound.GREATEST_ORP),
                bound.apply(WaterBound.LEAST_TEMPERATURE),
                bound.apply(WaterBound.GREATEST_TEMPERATURE),
                profile.citation());
    }
}
