package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key names one command of one caller: sent again, it does nothing and is answered the same. */
class IdempotencyTest {
    private static final String GIFT = "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":10}";

    @TempDir
    private static Path directory;

    private static TestDoor door;

    @BeforeAll
    static void open() {
        door = TestDoor.open(directory);
        door.seed();
        door.command("PUT", "/v1/members/43", "{\"bodyMassGrams\":60000,\"zoneOffsetMinutes\":0}");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void shouldAnswerReplayWithSameStatusAndBodyAndMarkIt() {
        final String key = TestDoor.newKey();
        final long before = balance();

        final HttpResponse<String> original = door.command("POST", "/v1/gifts", GIFT, key);
        final HttpResponse<String> replay = door.command("POST", "/v1/gifts", GIFT, key);

        assertEquals(201, original.statusCode());
        assertEquals(201, replay.statusCode());
        assertEquals(original.body(), replay.body());
        assertFalse(isReplay(original));
        assertEquals("true", replay.headers().firstValue("Idempotent-Replay").orElseThrow());
        assertEquals(before - 10, balance());
    }

    @Test
    void shouldGiveOnceWhenManySendTheSameAtOnce() throws Exception {
        final String key = TestDoor.newKey();
        final long before = balance();
        final ExecutorService clients = Executors.newFixedThreadPool(8);
        final List<Future<HttpResponse<String>>> answers = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            answers.add(clients.submit(() -> door.command("POST", "/v1/gifts", GIFT, key)));
        }

        int originals = 0;
        final Set<String> bodies = new HashSet<>();
        for (final Future<HttpResponse<String>> answer : answers) {
            assertEquals(201, answer.get().statusCode());
            bodies.add(answer.get().body());
            originals += isReplay(answer.get()) ? 0 : 1;
        }
        clients.shutdown();
        assertEquals(1, originals);
        assertEquals(1, bodies.size());
        assertEquals(before - 10, balance());
    }

    @Test
    void shouldAnswerReplayedHoldWithSameLocation() {
        final String key = TestDoor.newKey();
        final String hold = "{\"memberId\":42,\"merchantId\":7,\"amountMinorUnits\":100,\"ttlSeconds\":60}";

        final HttpResponse<String> original = door.command("POST", "/v1/holds", hold, key);
        final HttpResponse<String> replay = door.command("POST", "/v1/holds", hold, key);

        assertEquals(original.body(), replay.body());
        assertEquals(original.headers().firstValue("Location"), replay.headers().firstValue("Location"));
    }

    @Test
    void shouldAnswerReplayedRefusalWithSameProblem() {
        final String key = TestDoor.newKey();
        final String dear = "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":99999999}";

        final HttpResponse<String> original = door.command("POST", "/v1/gifts", dear, key);
        final HttpResponse<String> replay = door.command("POST", "/v1/gifts", dear, key);

        assertEquals(409, original.statusCode());
        assertEquals("INSUFFICIENT_COINS", TestJson.object(original.body()).get("code"));
        assertEquals(409, replay.statusCode());
        assertEquals(original.body(), replay.body());
        assertEquals("true", replay.headers().firstValue("Idempotent-Replay").orElseThrow());
    }

    @Test
    void shouldRefuseKeyWithOtherContent() {
        final String key = TestDoor.newKey();
        door.command("POST", "/v1/gifts", GIFT, key);

        final HttpResponse<String> reused = door.command("POST", "/v1/gifts", GIFT.replace("10", "11"), key);

        assertEquals(422, reused.statusCode());
        assertEquals("ID_REUSED", TestJson.object(reused.body()).get("code"));
        assertEquals("WITH_NEW_ID", TestJson.object(reused.body()).get("retry"));
    }

    @Test
    void shouldTakeBareAndQuotedKeyForTheSame() {
        for (final String key : new String[] {UUID.randomUUID().toString(), "order 4711", "a", "x".repeat(255)}) {
            final HttpResponse<String> bare = door.command("POST", "/v1/gifts", GIFT, key);
            final HttpResponse<String> quoted = door.command("POST", "/v1/gifts", GIFT, '"' + key + '"');

            assertEquals(201, bare.statusCode(), key);
            assertEquals(bare.body(), quoted.body(), key);
        }
    }

    @Test
    void shouldTakeUuidInAnyCaseForTheSame() {
        final String key = UUID.randomUUID().toString();

        final HttpResponse<String> lower = door.command("POST", "/v1/gifts", GIFT, key);
        final HttpResponse<String> upper = door.command("POST", "/v1/gifts", GIFT, key.toUpperCase(Locale.ROOT));

        assertEquals(lower.body(), upper.body());
    }

    @Test
    void shouldUnescapeQuotedKey() {
        final HttpResponse<String> bare = door.command("POST", "/v1/gifts", GIFT, "a\"b\\c");
        final HttpResponse<String> quoted = door.command("POST", "/v1/gifts", GIFT, "\"a\\\"b\\\\c\"");

        assertEquals(201, bare.statusCode());
        assertEquals(bare.body(), quoted.body());
    }

    @Test
    void shouldKeepKeysOfCallersApart() {
        final String key = TestDoor.newKey();

        final HttpResponse<String> one = gift(key, "1");
        final HttpResponse<String> other = gift(key, "4294967294");

        assertEquals(201, other.statusCode());
        assertNotEquals(one.body(), other.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4294967295", "one", "1.5", "99999999999999999999", "1, 2"})
    void shouldRefuseCallerIdThatIsNone(final String callerId) {
        assertEquals(
                "BAD_HEADER",
                TestJson.object(gift(TestDoor.newKey(), callerId).body()).get("code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "\"open", "\"a\"b\"", "\"a\\\"", "\"a\\x\"", ""})
    void shouldRefuseKeyThatIsNone(final String key) {
        final HttpResponse<String> response = door.command("POST", "/v1/gifts", GIFT, key);

        assertEquals(400, response.statusCode(), response::body);
    }

    @Test
    void shouldRefuseKeyThatIsNotAscii() throws IOException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.send("POST /v1/holds/1/void HTTP/1.1\r\nHost: test\r\nIdempotency-Key: sch\u00f6n\r\n"
                    + "Content-Length: 0\r\n\r\n");

            assertEquals(400, client.readHead().status());
        }
    }

    @Test
    void shouldRefuseKeyThatIsTooLong() {
        assertEquals(
                400, door.command("POST", "/v1/gifts", GIFT, "x".repeat(256)).statusCode());
    }

    @Test
    void shouldRequireKeyForCommandsButNotForActivity() {
        final HttpResponse<String> gift = door.send(door.request("/v1/gifts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(GIFT)));
        final HttpResponse<String> activity = door.activity(
                "application/json",
                "{\"memberId\":42,\"sourceId\":1,\"date\":\"" + TestDoor.today() + "\",\"steps\":0}");

        assertEquals(400, gift.statusCode());
        assertEquals("IDEMPOTENCY_KEY_MISSING", TestJson.object(gift.body()).get("code"));
        assertEquals(200, activity.statusCode());
    }

    private static HttpResponse<String> gift(final String key, final String callerId) {
        return door.send(door.request("/v1/gifts")
                .header("Idempotency-Key", key)
                .header("Caller-Id", callerId)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(GIFT)));
    }

    private static boolean isReplay(final HttpResponse<String> response) {
        return response.headers().firstValue("Idempotent-Replay").isPresent();
    }

    private static long balance() {
        return (Long) TestJson.object(door.get("/v1/members/42/balance").body()).get("balanceCenticoins");
    }
}
