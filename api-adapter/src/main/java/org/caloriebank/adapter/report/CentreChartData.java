package org.caloriebank.adapter.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of the day at the centre the page's script draws. Times are hours of the day. */
final class CentreChartData {
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 22;

    private CentreChartData() {}

    static Map<String, Object> of(final CentreFacts centre) {
        final CentreFacts.Water water = centre.water();
        final Map<String, Object> data = new LinkedHashMap<>();
        data.put("firstHour", hours(centre.occupancy().firstMinute()));
        data.put("stepHours", hours(centre.occupancy().stepMinutes()));
        data.put(
                "places",
                centre.occupancy().places().stream()
                        .map(place -> Map.of("name", place.name(), "people", place.people()))
                        .toList());
        data.put(
                "water",
                water.readings().stream()
                        .map(reading -> Map.of(
                                "at",
                                hours(reading.minute()),
                                "chlorine",
                                reading.chlorineMicrograms() / 1000.0,
                                "acidity",
                                reading.phHundredths() / 100.0))
                        .toList());
        data.put(
                "ranges",
                Map.of(
                        "chlorine",
                        List.of(water.leastChlorineMicrograms() / 1000.0, water.greatestChlorineMicrograms() / 1000.0),
                        "acidity",
                        List.of(water.leastPhHundredths() / 100.0, water.greatestPhHundredths() / 100.0)));
        data.put(
                "marks",
                water.marks().stream()
                        .map(mark -> Map.of("at", hours(mark.minute()), "what", mark.what()))
                        .toList());
        data.put("lights", centre.lights().stream().map(CentreChartData::light).toList());
        data.put(
                "hours",
                centre.hours().stream()
                        .filter(hour -> hour.hour() >= FIRST_HOUR && hour.hour() <= LAST_HOUR)
                        .map(CentreChartData::hour)
                        .toList());
        return data;
    }

    private static Map<String, Object> light(final CentreFacts.Light light) {
        return Map.of(
                "name",
                light.name(),
                "on",
                light.on().stream()
                        .map(on -> List.of(hours(on.fromMinute()), hours(on.toMinute())))
                        .toList());
    }

    private static Map<String, Object> hour(final CentreFacts.Hour hour) {
        return Map.of(
                "hour",
                hour.hour(),
                "earned",
                hour.earned() / 100.0,
                "bonus",
                hour.bonus() / 100.0,
                "spent",
                hour.spent() / 100.0,
                "refunded",
                hour.refunded() / 100.0);
    }

    private static double hours(final int minutes) {
        return minutes / 60.0;
    }
}
