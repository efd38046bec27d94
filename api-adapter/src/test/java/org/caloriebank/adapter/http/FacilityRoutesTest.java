package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.doneTwice;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.caloriebank.adapter.http.TestCentre.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facilities and spaces over HTTP. */
class FacilityRoutesTest {
    @TempDir
    private static Path directory;

    private static TestDoor door;

    @BeforeAll
    static void open() {
        door = TestDoor.open(directory);
        TestCentre.build(door);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void shouldShowAFacilityAsItWasPut() {
        final String week = "\"tuesday\":\"06:00-22:30\",\"wednesday\":\"00:00-24:00\",\"thursday\":\"06:00-22:30\","
                + "\"friday\":\"23:59-24:00\",\"saturday\":\"closed\",\"sunday\":\"closed\"";

        doneTwice(door, "PUT", "/v1/facilities/3", "{\"capacity\":9,\"lockers\":5,\"zoneOffsetMinutes\":480}");
        doneTwice(door, "PUT", "/v1/facilities/3/opening-hours", "{\"monday\":\"06:05-06:06\"," + week + "}");
        final Map<String, Object> facility = done(door.get("/v1/facilities/3"));

        assertEquals("OPEN", facility.get("status"));
        assertEquals(480L, facility.get("zoneOffsetMinutes"));
        assertEquals(9L, facility.get("capacity"));
        assertEquals(5L, facility.get("lockersFree"));
        assertEquals(0L, facility.get("occupancy"));
        assertEquals(
                Map.of(
                        "entryFeeCenticoins",
                        0L,
                        "blockMinutes",
                        60L,
                        "blockPriceCenticoins",
                        0L,
                        "ceilingCenticoins",
                        0L),
                facility.get("tariff"));
        final Map<String, Object> hours = OpenApiFile.map(facility.get("openingHours"));
        assertEquals("06:05-06:06", hours.get("monday"));
        assertEquals("00:00-24:00", hours.get("wednesday"));
        assertEquals("23:59-24:00", hours.get("friday"));
        assertEquals("closed", hours.get("sunday"));
        assertEquals(
                2000L,
                OpenApiFile.map(done(door.get("/v1/facilities/1")).get("tariff"))
                        .get("blockPriceCenticoins"));
    }

    @Test
    void shouldPageThroughAllFacilitiesAndSpaces() {
        for (int facility = 101; facility <= 140; facility++) {
            done(door.command("PUT", "/v1/facilities/" + facility, "{\"capacity\":9,\"zoneOffsetMinutes\":0}"));
        }
        for (int space = 1001; space <= 1030; space++) {
            done(door.command("PUT", "/v1/spaces/" + space, "{\"facilityId\":101,\"kind\":\"COURT\",\"capacity\":4}"));
        }

        final List<Object> facilities = ids("/v1/facilities", "facilities", "facilityId");
        final List<Object> spaces = ids("/v1/facilities/101/spaces", "spaces", "spaceId");

        assertEquals(
                LongStream.rangeClosed(101, 140).boxed().toList(),
                facilities.subList(facilities.size() - 40, facilities.size()));
        assertEquals(LongStream.rangeClosed(1001, 1030).boxed().toList(), spaces);
    }

    @Test
    void shouldShowSpacesAndCloseAndReopenThem() {
        final List<Map<String, Object>> spaces = rows(done(door.get("/v1/facilities/1/spaces")), "spaces");

        assertEquals(
                List.of(10L, 20L, 30L),
                spaces.stream().map(s -> s.get("spaceId")).toList());
        assertEquals(1L, spaces.get(0).get("waterProfileId"));
        assertNull(spaces.get(1).get("waterProfileId"));
        assertEquals(11L, spaces.get(1).get("lightCircuitId"));
        assertEquals(8001L, spaces.get(1).get("priceCenticoins"));
        assertEquals(
                "CLOSED", doneTwice(door, "POST", "/v1/spaces/30/close", "").get("status"));
        assertEquals(
                "CLOSED",
                rows(done(door.get("/v1/facilities/1/spaces?after=20")), "spaces")
                        .get(0)
                        .get("status"));
        assertEquals(
                "OPEN", done(door.command("POST", "/v1/spaces/30/reopen", "{}")).get("status"));
        assertEquals(
                "OPEN",
                rows(done(door.get("/v1/facilities/1/spaces?after=20")), "spaces")
                        .get(0)
                        .get("status"));
    }

    @Test
    void shouldRefusePagesItDidNotGive() {
        for (final String query :
                List.of("?after=x", "?after=", "?after=1.2", "?after=-1", "?before=1", "?after=1&after=2")) {
            refused(400, "BAD_REQUEST", door.get("/v1/facilities" + query));
        }
        refused(404, "UNKNOWN_FACILITY", door.get("/v1/facilities?after=999999"));
        refused(404, "UNKNOWN_FACILITY", door.get("/v1/facilities/999999/spaces"));
        refused(404, "UNKNOWN_SPACE", door.get("/v1/facilities/1/spaces?after=25"));
    }

    private static List<Object> ids(final String path, final String rows, final String id) {
        final List<Object> ids = new ArrayList<>();
        Object after = null;
        do {
            final Map<String, Object> page = done(door.get(after == null ? path : path + "?after=" + after));
            rows(page, rows).forEach(row -> ids.add(row.get(id)));
            after = page.get("nextAfter");
        } while (after != null);
        return ids;
    }
}
