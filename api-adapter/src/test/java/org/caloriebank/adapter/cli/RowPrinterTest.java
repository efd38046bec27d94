package org.caloriebank.adapter.cli;

import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RowPrinterTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("what"),
            Column.id("owner").forPrograms(),
            Column.coins("net_paid"),
            Column.money("price"),
            Column.count("rows"),
            Column.time("time"));

    @Test
    void shouldAlignATableToWhatIsInIt() {
        assertEquals("""
                Sequence 7, ledger time 2016-04-12T01:00:00Z
                what    net paid, coins  price, minor units   rows  time
                a, "b"            -0.01                      1,000  1970-01-01T00:00:00Z
                -          1,234,567.89               1,999      0
                sum        1,234,567.88
                All is well.
                """, print(RowFormat.TABLE));
    }

    @Test
    void shouldNameUnitsInCsvAndQuoteWhatNeedsIt() {
        assertEquals("""
                what,owner,net_paid_centicoins,price_minor_units,rows,time
                "a, ""b""\",7,-1,,1000,1970-01-01T00:00:00Z
                -,8,123456789,1999,0,
                """, print(RowFormat.CSV));
    }

    @Test
    void shouldPrintAJsonObjectForEachLine() {
        final List<String> lines = print(RowFormat.JSONL).lines().toList();

        assertEquals(2, lines.size());
        lines.forEach(JsonCheck::assertIsJson);
        assertEquals(
                "{\"what\": \"a, \\\"b\\\"\", \"owner\": 7, \"netPaidCenticoins\": -1, \"priceMinorUnits\": null, \"rows\": 1000,"
                        + " \"time\": \"1970-01-01T00:00:00Z\"}",
                lines.get(0));
    }

    @Test
    void shouldPrintOneJsonDocumentWithHeadRowsAndNotes() {
        final String json = print(RowFormat.JSON);

        assertIsJson(json);
        assertTrue(json.startsWith("{\n  \"sequence\": 7,\n  \"ledgerTime\": "), json);
        assertTrue(json.contains("\"notes\": [\n    \"All is well.\"\n  ]"), json);
    }

    @Test
    void shouldPrintJsonWithoutRows() {
        final StringWriter text = new StringWriter();
        new RowPrinter(RowFormat.JSON, new PrintWriter(text), Map.of(), COLUMNS).close();

        assertIsJson(text.toString());
    }

    @Test
    void shouldPrintLongTablesAsTheyCome() {
        final StringWriter text = new StringWriter();
        try (RowPrinter rows = new RowPrinter(RowFormat.TABLE, new PrintWriter(text), Map.of(), COLUMNS)) {
            for (long i = 0; i < 1_000; i++) {
                rows.row("m" + i, i, 46_116_860_184L, null, i, null);
            }
            assertTrue(text.toString().contains("m999 "), "the last row is out before the table is closed");
        }

        final List<String> lines = text.toString().lines().skip(2).toList();
        assertEquals(1_000, lines.size());
        assertEquals(
                1,
                lines.stream()
                        .map(line -> line.indexOf("461,168,601.84"))
                        .distinct()
                        .count());
    }

    @Test
    void shouldFailWhenTheOutputTakesNoMore() {
        final PrintWriter full = new PrintWriter(new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException("no space left");
            }
        });
        final RowPrinter rows = new RowPrinter(RowFormat.CSV, full, Map.of(), COLUMNS);

        assertThrows(UncheckedIOException.class, rows::close);
    }

    private static String print(final RowFormat format) {
        final StringWriter text = new StringWriter();
        final Map<String, Object> head = new LinkedHashMap<>();
        head.put("sequence", 7);
        head.put("ledgerTime", "2016-04-12T01:00:00Z");
        try (RowPrinter rows = new RowPrinter(format, new PrintWriter(text), head, COLUMNS)) {
            rows.row("a, \"b\"", 7L, -1L, null, 1_000L, 0L);
            rows.row("-", 8L, 123_456_789L, 1_999L, 0L, null);
            rows.sum("sum", null, 123_456_788L, null, null, null);
            rows.note("All is well.");
        }
        return text.toString();
    }
}
