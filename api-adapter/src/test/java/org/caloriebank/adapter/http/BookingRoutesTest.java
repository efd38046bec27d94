package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.doneTwice;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.caloriebank.adapter.http.TestCentre.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions, open games and bookings over HTTP. */
class BookingRoutesTest {
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    private Path directory;

    private TestDoor door;
    private long startMs;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory);
        TestCentre.build(door);
        startMs = (door.bank().timeMs(0) / HOUR_MS + 24) * HOUR_MS;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldBookAPlaceAndGiveItBack() {
        final long sessionId = (Long)
                doneTwice(door, "POST", "/v1/sessions", session(startMs, 1500)).get("sessionId");
        final HttpResponse<String> response =
                door.command("POST", "/v1/sessions/" + sessionId + "/bookings", "{\"memberId\":42}");
        final Map<String, Object> booked = done(response);
        final Map<String, Object> session = done(door.get("/v1/sessions/" + sessionId));
        final String booking = response.headers().firstValue("Location").orElseThrow();

        assertEquals("/v1/bookings/" + booked.get("bookingId"), booking);
        assertEquals(1500L, booked.get("amountCenticoins"));
        assertEquals("CLASS", session.get("kind"));
        assertEquals("PLANNED", session.get("state"));
        assertNull(session.get("organiserId"));
        assertEquals(1L, session.get("liveBookings"));
        assertEquals(120L, session.get("cutOffMinutes"));
        assertEquals(5000L, session.get("lateShareBp"));
        assertEquals("BOOKED", done(door.get(booking)).get("state"));
        assertEquals(0L, doneTwice(door, "POST", booking + "/cancel", "").get("amountCenticoins"));
        assertEquals("CANCELLED", done(door.get(booking)).get("state"));
        assertEquals(50_000L, done(door.get("/v1/members/42/balance")).get("availableCenticoins"));
    }

    @Test
    void shouldOpenAGameThatOthersJoin() {
        final Map<String, Object> game = doneTwice(door, "POST", "/v1/games", game(startMs));
        final String session = "/v1/sessions/" + game.get("sessionId");
        done(door.command(
                "POST", "/v1/members/43/adjustments", "{\"amountCenticoins\":5000,\"operatorId\":1,\"reason\":\"-\"}"));

        final Map<String, Object> joined = done(door.command("POST", session + "/bookings", "{\"memberId\":43}"));

        assertEquals(8001L, game.get("amountCenticoins"));
        assertEquals(game.get("sessionId"), game.get("bookingId"));
        assertEquals(4000L, joined.get("amountCenticoins"));
        assertEquals("GAME", done(door.get(session)).get("kind"));
        assertEquals(42L, done(door.get(session)).get("organiserId"));
    }

    @Test
    void shouldMoveAndCancelSessions() {
        final Object sessionId =
                done(door.command("POST", "/v1/sessions", session(startMs, 0))).get("sessionId");
        final String session = "/v1/sessions/" + sessionId;
        final long laterMs = startMs + 5 * HOUR_MS;

        doneTwice(door, "POST", session + "/move", "{\"startMs\":" + laterMs + ",\"endMs\":" + (laterMs + 1) + "}");
        done(door.command("POST", session + "/bookings", "{\"memberId\":43}"));

        assertEquals(laterMs, done(door.get(session)).get("startMs"));
        refused(409, "SESSION_BOOKED", door.command("POST", session + "/cancel", ""));
        doneTwice(door, "POST", session + "/cancel", "{\"releasesBookings\":true}");
        assertEquals("CANCELLED", done(door.get(session)).get("state"));
    }

    @Test
    void shouldPageThroughSessionsOfASpaceByTheirStart() {
        final List<Object> opened = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            opened.add(done(door.command("POST", "/v1/sessions", session(startMs + i * HOUR_MS, 0)))
                    .get("sessionId"));
        }
        final List<Object> listed = new ArrayList<>();
        String after = "";
        while (after != null) {
            final Map<String, Object> page = done(door.get("/v1/spaces/20/sessions?" + after));
            rows(page, "sessions").forEach(row -> listed.add(row.get("sessionId")));
            after = page.get("nextAfter") == null ? null : "after=" + page.get("nextAfter");
        }

        final String from = Instant.ofEpochMilli(startMs + 10 * HOUR_MS).toString();
        final long toMs = startMs + 12 * HOUR_MS;
        final Map<String, Object> two = done(door.get("/v1/spaces/20/sessions?from=" + from + "&to=" + toMs));

        assertEquals(opened, listed);
        assertEquals(
                opened.subList(10, 12),
                rows(two, "sessions").stream().map(row -> row.get("sessionId")).toList());
        assertNull(two.get("nextAfter"));
        refused(400, "BAD_REQUEST", door.get("/v1/spaces/20/sessions?after=5"));
        refused(404, "UNKNOWN_SPACE", door.get("/v1/spaces/99/sessions"));
    }

    @Test
    void shouldShowAMembersBookingsNewestFirst() {
        final List<Object> booked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            final Object sessionId = done(door.command("POST", "/v1/sessions", session(startMs + i * HOUR_MS, 10)))
                    .get("sessionId");
            booked.add(
                    0,
                    done(door.command("POST", "/v1/sessions/" + sessionId + "/bookings", "{\"memberId\":42}"))
                            .get("bookingId"));
        }

        final Map<String, Object> first = done(door.get("/v1/members/42/bookings"));
        final Map<String, Object> second = done(door.get("/v1/members/42/bookings?after=" + first.get("nextAfter")));

        final List<Object> listed = new ArrayList<>();
        rows(first, "bookings").forEach(row -> listed.add(row.get("bookingId")));
        rows(second, "bookings").forEach(row -> listed.add(row.get("bookingId")));
        assertEquals(booked, listed);
        assertNull(second.get("nextAfter"));
    }

    private static String session(final long startMs, final long price) {
        return "{\"spaceId\":20,\"startMs\":" + startMs + ",\"endMs\":" + (startMs + HOUR_MS)
                + ",\"capacity\":2,\"priceCenticoins\":" + price + ",\"cutOffMinutes\":120,\"lateShareBp\":5000}";
    }

    private static String game(final long startMs) {
        return "{\"spaceId\":20,\"memberId\":42,\"startMs\":" + startMs + ",\"endMs\":" + (startMs + HOUR_MS)
                + ",\"players\":4}";
    }
}
