package org.caloriebank.adapter.report;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Coins by day, by member and by hour of the week. */
final class MonthSection {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private MonthSection() {}

    static void write(final Html html, final MonthFacts month) {
        Parts.begin(
                html,
                "month",
                "The month",
                Figures.count(month.rows(), "row") + " of " + Figures.count(month.files(), "file") + " became "
                        + Figures.count(month.reports(), "report") + ", of which " + Figures.count(month.accepted())
                        + " were accepted, in " + Figures.seconds(month.nanos())
                        + ". One active kilocalorie is one coin; what a body burns at rest is not paid.");
        Parts.chart(html, "days", "Coins earned each day", "Columns: coins earned on each day of the month");
        days(html, month);
        html.open("div", "class", "pair");
        Parts.chart(html, "members", "Who earned what", "Bars: coins earned by each member, most first");
        hours(html, month);
        html.close("div");
        members(html, month);
        Parts.end(html);
    }

    private static void hours(final Html html, final MonthFacts month) {
        html.open("div");
        HeatMap.write(html, month.hourlyCenticoins());
        html.leaf(
                "p",
                "By hourly reports; totals of whole days added another "
                        + Figures.wholeCoins(month.wholeDayCenticoins()) + " coins, which belong to no hour.",
                "class",
                "note");
        Parts.chart(html, "hours", "An average day", "Columns: coins all members earn in each hour of an average day");
        Parts.chart(html, "steps", "Coins by steps", "Dots: steps and coins of each member");
        html.close("div");
    }

    private static void days(final Html html, final MonthFacts month) {
        Parts.beginTable(html, "The figures by day", "day", "coins", "people who earned", "steps");
        month.days()
                .forEach(day -> html.row(
                        DAY.format(day.date()),
                        Figures.coins(day.earnedCenticoins()),
                        Figures.count(day.members()),
                        Figures.count(day.steps())));
        Parts.endTable(html);
    }

    private static void members(final Html html, final MonthFacts month) {
        Parts.beginTable(html, "The figures by member", "member (a pseudonym)", "coins", "days with coins", "steps");
        month.members()
                .forEach(member -> html.row(
                        member.name(),
                        Figures.coins(member.earnedCenticoins()),
                        Figures.count(member.days()),
                        Figures.count(member.steps())));
        Parts.endTable(html);
    }
}
