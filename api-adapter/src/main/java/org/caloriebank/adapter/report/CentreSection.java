package org.caloriebank.adapter.report;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The day at the centre: who was where, the water, the lights, the coins, and who got some back. */
final class CentreSection {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

    private CentreSection() {}

    static void write(final Html html, final CentreFacts centre) {
        final CentreFacts.Visits visits = centre.visits();
        Parts.begin(
                html,
                "centre",
                "A day at the centre",
                "A simulated " + DAY.format(centre.date()) + ": " + Figures.count(centre.members(), "member")
                        + " move as the sample's people did (" + Figures.count(centre.historyDays())
                        + " of their days before it, and a Saturday hour by hour) and come to swim, play and train. Visits"
                        + " are drawn by seed; everything below is read from the journal.");
        figures(html, centre, visits);
        Parts.chart(
                html,
                "occupancy",
                "People inside",
                "Lines: people in the building, the pool, the lanes, the courts and at the machines over the day");
        html.open("div", "class", "pair");
        Parts.chart(
                html,
                "chlorine",
                "Free chlorine in the pool",
                "Line: free chlorine over the day with the range of the standard shaded");
        Parts.chart(html, "acidity", "pH of the pool", "Line: pH over the day with the range of the standard shaded");
        html.close("div");
        html.leaf(
                "p",
                "Shaded: the range of " + centre.water().citation() + ". "
                        + CentreFacts.Mark.inWords(centre.water().marks()) + ".",
                "class",
                "note water-note");
        html.open("div", "class", "pair");
        Parts.chart(html, "lights", "Lights", "Bars: when each light circuit was on");
        Parts.chart(
                html,
                "coinsByHour",
                "Coins by hour",
                "Columns: coins earned, the carnival's on top, and below zero coins spent less those refunded");
        html.close("div");
        html.open("div", "class", "pair");
        game(html, centre.game());
        swimmers(html, centre);
        html.close("div");
        Parts.end(html);
    }

    private static void figures(final Html html, final CentreFacts centre, final CentreFacts.Visits visits) {
        html.open("div", "class", "figures small");
        Parts.figure(
                html,
                Figures.count(visits.count()),
                "visits, at most " + centre.occupancy().peak() + " inside");
        Parts.figure(
                html,
                Figures.wholeCoins(centre.earned() + centre.bonus()),
                "coins earned, half of them the carnival's");
        Parts.figure(html, Figures.wholeCoins(centre.spent()), "coins spent");
        Parts.figure(
                html,
                Figures.count(centre.swimmers().size()),
                "swimmers pay nothing: " + Figures.wholeCoins(centre.refunded()) + " coins back");
        Parts.figure(html, Figures.count(visits.goals()), "daily goals of 10,000 steps reached");
        Parts.figure(
                html,
                Figures.count(visits.forgotten()),
                "left without a tap; " + Figures.count(visits.wristbandsReplaced(), "wristband") + " lost, "
                        + Figures.count(visits.noShows(), "no-show"));
        html.close("div");
    }

    private static void game(final Html html, final CentreFacts.Game game) {
        html.open("div").leaf("h3", "An open game fills up");
        html.open("div", "class", "scroll").open("table", "class", "numbers").headRow("player", "", "share");
        for (final CentreFacts.Share share : game.shares()) {
            html.row(share.name(), share.isOrganiser() ? "opened it" : "joined", Figures.coins(share.amount()));
        }
        html.open("tr", "class", "sum");
        html.leaf("td", "The court")
                .leaf("td", CentreFacts.clock(game.startMinute()))
                .leaf("td", Figures.coins(game.price()));
        html.close("tr").close("table").close("div");
        html.leaf(
                "p",
                "Who opens a game holds the whole price; at its start it is shared. "
                        + Figures.count(game.refusedAsFull(), "player") + " came too late.",
                "class",
                "note");
        html.close("div");
    }

    private static void swimmers(final Html html, final CentreFacts centre) {
        html.open("div").leaf("h3", "Swimmers in water out of range");
        html.open("div", "class", "scroll tall")
                .open("table", "class", "numbers")
                .headRow("swimmer", "in the pool", "back");
        for (final CentreFacts.Swimmer swimmer : centre.swimmers()) {
            html.row(
                    swimmer.name(),
                    CentreFacts.clock(swimmer.enteredMinute()) + " to " + CentreFacts.clock(swimmer.leftMinute()),
                    swimmer.refunded() == 0 ? "fee waived" : Figures.coins(swimmer.refunded()));
        }
        html.close("table").close("div");
        html.leaf(
                "p",
                "Who had left has the fee back in coins; who was still inside paid nothing when leaving. Names are made up.",
                "class",
                "note");
        html.close("div");
    }
}
