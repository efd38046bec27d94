package org.caloriebank.adapter.demo;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.WaterCommand;

/** The readings of the pool, the range they are judged by, and what was done about them. Confined to one thread. */
final class WaterScan {
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<CentreFacts.Reading> readings = new ArrayList<>();
    private final List<CentreFacts.Mark> marks = new ArrayList<>();
    private WaterCommand.PutWaterProfile profile;
    private int outMinute = NEVER;
    private boolean isOver;

    void onProfile(final Command command) {
        if (command instanceof WaterCommand.PutWaterProfile put) {
            profile = put;
        }
    }

    void onCommand(final Command command, final Outcome outcome, final int minute) {
        if (command instanceof WaterCommand.ReportWater report && outcome.isAccepted()) {
            readings.add(
                    new CentreFacts.Reading(minute, report.phHundredths(), report.freeChlorineMicrogramsPerLitre()));
        }
    }

    void onEvent(final int minute, final Outcome.Event event) {
        switch (event.kind()) {
            case WATER_OUT_OF_RANGE -> {
                outMinute = Math.min(outMinute, minute);
                marks.add(new CentreFacts.Mark(minute, "out of range"));
            }
            case WATER_IN_RANGE -> {
                isOver = true;
                marks.add(new CentreFacts.Mark(minute, "in range"));
            }
            case SPACE_CLOSED -> marks.add(new CentreFacts.Mark(minute, "pool closes"));
            case SPACE_REOPENED -> marks.add(new CentreFacts.Mark(minute, "pool reopens"));
            default -> {
                // of no concern here
            }
        }
    }

    /** @return minute of the first reading out of range. */
    int outMinute() {
        return outMinute;
    }

    /** @return whether the water went out of range and is in it again. */
    boolean isOver() {
        return isOver;
    }

    CentreFacts.Water facts() {
        return new CentreFacts.Water(
                profile.citation(),
                profile.leastPhHundredths(),
                profile.greatestPhHundredths(),
                profile.leastFreeChlorineMicrogramsPerLitre(),
                profile.greatestFreeChlorineMicrogramsPerLitre(),
                List.copyOf(readings),
                List.copyOf(marks));
    }
}
