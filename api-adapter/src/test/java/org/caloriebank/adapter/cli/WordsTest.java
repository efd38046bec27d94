package org.caloriebank.adapter.cli;

import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0.00",
                "1|0.01",
                "-1|-0.01",
                "-100|-1.00",
                "123456789|1,234,567.89",
                "-4611686018427387904|-46,116,860,184,273,879.04"
            })
    void shouldWriteCoinsWithTwoDecimals(final long centicoins, final String text) {
        assertEquals(text, Words.coins(centicoins));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1024, 1.0 KiB", "1572864, 1.5 MiB", "9223372036854775807, 8.0 EiB"})
    void shouldWriteSizesInTheLargestUnit(final long bytes, final String text) {
        assertEquals(text, Words.bytes(bytes));
    }

    @Test
    void shouldWriteOneAndMany() {
        assertEquals("1 row", Words.count(1, "row"));
        assertEquals("1,000 rows", Words.count(1_000, "row"));
        assertEquals("0", Words.rate(5, 0));
    }

    @Test
    void shouldWriteJson() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a \"quoted\" \\ line\n\u0001é");
        map.put("numbers", Arrays.asList(1L, -2.5, null, true));
        map.put("empty", List.of(Map.of(), List.of()));

        final String json = Json.of(map);

        assertIsJson(json);
        assertEquals("""
                {
                  "text": "a \\"quoted\\" \\\\ line\\u000a\\u0001é",
                  "numbers": [
                    1,
                    -2.5,
                    null,
                    true
                  ],
                  "empty": [
                    {},
                    []
                  ]
                }""", json);
    }
}
