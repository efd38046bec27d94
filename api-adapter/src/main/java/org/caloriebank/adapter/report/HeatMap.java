package org.caloriebank.adapter.report;

import java.util.List;
import java.util.Locale;

/** Coins by weekday and hour as a table whose cells are the deeper in colour, the more was earned; readable without any colour. */
final class HeatMap {
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final int LABEL_EVERY = 3;

    private HeatMap() {}

    /** @param centicoins seven lists from Monday, each of 24 hours. */
    static void write(final Html html, final List<List<Long>> centicoins) {
        final long most = centicoins.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        html.open("figure", "class", "chart heat").leaf("figcaption", "When it was earned");
        html.open("div", "class", "scroll").open("table");
        html.open("tr").leaf("th", "");
        for (int hour = 0; hour < 24; hour++) {
            html.leaf("th", hour % LABEL_EVERY == 0 ? Integer.toString(hour) : "");
        }
        html.close("tr");
        for (int day = 0; day < centicoins.size(); day++) {
            row(html, DAYS.get(day), centicoins.get(day), most);
        }
        html.close("table").close("div").close("figure");
    }

    private static void row(final Html html, final String day, final List<Long> hours, final long most) {
        html.open("tr").leaf("th", day.substring(0, 3));
        for (int hour = 0; hour < hours.size(); hour++) {
            final String words = day + " " + hour + ":00, " + Figures.wholeCoins(hours.get(hour)) + " coins";
            final String share = String.format(Locale.ROOT, "--share:%.3f", (double) hours.get(hour) / most);
            html.open("td", "style", share, "title", words)
                    .leaf("span", Figures.wholeCoins(hours.get(hour)))
                    .close("td");
        }
        html.close("tr");
    }
}
