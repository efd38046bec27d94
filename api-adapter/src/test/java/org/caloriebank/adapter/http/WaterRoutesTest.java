package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.doneTwice;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.caloriebank.adapter.http.TestCentre.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Water over HTTP. */
class WaterRoutesTest {
    private static final String WATER = "/v1/spaces/10/water";

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
    void shouldTellWhatAReadingChangedAndHowTheWaterIs() {
        final long nowMs = door.bank().timeMs(0);

        final Map<String, Object> unread = done(door.get(WATER));
        final Map<String, Object> out = reading(
                nowMs - 3_000, "\"phHundredths\":790,\"freeChlorineMicrogramsPerLitre\":200,\"orpMillivolts\":null");
        final Map<String, Object> water = done(door.get(WATER));
        final Map<String, Object> better = reading(nowMs - 2_000, "\"phHundredths\":740");

        assertNull(unread.get("measuredAtMs"));
        assertEquals(List.of("ph", "freeChlorine"), out.get("wentOut"));
        assertEquals(List.of(), out.get("cameIn"));
        assertEquals(List.of("ph"), better.get("cameIn"));
        assertEquals(790L, water.get("phHundredths"));
        assertNull(water.get("orpMillivolts"));
        assertEquals(List.of("ph", "freeChlorine"), water.get("outOfRange"));
        assertEquals(nowMs - 3_000, water.get("outSinceMs"));
        assertEquals(nowMs - 3_000, water.get("measuredAtMs"));
        assertEquals(false, water.get("silent"));
        assertEquals(1L, water.get("profileId"));
        assertEquals(List.of("freeChlorine"), done(door.get(WATER)).get("outOfRange"));
    }

    @Test
    void shouldNameWhoWasInAndRefundThem() throws Exception {
        final long fromMs = door.bank().timeMs(0) - 60_000;
        reading(fromMs, "\"phHundredths\":790");
        final Object admissionId = done(door.command("POST", "/v1/facilities/1/admissions", "{\"memberId\":42}"))
                .get("admissionId");
        done(door.command("POST", "/v1/wristbands/901/taps", "{\"kind\":\"ENTER\",\"spaceId\":10}"));
        final long enteredMs = door.bank().timeMs(0);
        while (door.bank().timeMs(0) < enteredMs + 2) {
            Thread.onSpinWait(); // a visit is exposed by a millisecond or more
        }
        done(door.command("POST", "/v1/wristbands/901/check-out", ""));
        final long toMs = door.bank().timeMs(0);

        final String range = "?from=" + fromMs + "&to=" + toMs;
        final Map<String, Object> exposed = done(door.get(WATER + "/exposure" + range));
        doneTwice(door, "POST", WATER + "/refunds", "{\"fromMs\":" + fromMs + ",\"toMs\":" + toMs + "}");
        while (door.bank().submit(new Command.Tick(), 0).join().flags().moreDue()) {
            // each tick does a bounded part
        }
        final Map<String, Object> refunded = done(door.get(WATER + "/exposure"));

        assertEquals(1, rows(exposed, "visits").size());
        assertEquals(admissionId, rows(exposed, "visits").get(0).get("admissionId"));
        assertEquals(42L, rows(exposed, "visits").get(0).get("memberId"));
        assertEquals(false, rows(exposed, "visits").get(0).get("refunded"));
        assertNull(exposed.get("nextAfter"));
        assertEquals(true, rows(refunded, "visits").get(0).get("refunded"));
        assertEquals(
                List.of(), done(door.get(WATER + "/exposure?to=2020-01-01")).get("visits"));
        assertEquals(
                List.of(),
                done(door.get(WATER + "/exposure?from=2999-01-01T00:00:00Z")).get("visits"));
        assertEquals(50_000L, done(door.get("/v1/members/42/balance")).get("availableCenticoins"));
        refused(422, "NOT_A_POOL", door.get("/v1/spaces/20/water/exposure"));
        refused(400, "BAD_REQUEST", door.get(WATER + "/exposure?form=2026-01-01"));
        refused(400, "BAD_REQUEST", door.get(WATER + "/exposure?from=noon"));
    }

    private Map<String, Object> reading(final long measuredAtMs, final String values) {
        return doneTwice(door, "POST", WATER, "{\"measuredAtMs\":" + measuredAtMs + "," + values + "}");
    }
}
