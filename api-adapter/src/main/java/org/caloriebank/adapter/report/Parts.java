package org.caloriebank.adapter.report;

/** Pieces several sections have: headings, figures, charts with their figures below. */
final class Parts {
    private Parts() {}

    static void begin(final Html html, final String id, final String title, final String lead) {
        html.open("section", "id", id).leaf("h2", title).leaf("p", lead, "class", "lead");
    }

    static void end(final Html html) {
        html.close("section");
    }

    /** A number people should see, and what it counts. */
    static void figure(final Html html, final String number, final String what) {
        html.open("div", "class", "figure").leaf("b", number).leaf("span", what).close("div");
    }

    /**
     * A chart drawn by the page's script.
     *
     * @param name the script knows it by.
     * @param alternative what it shows, for those who do not see it.
     */
    static void chart(final Html html, final String name, final String title, final String alternative) {
        html.open("figure", "class", "chart " + name)
                .leaf("figcaption", title)
                .open("div", "class", "canvas")
                .open("canvas", "data-chart", name, "role", "img", "aria-label", alternative)
                .close("canvas")
                .close("div")
                .close("figure");
    }

    /** A table that is there when asked for. */
    static void beginTable(final Html html, final String summary, final String... heads) {
        html.open("details").leaf("summary", summary).open("div", "class", "scroll");
        html.open("table", "class", "numbers").headRow(heads);
    }

    static void endTable(final Html html) {
        html.close("table").close("div").close("details");
    }
}
