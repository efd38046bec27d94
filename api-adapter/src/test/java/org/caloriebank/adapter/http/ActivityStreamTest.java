package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reports of any number, each answered, in order, in constant memory. */
@Timeout(60)
class ActivityStreamTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final int LINES_PER_CHUNK = 500;
    /** Behind each line, so that a hundred thousand are more than the operating system's buffers take, however it stretches them. */
    private static final String PADDING = " ".repeat(1_500);

    private static final int WINDOW = HttpLimits.defaults().windowReports();

    @TempDir
    private Path directory;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private TestDoor door;

    @AfterEach
    void close() {
        background.shutdownNow();
        if (door != null) {
            door.close();
        }
    }

    @Test
    void shouldAnswerEachLineInOrder() {
        open();
        final String today = TestDoor.today();
        final String body = String.join(
                "\n",
                line(42, today, "\"activeCentikcal\":100"),
                "not json",
                "",
                line(99, today, "\"activeCentikcal\":100"),
                line(42, "2020-01-01", "\"activeCentikcal\":100"),
                line(42, today, "\"activeCentikcal\":300,\"manual\":true"),
                line(42, today, "\"activeKcal\":2.5"));

        final HttpResponse<String> response = door.activity(NDJSON, body);

        final List<Map<String, Object>> results = TestJson.lines(response.body());
        assertEquals(200, response.statusCode());
        assertEquals(NDJSON, response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                List.of(1L, 2L, 4L, 5L, 6L, 7L),
                results.stream().map(result -> result.get("line")).toList());
        assertEquals(
                List.of("ACCEPTED", "MALFORMED", "UNKNOWN_MEMBER", "TOO_LATE", "ACCEPTED", "ACCEPTED"),
                results.stream().map(result -> result.get("code")).toList());
        assertEquals(100L, results.get(0).get("earnedCenticoins"));
        assertEquals("LATER", results.get(2).get("retry"));
        assertEquals(List.of("manualUnpaid"), results.get(4).get("flags"));
        assertEquals(150L, results.get(5).get("earnedCenticoins"));
    }

    @Test
    void shouldAnswerArrayWithArray() {
        open();
        final String today = TestDoor.today();
        final String body = "[\n " + line(42, today, "\"steps\":1000") + ",\n 5, {\"memberId\":\"42\"},"
                + line(42, today, "\"steps\":2000") + "]";

        final HttpResponse<String> response = door.activity("application/json", body);
        final HttpResponse<String> empty = door.activity("application/json", "[ ]");

        final List<Map<String, Object>> results = TestJson.objects(response.body());
        assertEquals(
                List.of(0L, 1L, 2L, 3L),
                results.stream().map(result -> result.get("index")).toList());
        assertEquals(
                List.of("ACCEPTED", "MALFORMED", "MALFORMED", "ACCEPTED"),
                results.stream().map(result -> result.get("code")).toList());
        assertEquals(2_450L, results.get(0).get("earnedCenticoins"));
        assertEquals(List.of(), TestJson.objects(empty.body()));
    }

    @Test
    void shouldRefuseArrayThatIsNotJsonWithoutTakingAnyOfIt() {
        open();
        final Object before = balance();

        final HttpResponse<String> response = door.activity(
                "application/json", "[" + line(42, TestDoor.today(), "\"steps\":1000") + ",\n {\"memberId\":}]");

        final Map<String, Object> problem = TestJson.object(response.body());
        assertEquals(400, response.statusCode());
        assertEquals("BAD_JSON", problem.get("code"));
        assertTrue(((String) problem.get("detail")).contains("line 2"), response::body);
        assertEquals(before, balance(), "the first report would have earned coins");
    }

    @Test
    void shouldAnswerEmptyStreamWithNothing() {
        open();

        final HttpResponse<String> response = door.activity(NDJSON, "");

        assertEquals(200, response.statusCode());
        assertEquals("", response.body());
    }

    @Test
    void shouldStreamManyLinesInOrderAndInBoundedMemory() throws Exception {
        final int count = 200_000;
        open();

        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            final Future<Void> sent = background.submit(() -> sendLines(client, count, ""));
            final RawClient.Head head = client.readHead();
            final long accepted = requireInOrder(client, head, count);
            sent.get();

            assertEquals(200, head.status());
            assertEquals(count - count / 1_000, accepted);
        }
        assertTrue(door.door().metrics().windowSizeMax() <= WINDOW);
        assertEquals(count - count / 1_000, door.door().metrics().resultsByLedger());
    }

    @Test
    void shouldStopReadingWhileClientDoesNotReadResults() throws Exception {
        final int count = 100_000;
        open();

        try (RawClient client = new RawClient(door.port(), 4_096)) {
            client.startStream();
            final Future<Void> sent = background.submit(() -> sendLines(client, count, PADDING));
            final DoorMetrics metrics = door.door().metrics();
            await(() -> metrics.windowSizeMax() == WINDOW);
            awaitStandstill();
            assertFalse(sent.isDone());
            assertTrue(metrics.resultsByLedger() < count);

            final long accepted = requireInOrder(client, client.readHead(), count);
            sent.get();

            assertEquals(count - count / 1_000, accepted);
            assertEquals(WINDOW, metrics.windowSizeMax());
        }
    }

    @Test
    void shouldWaitAndLoseNothingWhenRingIsFull() throws Exception {
        final int count = 20_000;
        final int streams = 3;
        door = TestDoor.open(
                directory,
                config -> config.withPipeline(config.pipeline().withRingSize(64).withBatchSizeMax(16)),
                UnaryOperator.identity());
        door.seed();

        final List<Future<Long>> accepted = IntStream.range(0, streams)
                .mapToObj(stream -> background.submit(() -> streamLines(count)))
                .toList();

        for (final Future<Long> each : accepted) {
            assertEquals(count - count / 1_000, each.get());
        }
        assertTrue(door.door().metrics().backPressures() > 0);
    }

    @Test
    void shouldAnswerEachLineAtOnceWhenMoreMayCome() throws Exception {
        open();

        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            client.sendChunk(line(42, TestDoor.today(), "\"steps\":10") + "\n");
            final RawClient.Head head = client.readHead();
            final BufferedReader body = reader(client, head);
            assertTrue(body.readLine().startsWith("{\"line\":1,\"code\":\"ACCEPTED\""));
            client.sendChunk(line(42, TestDoor.today(), "\"steps\":20"));
            client.sendLastChunk();

            assertTrue(body.readLine().startsWith("{\"line\":2,\"code\":\"ACCEPTED\""));
            assertNull(body.readLine());
        }
    }

    @Test
    void shouldDropOversizeLineAndTakeTheNext() {
        open();
        final String good = line(42, TestDoor.today(), "\"steps\":10");
        final String spaces = " ".repeat(8_192 - good.length());
        final String body = good + spaces + "\r\n" + good + spaces + " \n" + "x".repeat(300_000) + "\n" + good + "\n"
                + "y".repeat(100_000);

        final List<Map<String, Object>> results =
                TestJson.lines(door.activity(NDJSON, body).body());

        assertEquals(
                List.of("ACCEPTED", "RECORD_TOO_LONG", "RECORD_TOO_LONG", "ACCEPTED", "RECORD_TOO_LONG"),
                results.stream().map(result -> result.get("code")).toList());
        assertEquals(5L, results.get(4).get("line"));
    }

    @Test
    void shouldEndAnswerWhenDoorClosesWhileMoreMayCome() throws Exception {
        open();

        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            client.sendChunk(line(42, TestDoor.today(), "\"steps\":10") + "\n");
            final BufferedReader body = reader(client, client.readHead());
            body.readLine();
            final Future<?> closed = background.submit(() -> door.door().close());

            assertNull(body.readLine());
            closed.get();
        }
    }

    @Test
    void shouldAnswerRestWithStoppedWhenBankStopsMidway() throws Exception {
        open();

        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            client.sendChunk(line(42, TestDoor.today(), "\"steps\":10") + "\n");
            final BufferedReader body = reader(client, client.readHead());
            body.readLine();
            door.bank().close();
            client.sendChunk(line(42, TestDoor.today(), "\"steps\":20") + "\n");

            assertTrue(body.readLine().startsWith("{\"line\":2,\"code\":\"STOPPED\",\"retry\":\"LATER\""));
            client.sendLastChunk();
            assertNull(body.readLine());
        }
    }

    private void open() {
        door = TestDoor.open(directory);
        door.seed();
    }

    private Object balance() {
        return TestJson.object(door.get("/v1/members/42").body()).get("balanceCenticoins");
    }

    private long streamLines(final int count) throws IOException, InterruptedException, ExecutionException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            final Future<Void> sent = background.submit(() -> sendLines(client, count, ""));
            final long accepted = requireInOrder(client, client.readHead(), count);
            sent.get();
            return accepted;
        }
    }

    /** Every thousandth line is no report. */
    private static Void sendLines(final RawClient client, final int count, final String padding) throws IOException {
        final String today = TestDoor.today();
        final StringBuilder chunk = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            chunk.append(i % 1_000 == 0 ? "{\"memberId\":}" : line(42, today, "\"steps\":" + i % 50_000))
                    .append(padding)
                    .append('\n');
            if (i % LINES_PER_CHUNK == 0) {
                client.sendChunk(chunk.toString());
                chunk.setLength(0);
            }
        }
        client.sendLastChunk();
        return null;
    }

    /** @return how many were accepted. */
    private static long requireInOrder(final RawClient client, final RawClient.Head head, final int count)
            throws IOException {
        final BufferedReader body = reader(client, head);
        long accepted = 0;
        for (int i = 1; i <= count; i++) {
            final String result = body.readLine();
            final String code = i % 1_000 == 0 ? "MALFORMED" : "ACCEPTED";
            final String start = "{\"line\":" + i + ",\"code\":\"" + code + "\"";
            assertTrue(result != null && result.startsWith(start), () -> "not " + start + " but " + result);
            accepted += code.equals("ACCEPTED") ? 1 : 0;
        }
        assertNull(body.readLine());
        return accepted;
    }

    private static BufferedReader reader(final RawClient client, final RawClient.Head head) {
        return new BufferedReader(new InputStreamReader(client.body(head), StandardCharsets.UTF_8));
    }

    private static String line(final long memberId, final String date, final String rest) {
        return "{\"memberId\":" + memberId + ",\"sourceId\":1,\"date\":\"" + date + "\"," + rest + "}";
    }

    /** Until the ledger has taken nothing for a quarter of a second. */
    private void awaitStandstill() {
        long seen = -1;
        long now = door.bank().counters().sequence();
        while (now != seen) {
            seen = now;
            LockSupport.parkNanos(250_000_000);
            now = door.bank().counters().sequence();
        }
    }

    private static void await(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
