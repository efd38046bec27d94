package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the bytes arrive, the lines are the same. */
class NdjsonLinesTest {
    private static final int LINE_BYTES_MAX = 20;

    @Test
    void shouldCutLinesAndCountBlankOnes() {
        assertEquals(
                List.of("1:a", "2:b", "4:c", "5:TOO_LONG", "6:" + "e".repeat(20), "7:f"),
                records("a\nb\r\n \t\nc\n" + "d".repeat(21) + "\n" + "e".repeat(20) + "\r\nf", new Random(1), 1_000));
    }

    @Test
    void shouldFindSameLinesHoweverBytesArrive() {
        for (long seed = 0; seed < 500; seed++) {
            final Random random = new Random(seed);
            final StringBuilder text = new StringBuilder();
            final List<String> expected = new ArrayList<>();
            final int lines = random.nextInt(30);
            for (int number = 1; number <= lines; number++) {
                final String line = "x".repeat(random.nextInt(2 * LINE_BYTES_MAX));
                final boolean isLast = number == lines;
                text.append(line).append(isLast && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
                if (line.length() > LINE_BYTES_MAX) {
                    expected.add(number + ":TOO_LONG");
                } else if (!line.isEmpty()) {
                    expected.add(number + ":" + line);
                }
            }

            final List<String> found = records(text.toString(), random, 1 + random.nextInt(60));

            assertEquals(expected, found, "seed " + seed);
        }
    }

    private static List<String> records(final String text, final Random random, final int pieceBytesMax) {
        final NdjsonLines lines = new NdjsonLines(LINE_BYTES_MAX);
        final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        final List<String> records = new ArrayList<>();
        while (true) {
            switch (lines.next()) {
                case RECORD ->
                    records.add(lines.number() + ":"
                            + new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.US_ASCII));
                case TOO_LONG -> records.add(lines.number() + ":TOO_LONG");
                case HUNGRY -> feed(lines, bytes, 1 + random.nextInt(pieceBytesMax));
                case END -> {
                    return records;
                }
            }
        }
    }

    private static void feed(final NdjsonLines lines, final ByteBuffer bytes, final int count) {
        if (!bytes.hasRemaining()) {
            lines.finish();
            return;
        }
        final ByteBuffer piece = bytes.slice(bytes.position(), Math.min(count, bytes.remaining()));
        lines.feed(piece);
        bytes.position(bytes.position() + piece.position());
    }
}
