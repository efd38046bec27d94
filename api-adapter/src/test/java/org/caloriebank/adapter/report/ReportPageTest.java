package org.caloriebank.adapter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
    @Test
    void shouldEscapeEverythingItIsTold() throws IOException {
        final String page = ReportPage.of(TestFacts.of(true));

        assertFalse(page.contains(TestFacts.NAME));
        assertTrue(page.contains("&lt;script&gt;alert(&#39;Tom &amp; Co&#39;)&lt;/script&gt;"));
        assertTrue(page.contains("\\u003cscript\\u003ealert('Tom \\u0026 Co')"));
        assertEquals(3, page.split("<script", -1).length - 1);
        assertEquals(3, page.split("</script>", -1).length - 1);
    }

    @Test
    void shouldSayWhetherAllIsProven() throws IOException {
        assertTrue(ReportPage.of(TestFacts.of(true)).contains("2 of 2 claims hold"));
        final String page = ReportPage.of(TestFacts.of(false));
        assertTrue(page.contains("Not proven"));
        assertTrue(page.contains("1 of 2 claims hold"));
        assertTrue(page.contains("not what the rules say"));
    }

    @Test
    void shouldSummariseForATerminal() {
        final String proven = TextSummary.of(TestFacts.of(true), new Paint(false, false));
        final String refuted = TextSummary.of(TestFacts.of(false), new Paint(false, false));

        assertTrue(proven.contains("All 2 claims proven in 1.0 s"), proven);
        assertFalse(proven.contains("\u001B"), proven);
        assertTrue(refuted.contains(" NO " + TestFacts.NAME), refuted);
        assertTrue(refuted.contains("NOT PROVEN"), refuted);
    }

    @Test
    void shouldQuoteWhatAShellWouldTakeApart() {
        final String summary = TextSummary.of(TestFacts.of(true), new Paint(false, true));

        assertTrue(summary.contains("audit verify --postings --data 'my bank'\\''s'"), summary);
    }
}
