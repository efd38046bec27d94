package org.caloriebank.adapter.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that travel with the program and go into the page: its style, its script and the chart library. */
final class PageResources {
    private static final String CHART_LIBRARY = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final String SOURCE_MAP = "//# sourceMappingURL=";

    private PageResources() {}

    static String style() throws IOException {
        return read("page.css");
    }

    static String script() throws IOException {
        return read("centre.js") + read("page.js");
    }

    /** @return Chart.js, without the line that would make a browser's tools look for another file. */
    static String chartLibrary() throws IOException {
        final String script = read(CHART_LIBRARY);
        final int map = script.lastIndexOf(SOURCE_MAP);
        return map < 0 ? script : script.substring(0, map);
    }

    private static String read(final String name) throws IOException {
        try (InputStream file = PageResources.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name + " is missing in the program; build it again");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
