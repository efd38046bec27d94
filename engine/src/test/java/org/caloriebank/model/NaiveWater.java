package org.caloriebank.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.caloriebank.protocol.WaterCommand.ReportWater;

/** The water of a space that is watched: what was read last, and what is wrong with it. */
final class NaiveWater {
    static final int NOT_GIVEN = Integer.MIN_VALUE;
    static final int PARAMETERS = 6;
    static final long NEVER_MS = Long.MAX_VALUE;

    final NaiveSpace space;
    /** Of the last reading. */
    List<Integer> values = List.of();
    /** Of each parameter the last that was given. */
    final List<Integer> lastGiven = new ArrayList<>(Collections.nCopies(PARAMETERS, NOT_GIVEN));
    /** Numbers of parameters from 1. */
    final Set<Integer> out = new TreeSet<>();

    long measuredAtMs;
    long receivedAtMs;
    /** Readings in a row that were the same, the last one included. */
    int sameReadings;

    boolean isStuck;
    boolean isSilent;
    long silentAtMs = NEVER_MS;
    /** Null while all is in range. */
    OutInterval outInterval;

    NaiveWater(final NaiveSpace space) {
        this.space = space;
    }

    static List<Integer> values(final ReportWater reading) {
        return List.of(
                reading.phHundredths(),
                reading.freeChlorineMicrogramsPerLitre(),
                reading.combinedChlorineMicrogramsPerLitre(),
                reading.turbidityHundredthsNtu(),
                reading.orpMillivolts(),
                reading.temperatureHundredthsCelsius());
    }

    static List<Integer> least(final PutWaterProfile version) {
        return List.of(
                version.leastPhHundredths(),
                version.leastFreeChlorineMicrogramsPerLitre(),
                version.leastCombinedChlorineMicrogramsPerLitre(),
                version.leastTurbidityHundredthsNtu(),
                version.leastOrpMillivolts(),
                version.leastTemperatureHundredthsCelsius());
    }

    static List<Integer> greatest(final PutWaterProfile version) {
        return List.of(
                version.greatestPhHundredths(),
                version.greatestFreeChlorineMicrogramsPerLitre(),
                version.greatestCombinedChlorineMicrogramsPerLitre(),
                version.greatestTurbidityHundredthsNtu(),
                version.greatestOrpMillivolts(),
                version.greatestTemperatureHundredthsCelsius());
    }
}
