package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.NOTHING_OUT_OF_RANGE;
import static org.caloriebank.protocol.ResultCode.NOT_A_POOL;
import static org.caloriebank.protocol.ResultCode.NO_WATER_PROFILE;
import static org.caloriebank.protocol.ResultCode.READING_IMPOSSIBLE;
import static org.caloriebank.protocol.ResultCode.READING_IN_FUTURE;
import static org.caloriebank.protocol.ResultCode.READING_OUT_OF_ORDER;
import static org.caloriebank.protocol.ResultCode.READING_TOO_OLD;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SPACE;

import java.util.List;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.EventKind;
import tools.jackson.core.JsonGenerator;

/** What water must be, what it is, and who was in it while it was not as it must be. */
final class WaterRoutes {
    private static final String WATER = "/v1/spaces/{spaceId}/water";
    private static final int NULL_READING = Integer.MIN_VALUE;

    /** By number, from 1, as events name them. */
    private static final List<String> PARAMETERS =
            List.of("ph", "freeChlorine", "combinedChlorine", "turbidity", "orp", "temperature");

    static final List<Route> ALL = List.of(
            CommandRoute.put("/v1/water-profiles/{profileId}", WaterRoutes::profile, WaterRoutes::write),
            QueryRoute.get(
                    WATER, request -> new WaterQuery.Water(request.path().id(0)), WaterRoutes::write, UNKNOWN_SPACE),
            CommandRoute.post(
                            WATER,
                            WaterRoutes::reading,
                            WaterRoutes::write,
                            UNKNOWN_SPACE,
                            NO_WATER_PROFILE,
                            READING_IN_FUTURE,
                            READING_TOO_OLD,
                            READING_OUT_OF_ORDER,
                            READING_IMPOSSIBLE)
                    .withEvents(),
            QueryRoute.get(WATER + "/exposure", WaterRoutes::exposure, WaterRoutes::write, UNKNOWN_SPACE, NOT_A_POOL),
            CommandRoute.post(
                    WATER + "/refunds",
                    WaterRoutes::refund,
                    WaterRoutes::write,
                    UNKNOWN_SPACE,
                    NOT_A_POOL,
                    NOTHING_OUT_OF_RANGE));

    private WaterRoutes() {}

    private static WaterCommand.PutWaterProfile profile(final CommandRequest request) {
        return new WaterCommand.PutWaterProfile(
                request.id(),
                request.callerId(),
                request.shortNumber("silentAfterMinutes"),
                (int) request.fields().optionalLong("stuckAfterReadings", 0, CommandRequest.UINT16_MAX, 0),
                request.path().id(0),
                request.day("effectiveDate"),
                value(request, "leastPhHundredths"),
                value(request, "greatestPhHundredths"),
                value(request, "leastFreeChlorineMicrogramsPerLitre"),
                value(request, "greatestFreeChlorineMicrogramsPerLitre"),
                value(request, "leastCombinedChlorineMicrogramsPerLitre"),
                value(request, "greatestCombinedChlorineMicrogramsPerLitre"),
                value(request, "leastTurbidityHundredthsNtu"),
                value(request, "greatestTurbidityHundredthsNtu"),
                value(request, "leastOrpMillivolts"),
                value(request, "greatestOrpMillivolts"),
                value(request, "leastTemperatureHundredthsCelsius"),
                value(request, "greatestTemperatureHundredthsCelsius"),
                request.ascii("citation"));
    }

    private static void write(
            final JsonGenerator json, final WaterCommand.PutWaterProfile profile, final Outcome outcome) {
        json.writeNumberProperty("profileId", profile.profileId());
        json.writeStringProperty("effectiveDate", DayText.of(profile.effectiveDay()));
    }

    private static WaterCommand.ReportWater reading(final CommandRequest request) {
        return new WaterCommand.ReportWater(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.timeMs("measuredAtMs"),
                value(request, "phHundredths"),
                value(request, "freeChlorineMicrogramsPerLitre"),
                value(request, "combinedChlorineMicrogramsPerLitre"),
                value(request, "turbidityHundredthsNtu"),
                value(request, "orpMillivolts"),
                value(request, "temperatureHundredthsCelsius"));
    }

