package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.caloriebank.adapter.http.TestCentre.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lights over HTTP. */
class LightRoutesTest {
    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory);
        TestCentre.build(door);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldShowALightThatFollowsPeople() {
        final Map<String, Object> empty = done(door.get("/v1/circuits/11"));
        done(door.command("POST", "/v1/facilities/1/admissions", "{\"memberId\":42}"));
        done(door.command("POST", "/v1/wristbands/901/taps", "{\"kind\":\"ENTER\",\"spaceId\":10}"));
        final Map<String, Object> used = done(door.get("/v1/circuits/11"));

        assertEquals(1L, empty.get("facilityId"));
        assertEquals(false, empty.get("lit"));
        assertEquals(0L, empty.get("demand"));
        assertEquals(true, used.get("lit"));
        assertEquals(true, used.get("litByRule"));
        assertEquals(1L, used.get("demand"));
        assertNull(used.get("offAtMs"));
        assertNull(used.get("overrideEndsAtMs"));
    }

    @Test
    void shouldSwitchByHandForAWhile() {
        final Map<String, Object> switched =
                done(door.command("POST", "/v1/circuits/11/override", "{\"lit\":true,\"ttlMinutes\":30}"));
        final Map<String, Object> light = done(door.get("/v1/circuits/11"));

        assertEquals(true, switched.get("lit"));
        assertEquals(true, light.get("lit"));
        assertEquals(false, light.get("litByRule"));
        assertEquals((Long) light.get("asOfMs") + 30 * 60_000, light.get("overrideEndsAtMs"));
    }

    @Test
    void shouldListTheCircuitsOfAFacility() {
        for (int circuit = 12; circuit < 40; circuit++) {
            done(door.command(
                    "PUT",
                    "/v1/spaces/20",
                    "{\"facilityId\":1,\"kind\":\"COURT\",\"capacity\":4,\"lightCircuitId\":" + circuit + "}"));
        }

        final Map<String, Object> first = done(door.get("/v1/facilities/1/lights"));
        final Map<String, Object> second = done(door.get("/v1/facilities/1/lights?after=" + first.get("nextAfter")));

        assertEquals(16, rows(first, "lights").size());
        assertEquals(11L, rows(first, "lights").get(0).get("circuitId"));
        assertEquals(13, rows(second, "lights").size());
        assertEquals(39L, rows(second, "lights").get(12).get("circuitId"));
        assertNull(second.get("nextAfter"));
        assertEquals(List.of(), done(door.get("/v1/facilities/2/lights")).get("lights"));
    }

    @Test
    void shouldRefuseWhatIsNoOverride() {
        final String override = "/v1/circuits/11/override";
        for (final String body : List.of(
                "{}",
                "{\"lit\":true}",
                "{\"ttlMinutes\":5}",
                "{\"lit\":1,\"ttlMinutes\":5}",
                "{\"lit\":null,\"ttlMinutes\":5}",
                "{\"lit\":true,\"ttlMinutes\":0}",
                "{\"lit\":true,\"ttlMinutes\":1441}",
                "{\"lit\":true,\"ttlMinutes\":65536}")) {
            refused(400, "MALFORMED", door.command("POST", override, body));
        }
        refused(
                404,
                "UNKNOWN_CIRCUIT",
                door.command("POST", "/v1/circuits/99/override", "{\"lit\":true,\"ttlMinutes\":5}"));
        refused(404, "UNKNOWN_CIRCUIT", door.get("/v1/circuits/99"));
        refused(404, "UNKNOWN_FACILITY", door.get("/v1/facilities/99/lights"));
    }
}
