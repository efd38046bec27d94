package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.RetentionPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams of events against the outcomes of the commands, with clients that come and go. */
@Timeout(120)
class EventStreamTest {
    private static final String BOARD = "/v1/facilities/2/board";
    private static final String ALL = "/v1/events";

    @TempDir
    private Path directory;

    @Test
    void shouldMissNothingAndRepeatNothingWhileClientAndBankComeAndGo() throws IOException {
        final long seed = new SplittableRandom().nextLong();
        final SplittableRandom random = new SplittableRandom(seed);
        final Visitors visitors = new Visitors(seed);
        final List<String> told = new ArrayList<>();
        long opened = EventClient.NEW;
        long last = EventClient.NEW;
        for (int life = 0; life < 4; life++) {
            try (TestDoor door = TestDoor.open(directory)) {
                if (life == 0) {
                    visitors.open(door.bank());
                    try (EventClient client = new EventClient(door.port(), BOARD, EventClient.NEW)) {
                        opened = client.next().id();
                        last = opened;
                    }
                }
                if (life == 3) { // all that is missing is in the files
                    last = follow(
                            door, random, told, last, visitors.told(2, last).size(), seed);
                } else {
                    final CompletableFuture<Void> load =
                            CompletableFuture.runAsync(() -> visitors.walk(door.bank(), 4_000));
                    last = follow(door, random, told, last, 400, seed);
                    load.join();
                }
            }
        }

        assertEquals(visitors.told(2, opened), told, "seed " + seed);
    }

    /** Read so many messages, and hang up in the middle again and again. @return the last id. */
    private static long follow(
            final TestDoor door,
            final SplittableRandom random,
            final List<String> told,
            final long lastEventId,
            final int messages,
            final long seed)
            throws IOException {
        long last = lastEventId;
        int left = messages;
        while (left > 0) {
            try (EventClient client = new EventClient(door.port(), BOARD, last)) {
                assertEquals(200, client.head().status(), "seed " + seed);
                for (int i = Math.min(left, random.nextInt(100)); i > 0; i--) {
                    final EventClient.Message message = client.next();
                    assertEquals("events", message.event(), "seed " + seed);
                    told.add(Visitors.told(message));
                    last = message.id();
                    left--;
                }
            }
        }
        return last;
    }

    @Test
    void shouldTellEverythingWhereNoFacilityIsNamed() throws IOException {
        final Visitors visitors = new Visitors(1);
        try (TestDoor door = TestDoor.open(directory);
                EventClient client = new EventClient(door.port(), ALL, EventClient.NEW)) {
            final EventClient.Message start = client.next();
            visitors.open(door.bank());
            visitors.walk(door.bank(), 200);

            final List<String> expected = visitors.told(0, 0);
            assertEquals("start", start.event());
            assertEquals(start.id(), start.data().get("sequence"));
            assertEquals(expected, read(client, expected.size()));
            final String metrics = door.get("/metrics").body();
            assertTrue(metrics.contains("caloriebank_http_event_streams 1.0"), metrics);
            assertTrue(
                    metrics.contains(
                            "caloriebank_events_kept " + door.bank().events().count() + ".0"),
                    metrics);
            assertTrue(
                    metrics.contains(
                            "caloriebank_events_total{kind=\"FACILITY_CHANGED\"} " + Visitors.FACILITIES + ".0"),
                    metrics);
        }
    }

    @Test
    void shouldTellControllerOfItsCircuitsOnly() throws IOException {
        try (TestDoor door = TestDoor.open(directory)) {
            TestCentre.build(door);
            final String path = "/v1/facilities/1/lights/events";
            try (EventClient client = new EventClient(door.port(), path, EventClient.NEW)) {
                final EventClient.Message opening = client.next();
                assertEquals("lights", opening.event());
                assertEquals(
                        false, TestCentre.rows(opening.data(), "lights").get(0).get("lit"));
                TestCentre.done(door.command("POST", "/v1/facilities/1/admissions", "{\"memberId\":42}"));
                TestCentre.done(door.command("POST", "/v1/circuits/11/override", "{\"lit\":true,\"ttlMinutes\":5}"));
                TestCentre.done(door.command("POST", "/v1/circuits/11/override", "{\"lit\":false,\"ttlMinutes\":5}"));

                final EventClient.Message on = client.next();
                final EventClient.Message off = client.next();
                assertEquals("LIGHT_ON", on.events().get(0).get("kind"));
                assertEquals(11L, on.events().get(0).get("subjectId"));
                assertEquals("LIGHT_OFF", off.events().get(0).get("kind"));
                try (EventClient again = new EventClient(door.port(), path, on.id())) {
                    assertEquals(off, again.next());
                }
            }
        }
    }

    @Test
    void shouldRefuseOneStreamTooManyAndServeItWhenThereIsRoom() throws IOException {
        try (TestDoor door = open(1, 1_000)) {
            final EventClient first = new EventClient(door.port(), ALL, EventClient.NEW);
            first.next();
            try (EventClient second = new EventClient(door.port(), ALL, EventClient.NEW)) {
                assertEquals(503, second.head().status());
                assertEquals("1", second.head().headers().get("retry-after"));
                assertEquals("TOO_BUSY", TestJson.object(second.rest()).get("code"));
            }
            first.close();

            int status = 503;
            while (status != 200) { // until a comment finds that nobody is there
                try (EventClient again = new EventClient(door.port(), ALL, EventClient.NEW)) {
                    status = again.head().status();
                }
            }
        }
    }

