package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The board tells how a centre is; its stream tells every change once, however often a client comes back. */
@Timeout(60)
class BoardStreamTest {
    private static final String BOARD = "/v1/facilities/5/board";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory);
        door.seed();
        require(door.command("PUT", "/v1/facilities/5", "{\"capacity\":10,\"lockers\":10,\"zoneOffsetMinutes\":0}"));
        require(door.command(
                "PUT", "/v1/spaces/51", "{\"facilityId\":5,\"kind\":\"COURT\",\"capacity\":4,\"lightCircuitId\":9}"));
        require(door.command("PUT", "/v1/wristbands/501", "{\"facilityId\":5}"));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldShowWhoIsWhere() {
        checkInAndEnter();

        final Map<String, Object> board = TestJson.object(door.get(BOARD).body());

        assertTrue(board.toString().contains("occupancy=1"), board::toString);
        assertEquals(404, door.get("/v1/facilities/6/board").statusCode());
    }

    @Test
    void shouldTellEachChangeOnceToAClientThatComesBack() throws IOException, InterruptedException {
        final List<String> whole = new ArrayList<>();
        final long opened;
        try (Stream<String> lines = stream(-1)) {
            final Iterator<String> iterator = lines.iterator();
            opened = nextId(iterator);
            checkInAndEnter();
            while (whole.size() < 2) {
                whole.add(Long.toString(nextId(iterator)));
            }
        }
        final List<String> resumed = new ArrayList<>();
        try (Stream<String> lines = stream(opened)) {
            final Iterator<String> iterator = lines.iterator();
            while (resumed.size() < 2) {
                resumed.add(Long.toString(nextId(iterator)));
            }
        }
        assertEquals(whole, resumed);

        try (Stream<String> lines = stream(Long.parseLong(whole.get(0)))) {
            assertEquals(Long.parseLong(whole.get(1)), nextId(lines.iterator()));
        }
    }

    private void checkInAndEnter() {
        require(door.command("POST", "/v1/facilities/5/admissions", "{\"memberId\":42}"));
        require(door.command("POST", "/v1/wristbands/501/taps", "{\"kind\":\"ENTER\",\"spaceId\":51}"));
    }

    private Stream<String> stream(final long lastEventId) throws IOException, InterruptedException {
        final HttpRequest.Builder request = door.request(BOARD).header("Accept", "text/event-stream");
        if (lastEventId >= 0) {
            request.header("Last-Event-ID", Long.toString(lastEventId));
        }
        final HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        return response.body();
    }

    /** @return the id of the next message. */
    private static long nextId(final Iterator<String> lines) {
        while (lines.hasNext()) {
            final String line = lines.next();
            if (line.startsWith("id:")) {
                return Long.parseLong(line.substring(3).strip());
            }
        }
        throw new AssertionError("the stream ended");
    }

    private static void require(final HttpResponse<String> response) {
        assertTrue(response.statusCode() < 300, () -> response.statusCode() + " " + response.body());
    }
}
