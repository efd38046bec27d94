package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.UNKNOWN_CIRCUIT;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_FACILITY;

import java.util.List;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import tools.jackson.core.JsonGenerator;

/** Light circuits: what they show, and switching them by hand. */
final class LightRoutes {
    private static final String CIRCUIT = "/v1/circuits/{circuitId}";

    static final List<Route> ALL = List.of(
            QueryRoute.get(
                    CIRCUIT,
                    request -> new LightQuery.Light(request.path().id(0)),
                    LightRoutes::write,
                    UNKNOWN_CIRCUIT),
            CommandRoute.postChange(CIRCUIT + "/override", LightRoutes::override, LightRoutes::write, UNKNOWN_CIRCUIT),
            QueryRoute.get(
                    "/v1/facilities/{facilityId}/lights",
                    LightRoutes::lights,
                    LightRoutes::write,
                    UNKNOWN_FACILITY,
                    UNKNOWN_CIRCUIT));

    private LightRoutes() {}

    private static LightCommand.OverrideLight override(final CommandRequest request) {
        return new LightCommand.OverrideLight(
                request.id(),
                request.callerId(),
                request.fields().requiredBoolean("lit"),
                request.shortNumber("ttlMinutes"),
                request.path().id(0));
    }

    private static void write(
            final JsonGenerator json, final LightCommand.OverrideLight override, final Outcome outcome) {
        json.writeNumberProperty("circuitId", override.circuitId());
        json.writeBooleanProperty("lit", override.isOn());
        json.writeNumberProperty("ttlMinutes", override.ttlMinutes());
    }

    private static Query<LightAnswer.Lights> lights(final QueryRequest request) {
        request.page().requireOnly("after");
        return new LightQuery.Lights(request.path().id(0), request.page().afterId());
    }

    private static void write(final JsonGenerator json, final LightAnswer.Lights page) {
        JsonText.array(json, "lights", page.lights(), LightRoutes::write);
        PageText.next(json, page.isComplete(), page.lights(), LightAnswer.Light::circuitId);
    }

    static void write(final JsonGenerator json, final LightAnswer.Light light) {
        json.writeNumberProperty("circuitId", light.circuitId());
        json.writeNumberProperty("facilityId", light.facilityId());
        json.writeBooleanProperty("lit", light.isOn());
        json.writeBooleanProperty("litByRule", light.isOnByRule());
        json.writeNumberProperty("demand", light.demand());
        JsonText.numberOrNull(json, "offAtMs", light.offAtMs(), 0);
        JsonText.numberOrNull(json, "overrideEndsAtMs", light.overrideEndsAtMs(), 0);
    }
}
