package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The door waits for nobody for long. Its patience is short here, so nobody asks twice over one connection: the door may hang up when the second request
 * is on its way.
 */
@Timeout(60)
class SlowClientTest {
    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(
                directory,
                UnaryOperator.identity(),
                config -> config.withLimits(config.limits().withTimeoutsMs(1_000, 400, 2_000)));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldGiveUpOnBodyThatTrickles() throws IOException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.send(
                    "POST /v1/gifts HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nIdempotency-Key: slow\r\n"
                            + "Content-Length: 500\r\n\r\n{");

            final RawClient.Head head = client.readHead();

            assertEquals(408, head.status());
            assertEquals("BODY_TIMEOUT", TestJson.object(client.readBody(head)).get("code"));
            assertTrue(client.isAtEnd());
        }
    }

    @Test
    void shouldHangUpOnSilentClient() throws IOException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.send("GET /v1/health HT");

            assertTrue(client.isRefusedOrEnded());
        }
    }
}