    @Test
    void shouldDropClientThatDoesNotReadAndLoseNothing() throws IOException {
        final Visitors visitors = new Visitors(2);
        try (TestDoor door = open(4, 1_000);
                EventClient slow = new EventClient(door.port(), ALL, EventClient.NEW, 4_096)) {
            final long opened = slow.next().id();
            visitors.open(door.bank());
            while (door.door().eventStreams().open() > 0) {
                visitors.walk(door.bank(), 1_000);
            }

            final List<String> told = new ArrayList<>();
            long last = opened;
            try {
                for (EventClient.Message each = slow.next(); each != null; each = slow.next()) {
                    told.add(Visitors.told(each));
                    last = each.id();
                }
                throw new AssertionError("a stream that was dropped must not look whole");
            } catch (final IOException broken) {
                assertFalse(told.isEmpty());
            }
            final List<String> expected = visitors.told(0, opened);
            try (EventClient again = new EventClient(door.port(), ALL, last)) {
                told.addAll(read(again, expected.size() - told.size()));
            }
            assertEquals(expected, told);
        }
    }

    @Test
    void shouldSayThatItIsThereWhenNothingHappens() throws IOException {
        try (TestDoor door = open(4, 400);
                RawClient client = new RawClient(door.port(), 0)) {
            client.send("GET " + ALL + " HTTP/1.1\r\nHost: test\r\nAccept: text/event-stream\r\n\r\n");
            final byte[] bytes = new byte[4_096];
            final StringBuilder text = new StringBuilder();
            final var body = client.body(client.readHead());

            while (text.toString().split(":\n\n", -1).length < 4) { // for longer than a silent connection lives
                text.append(new String(bytes, 0, body.read(bytes)));
            }

            assertTrue(text.indexOf("event: start") > 0, text::toString);
        }
    }

    @Test
    void shouldEndStreamsWellWhenTheDoorCloses() throws IOException {
        final Visitors visitors = new Visitors(3);
        final List<EventClient> clients = new ArrayList<>();
        try (TestDoor door = TestDoor.open(directory)) {
            visitors.open(door.bank());
            for (int i = 0; i < 20; i++) {
                clients.add(new EventClient(door.port(), i % 2 == 0 ? BOARD : ALL, EventClient.NEW));
            }
            visitors.walk(door.bank(), 500);
        }
        for (final EventClient client : clients) {
            EventClient.Message message = client.next();
            while (message != null) { // throws when the stream has no end
                message = client.next();
            }
            client.close();
        }
    }

    @Test
    void shouldSayWhenTheBeginningIsInAnArchive() throws IOException {
        final Path archive = Files.createDirectory(directory.resolve("archive"));
        final List<String> copy = List.of("sh", "-c", "cp \"$1\" \"$0\"", archive.toString());
        final Visitors visitors = new Visitors(4);
        final UnaryOperator<BankConfig> settings = config -> config.withSegmentBytes(64 << 10)
                .withCheckpoints(new CheckpointPolicy(1, 1))
                .withRetention(new RetentionPolicy(copy));
        final Path bankDirectory = directory.resolve("bank");
        try (TestDoor door = TestDoor.open(bankDirectory, settings, UnaryOperator.identity())) {
            visitors.open(door.bank());
            archive(door.bank(), visitors);
        }
        try (TestDoor door = TestDoor.open(bankDirectory, settings, UnaryOperator.identity());
                EventClient client = new EventClient(door.port(), BOARD, 1)) {
            assertEquals(410, client.head().status());
            assertEquals("EVENTS_GONE", TestJson.object(client.rest()).get("code"));
        }
    }

    private static void archive(final CalorieBank bank, final Visitors visitors) {
        while (bank.retentionState().archived() == 0) {
            assertNull(bank.retentionState().failure());
            visitors.walk(bank, 2_000);
            bank.takeSnapshot().join();
        }
    }

    @Test
    void shouldRefuseIdsThatAreNoneAndFacilitiesThatAreNot() throws IOException {
        try (TestDoor door = TestDoor.open(directory)) {
            door.seed();
            for (final String id : List.of("x", "-1", "1.5", "999999")) {
                final var refused = door.send(door.request(ALL)
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", id)
                        .GET());
                TestCentre.refused(400, "BAD_HEADER", refused);
            }
            final String stream = "text/event-stream";
            for (final String path : List.of(BOARD, "/v1/facilities/2/lights/events")) {
                TestCentre.refused(
                        404,
                        "UNKNOWN_FACILITY",
                        door.send(door.request(path).header("Accept", stream).GET()));
                TestCentre.refused(
                        404,
                        "UNKNOWN_FACILITY",
                        door.send(door.request(path)
                                .header("Accept", stream)
                                .header("Last-Event-ID", "1")
                                .GET()));
            }
            TestCentre.refused(
                    406,
                    "NOT_ACCEPTABLE",
                    door.send(door.request(ALL)
                            .header("Accept", "application/json")
                            .GET()));
            assertEquals(0, door.door().eventStreams().open());
        }
    }

    private TestDoor open(final int streamsMax, final long idleTimeoutMs) {
        return TestDoor.open(
                directory,
                UnaryOperator.identity(),
                config -> config.withLimits(config.limits()
                        .withEventStreamsMax(streamsMax)
                        .withTimeoutsMs(idleTimeoutMs, idleTimeoutMs, 2_000)));
    }

    private static List<String> read(final EventClient client, final int messages) throws IOException {
        final List<String> told = new ArrayList<>();
        while (told.size() < messages) {
            told.add(Visitors.told(client.next()));
        }
        return told;
    }
}
