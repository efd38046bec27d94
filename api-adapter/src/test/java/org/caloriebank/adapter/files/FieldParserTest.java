package org.caloriebank.adapter.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldParserTest {
    private final FieldParser parser = new FieldParser();

    @BeforeEach
    void reset() {
        parser.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "81, 8100",
        "0, 0",
        "0.01, 1",
        "1.29, 129",
        "1.2999999, 129",
        "0.1, 10",
        "948.5, 94850",
        "21474836.47, 2147483647",
        "007, 700"
    })
    void shouldConvertKilocaloriesExactly(final String text, final int centikcal) {
        assertEquals(centikcal, parser.centikcal(text));
        assertNull(parser.cause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1e3", "1E999999999", "21474836.48", "9999999999999", "1,5", "NaN", ".5", "5.", "١"})
    void shouldRefuseKilocaloriesThatAreNoDecimalNumberInRange(final String text) {
        assertEquals(FieldParser.NONE, parser.centikcal(text));
        assertEquals(SkipCause.BAD_CALORIES, parser.cause());
    }

    @Test
    void shouldRefuseAnHourWithoutAnyCalories() {
        parser.someCentikcal("0.00");

        assertEquals(SkipCause.NO_CALORIES, parser.cause());
    }

    @ParameterizedTest
    @CsvSource({
        "52.5999984741211, 52600",
        "133.5, 133500",
        "10, 10000",
        "650, 650000",
        "69.9995, 70000",
        "69.9994, 69999"
    })
    void shouldRoundWeightsToTheGram(final String text, final int grams) {
        assertEquals(grams, parser.grams(text));
        assertNull(parser.cause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9994", "650.001", "", "heavy", "-70", "999999999999"})
    void shouldRefuseWeightsNobodyHas(final String text) {
        assertEquals(FieldParser.NONE, parser.grams(text));
        assertEquals(SkipCause.BAD_WEIGHT, parser.cause());
    }

    @ParameterizedTest
    @CsvSource({
        "4/12/2016 12:00:00 AM, 2016-04-12T00:00",
        "4/12/2016 1:00:00 AM, 2016-04-12T01:00",
        "4/12/2016 11:00:00 AM, 2016-04-12T11:00",
        "4/12/2016 12:00:00 PM, 2016-04-12T12:00",
        "4/12/2016 1:00:00 pm, 2016-04-12T13:00",
        "04/12/2016 11:00:00 PM, 2016-04-12T23:00",
        "2/29/2016 12:00:00 AM, 2016-02-29T00:00",
        "12/31/2099 11:00:00 PM, 2099-12-31T23:00"
    })
    void shouldReadHoursWithTwelveBeforeOne(final String text, final LocalDateTime expected) {
        assertEquals(expected.toEpochSecond(ZoneOffset.UTC) / 3600, parser.epochHour(text));
        assertNull(parser.cause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4/12/2016",
                "4/12/2016 0:00:00 AM",
                "4/12/2016 13:00:00 PM",
                "4/12/2016 1:30:00 AM",
                "4/12/2016 1:00:01 AM",
                "4/12/2016 1:00 AM",
                "4/12/2016 1:60:00 AM",
                "4/12/2016 1:00:00",
                "13/1/2016 1:00:00 AM",
                "2/29/2015 1:00:00 AM",
                "4/31/2016 1:00:00 AM",
                "0/1/2016 1:00:00 AM",
                "2016-04-12 1:00:00 AM",
                "4/12/16 1:00:00 AM",
                "1/1/1970 1:00:00 AM",
                "1/1/2150 1:00:00 AM",
                ""
            })
    void shouldRefuseTimesThatAreNoHours(final String text) {
        assertEquals(FieldParser.NONE, parser.epochHour(text));
        assertEquals(SkipCause.BAD_HOUR, parser.cause());
    }

    @Test
    void shouldReadDaysAndRefuseTheSameBadOneTwice() {
        assertEquals(LocalDate.of(2016, 4, 12).toEpochDay(), parser.epochDay("4/12/2016"));
        assertEquals(LocalDate.of(2016, 4, 12).toEpochDay(), parser.epochDay("4/12/2016"));
        assertEquals(FieldParser.NONE, parser.epochDay("2/30/2016"));
        assertEquals(FieldParser.NONE, parser.epochDay("2/30/2016"));
        assertEquals(SkipCause.BAD_DATE, parser.cause());
    }

    @Test
    void shouldReadTheSecondOfAWeighing() {
        final long expected = LocalDateTime.of(2016, 5, 2, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);

        assertEquals(expected, parser.epochSecond("5/2/2016 11:59:59 PM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "1.5", "12a", "9999999999999999999", "Id"})
    void shouldRefuseMembersThatAreNoPositiveNumber(final String text) {
        assertEquals(FieldParser.NONE, parser.memberId(text));
        assertEquals(SkipCause.BAD_MEMBER, parser.cause());
    }

    @Test
    void shouldKeepTheFirstCauseOfARow() {
        parser.memberId("nobody");
        parser.steps("many");

        assertEquals(SkipCause.BAD_MEMBER, parser.cause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-1", "1.0", ""})
    void shouldRefuseStepsOutsideTheirRange(final String text) {
        assertEquals(FieldParser.NONE, parser.steps(text));
        assertEquals(SkipCause.BAD_STEPS, parser.cause());
    }
}