    /** What the reading changed, by the record's events. */
    private static void write(final JsonGenerator json, final WaterCommand.ReportWater reading, final Outcome outcome) {
        json.writeNumberProperty("spaceId", reading.spaceId());
        json.writeNumberProperty("measuredAtMs", reading.measuredAtMs());
        writeParameters(json, "wentOut", outcome, EventKind.WATER_OUT_OF_RANGE);
        writeParameters(json, "cameIn", outcome, EventKind.WATER_IN_RANGE);
    }

    private static void writeParameters(
            final JsonGenerator json, final String name, final Outcome outcome, final EventKind kind) {
        json.writeArrayPropertyStart(name);
        for (final Outcome.Event event : outcome.events()) {
            if (event.kind() == kind) {
                json.writeString(PARAMETERS.get(event.detail() - 1));
            }
        }
        json.writeEndArray();
    }

    private static WaterCommand.RefundWater refund(final CommandRequest request) {
        return new WaterCommand.RefundWater(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.timeMs("fromMs"),
                request.timeMs("toMs"));
    }

    private static void write(final JsonGenerator json, final WaterCommand.RefundWater refund, final Outcome outcome) {
        json.writeNumberProperty("spaceId", refund.spaceId());
        json.writeNumberProperty("fromMs", refund.fromMs());
        json.writeNumberProperty("toMs", refund.toMs());
    }

    static void write(final JsonGenerator json, final WaterAnswer.Water water) {
        json.writeNumberProperty("spaceId", water.spaceId());
        JsonText.numberOrNull(json, "profileId", water.profileId(), 0);
        JsonText.numberOrNull(json, "measuredAtMs", water.measuredAtMs(), 0);
        JsonText.numberOrNull(json, "receivedAtMs", water.receivedAtMs(), 0);
        JsonText.numberOrNull(json, "phHundredths", water.phHundredths(), NULL_READING);
        JsonText.numberOrNull(
                json, "freeChlorineMicrogramsPerLitre", water.freeChlorineMicrogramsPerLitre(), NULL_READING);
        JsonText.numberOrNull(
                json, "combinedChlorineMicrogramsPerLitre", water.combinedChlorineMicrogramsPerLitre(), NULL_READING);
        JsonText.numberOrNull(json, "turbidityHundredthsNtu", water.turbidityHundredthsNtu(), NULL_READING);
        JsonText.numberOrNull(json, "orpMillivolts", water.orpMillivolts(), NULL_READING);
        JsonText.numberOrNull(json, "temperatureHundredthsCelsius", water.temperatureHundredthsCelsius(), NULL_READING);
        json.writeArrayPropertyStart("outOfRange");
        for (int i = 0; i < PARAMETERS.size(); i++) {
            if ((water.outParameters() >> i & 1) != 0) {
                json.writeString(PARAMETERS.get(i));
            }
        }
        json.writeEndArray();
        JsonText.numberOrNull(json, "outSinceMs", water.outSinceMs(), 0);
        json.writeBooleanProperty("silent", water.isSilent());
        json.writeBooleanProperty("stuck", water.isStuck());
    }

    private static Query<WaterAnswer.Exposure> exposure(final QueryRequest request) {
        final PageParameters page = request.page();
        page.requireOnly("from", "to", "after");
        return new WaterQuery.Exposure(
                request.path().id(0), page.timeMs("from", 0), page.timeMs("to", Long.MAX_VALUE), page.afterId());
    }

    private static void write(final JsonGenerator json, final WaterAnswer.Exposure page) {
        JsonText.array(json, "visits", page.visits(), (line, visit) -> {
            line.writeNumberProperty("admissionId", visit.admissionId());
            line.writeNumberProperty("memberId", visit.memberId());
            line.writeNumberProperty("enteredAtMs", visit.enteredAtMs());
            JsonText.numberOrNull(line, "leftAtMs", visit.leftAtMs(), 0);
            line.writeNumberProperty("exposedMs", visit.exposedMs());
            line.writeBooleanProperty("refunded", visit.isRefunded());
        });
        PageText.next(json, page.nextVisit() == 0 ? null : page.nextVisit());
    }

    /** @return a measured value or a limit of one, which may be absent. */
    private static int value(final CommandRequest request, final String name) {
        return (int) request.fields().optionalLong(name, NULL_READING + 1L, Integer.MAX_VALUE, NULL_READING);
    }
}
