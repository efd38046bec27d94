package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.WaterAnswer;
import tools.jackson.core.JsonGenerator;

/** A board as JSON; its parts are told as their own routes tell them. */
final class BoardText {
    private static final long UNREAD = -1;

    private BoardText() {}

    static byte[] of(final Board board) {
        return JsonText.object(json -> write(json, board));
    }

    /** @return the circuits alone. */
    static byte[] of(final Reading.AsOf asOf, final List<LightAnswer.Light> lights) {
        return JsonText.object(json -> {
            json.writeNumberProperty("sequence", asOf.sequence());
            JsonText.array(json, "lights", lights, LightRoutes::write);
        });
    }

    private static void write(final JsonGenerator json, final Board board) {
        final FacilityAnswer.Facility facility = board.facility();
        json.writeNumberProperty("sequence", board.asOf().sequence());
        json.writeNumberProperty("asOfMs", board.nowMs());
        json.writeNumberProperty("facilityId", facility.facilityId());
        json.writeStringProperty("status", facility.status().name());
        json.writeNumberProperty("zoneOffsetMinutes", facility.zoneOffsetMinutes());
        json.writeNumberProperty("capacity", facility.capacity());
        json.writeNumberProperty("occupancy", facility.occupancy());
        json.writeNumberProperty("lockers", facility.lockers());
        json.writeNumberProperty("lockersFree", facility.lockersFree());
        json.writeNumberProperty("wristbandsFree", facility.wristbandsFree());
        JsonText.array(json, "spaces", board.spaces(), (line, space) -> write(line, space, board.nowMs()));
        JsonText.array(json, "lights", board.lights(), LightRoutes::write);
    }

    private static void write(final JsonGenerator json, final Board.Space part, final long nowMs) {
        FacilityRoutes.write(json, part.space());
        JsonText.array(json, "sessions", part.sessions(), BookingRoutes::write);
        if (part.water() == null) {
            json.writeNullProperty("water");
        } else {
            json.writeObjectPropertyStart("water");
            WaterRoutes.write(json, part.water());
            JsonText.numberOrNull(json, "ageMs", ageMs(part.water(), nowMs), UNREAD);
            json.writeEndObject();
        }
    }

    private static long ageMs(final WaterAnswer.Water water, final long nowMs) {
        return water.measuredAtMs() == 0 ? UNREAD : Math.max(0, nowMs - water.measuredAtMs());
    }
}
