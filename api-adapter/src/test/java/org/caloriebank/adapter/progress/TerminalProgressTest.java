package org.caloriebank.adapter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TerminalProgress progress =
            new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void shouldDrawEachPhaseToItsEnd() {
        progress.start("Reading", Progress.Unit.BYTES, 10 << 20);
        progress.reach(10 << 20);
        progress.start("Sending", Progress.Unit.REPORTS, 7);
        progress.reach(7);
        progress.finish();

        assertTrue(text().contains("Reading 100%"), text());
        assertTrue(text().contains("10/10 MiB"), text());
        assertTrue(text().contains("Sending 100%"), text());
        assertTrue(text().contains("7/7 reports"), text());
    }

    @Test
    void shouldDrawNothingBetweenPhases() {
        progress.reach(1);
        progress.finish();

        assertEquals("", text());
    }

    @Test
    void shouldBeginAJournalsPhaseWithTheFirstWordOfItsReader() {
        final JournalBar bar = new JournalBar(progress, "Proving");

        assertEquals("", text());
        bar.onProgress(1 << 20, 2 << 20);
        bar.onProgress(2 << 20, 2 << 20);
        progress.finish();

        assertTrue(text().contains("Proving 100%"), text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
