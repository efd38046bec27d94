package org.caloriebank.adapter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void shouldEscapeTextsAndAttributes() {
        final String html = new Html()
                .leaf("td", "<b>\"Tom\" & 'Jerry'</b>", "title", "\"><script>alert(1)</script>")
                .toString();

        assertEquals(
                "<td title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">"
                        + "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;</td>\n",
                html);
    }

    @Test
    void shouldRefuseAScriptThatWouldEndItself() {
        final Html html = new Html();

        assertThrows(IllegalArgumentException.class, () -> html.script("script", "'</SCRIPT>'"));
    }

    @Test
    void shouldWriteJsonThatCannotLeaveItsScript() {
        final String json = ScriptJson.of(Map.of("names", List.of("</script><b>&", "\u2028")));

        assertFalse(json.contains("<"), json);
        assertFalse(json.contains("\u2028"), json);
        assertEquals("{\"names\":[\"\\u003c/script\\u003e\\u003cb\\u003e\\u0026\",\"\\u2028\"]}", json);
    }

    @Test
    void shouldFindTheChartLibraryAndLeaveOutItsSourceMap() throws Exception {
        final String library = PageResources.chartLibrary();

        assertTrue(library.contains("Chart.js v4"), library.substring(0, 100));
        assertFalse(library.contains("sourceMappingURL"));
    }

    @Test
    void shouldDrawWithoutColoursOrSignsWhenThereAreNone() {
        final Paint plain = new Paint(false, false);

        assertEquals("ok", plain.mark(true));
        assertEquals("NO", plain.mark(false));
        assertEquals("###", plain.bar(5, 10, 6));
        assertEquals("#", plain.bar(1, 1000, 6));
        assertEquals(" _#", plain.sparkline(List.of(0L, 1L, 99L)));
        assertEquals("text", plain.bold("text"));
    }
}
