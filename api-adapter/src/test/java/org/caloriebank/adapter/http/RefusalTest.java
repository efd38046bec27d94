package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.RetryHint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger, the disk, the ring and the clock refuse, as HTTP tells it. */
@Timeout(60)
class RefusalTest {
    private static final String HOLD = "{\"memberId\":42,\"merchantId\":7,\"amountCenticoins\":100,\"ttlMs\":60000}";

    @TempDir
    private Path directory;

    private TestDoor door;

    @AfterEach
    void close() {
        if (door != null) {
            door.close();
        }
    }

    @Test
    void shouldTellLedgersRefusalsByStatusAndCode() {
        open();
        final long holdId = (Long)
                TestJson.object(door.command("POST", "/v1/holds", HOLD).body()).get("holdId");
        door.command("POST", "/v1/holds/" + holdId + "/void", "{}");

        requireRefusal(404, "UNKNOWN_MEMBER", door.get("/v1/members/99/balance"));
        requireRefusal(404, "UNKNOWN_MERCHANT", door.get("/v1/merchants/99"));
        requireRefusal(404, "UNKNOWN_HOLD", door.get("/v1/holds/99999"));
        requireRefusal(404, "TOO_LATE", door.get("/v1/members/42/days/2020-01-01"));
        requireRefusal(404, "UNKNOWN_HOLD", door.command("POST", "/v1/holds/99999/capture", "{}"));
        requireRefusal(404, "UNKNOWN_CAPTURE", door.command("POST", "/v1/captures/99999/refunds", "{}"));
        requireRefusal(409, "HOLD_VOIDED", door.command("POST", "/v1/holds/" + holdId + "/capture", "{}"));
        requireRefusal(409, "HOLD_VOIDED", door.command("POST", "/v1/holds/" + holdId + "/void", "{}"));
        requireRefusal(409, "INSUFFICIENT_COINS", hold(HOLD.replace("100", "100000000")));
        requireRefusal(422, "AMOUNT_NOT_POSITIVE", hold(HOLD.replace("100", "0")));
        requireRefusal(422, "AMOUNT_NOT_POSITIVE", hold(HOLD.replace("100", "-5")));
        requireRefusal(422, "AMOUNT_ABOVE_LIMIT", hold(HOLD.replace("100", "1000000000001")));
        requireRefusal(422, "TTL_OUT_OF_RANGE", hold(HOLD.replace("60000", "0")));
        requireRefusal(404, "UNKNOWN_MERCHANT", hold(HOLD.replace(":7", ":99")));
        requireRefusal(409, "NO_RATE", hold(HOLD.replace(":7", ":8").replace("amountCenticoins", "amountMinorUnits")));
        requireRefusal(
                409, "NOTHING_TO_SETTLE", door.command("POST", "/v1/merchants/7/settlements", "{\"period\":202611}"));
        requireRefusal(400, "MALFORMED", door.command("POST", "/v1/merchants/7/settlements", "{\"period\":202613}"));
        requireRefusal(
                400,
                "MALFORMED",
                door.command("PUT", "/v1/members/42", "{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":7}"));
        requireRefusal(
                409,
                "NOT_A_CHARITY",
                door.command("POST", "/v1/donations", "{\"memberId\":42,\"merchantId\":7,\"amountCenticoins\":1}"));
        requireRefusal(
                422,
                "SAME_MEMBER",
                door.command("POST", "/v1/gifts", "{\"memberId\":42,\"toMemberId\":42,\"amountCenticoins\":1}"));
    }

    @Test
    void shouldRefuseMerchantWithHalfARate() {
        open();

        for (final String body : new String[] {
            "{\"rateCenticoins\":1}",
            "{\"rateCenticoins\":1,\"rateMinorUnits\":1}",
            "{\"currency\":\"EUR\"}",
            "{\"rateCenticoins\":1,\"rateMinorUnits\":1,\"currency\":\"euro\"}",
            "{\"kind\":\"BANK\"}",
            "{\"kind\":\"NULL_VAL\"}"
        }) {
            requireRefusal(400, "MALFORMED", door.command("PUT", "/v1/merchants/9", body));
        }
    }

    @ParameterizedTest
    @EnumSource(ResultCode.class)
    void shouldHaveStatusThatFitsRetryHint(final ResultCode code) {
        final int status = ResultStatuses.of(code);

        assertEquals(code == ResultCode.ACCEPTED, status < 400);
        assertEquals(status >= 500, code.retryHint() == RetryHint.LATER && code != ResultCode.IN_FUTURE, code.name());
    }

    @Test
    void shouldAskToComeBackWhenNoMoreIdsCanBeRemembered() {
        open();
        door.command("PUT", "/v1/settings/ID_CAPACITY", "{\"value\":1}");

        final HttpResponse<String> refused = hold(HOLD);

        requireRefusal(503, "ID_MEMORY_FULL", refused);
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        assertEquals(1L, TestJson.object(door.get("/v1/ledger").body()).get("idCapacity"));
    }

    @Test
    void shouldTellThatBankHasStopped() {
        open();
        door.bank().close();

        final HttpResponse<String> command = hold(HOLD);
        final HttpResponse<String> question = door.get("/v1/members/42");
        final HttpResponse<String> lines = door.activity(ActivityExchange.NDJSON, "{}");
        final HttpResponse<String> health = door.get("/v1/health");

        requireRefusal(503, "STOPPED", command);
        requireRefusal(503, "STOPPED", question);
        requireRefusal(503, "STOPPED", lines);
        assertTrue(command.headers().firstValue("Retry-After").isPresent());
        assertEquals(503, health.statusCode());
        assertEquals(false, TestJson.object(health.body()).get("ready"));
        assertEquals(200, door.get("/metrics").statusCode());
        assertEquals(200, door.get("/openapi.yaml").statusCode());
    }

    @Test
    void shouldRefuseCommandsAndAnswerQuestionsWhenDiskIsLow() {
        door = TestDoor.open(directory, config -> config.withLowDiskBytes(Long.MAX_VALUE), UnaryOperator.identity());

        final HttpResponse<String> command =
                door.command("PUT", "/v1/members/1", "{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}");
        final HttpResponse<String> lines = door.activity(ActivityExchange.NDJSON, "{}");

        requireRefusal(507, "DISK_LOW", command);
        requireRefusal(507, "DISK_LOW", lines);
        assertTrue(command.headers().firstValue("Retry-After").isPresent());
        requireRefusal(404, "UNKNOWN_MEMBER", door.get("/v1/members/1"));
        assertEquals(true, TestJson.object(door.get("/v1/health").body()).get("diskLow"));
    }

    @Test
    void shouldRefuseRequestsBeyondTheLimitAndRecover() throws IOException {
        door = TestDoor.open(
                directory,
                UnaryOperator.identity(),
                config -> config.withLimits(config.limits().withRequestsMax(2, 1)));
        door.seed();

        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            client.sendChunk("{}\n");
            client.readHead();
            requireRefusal(503, "TOO_BUSY", door.activity(ActivityExchange.NDJSON, "{}"));
            assertEquals(200, door.get("/v1/members/42").statusCode());
        }
        while (door.activity(ActivityExchange.NDJSON, "{}").statusCode() != 200) {
            Thread.onSpinWait(); // until the server has seen that the first stream is gone
        }
    }

    @Test
    void shouldTakeLedgerTimeOnlyWhenBankRunsOnItsDatasClock() {
        door = TestDoor.open(
                directory,
                config -> config.withClock(LedgerClock.ofCommands()),
                config -> config.withAcceptsLedgerTime(true));

        final HttpResponse<String> put = atLedgerTime("PUT", "/v1/members/42", "1460376000000");
        final Map<String, Object> member =
                TestJson.object(door.get("/v1/members/42").body());

        assertEquals(200, put.statusCode(), put::body);
        assertEquals(1_460_376_000_000L, member.get("asOfMs"));
        assertEquals(400, atLedgerTime("PUT", "/v1/members/43", "yesterday").statusCode());
    }

    @Test
    void shouldRefuseLedgerTimeWhenBankHasAClock() {
        open();

        final HttpResponse<String> put = atLedgerTime("PUT", "/v1/members/42", "1460376000000");

        requireRefusal(400, "BAD_HEADER", put);
    }

    @Test
    void shouldSayWhichAddressCannotBeHad() throws IOException {
        open();
        try (ServerSocket taken = new ServerSocket(0)) {
            final HttpConfig config = HttpConfig.defaults().withPort(taken.getLocalPort());

            final Exception failure =
                    assertThrows(UncheckedIOException.class, () -> HttpDoor.start(door.bank(), config));

            assertTrue(failure.getMessage().contains("127.0.0.1:" + taken.getLocalPort()), failure.getMessage());
        }
    }

    @Test
    void shouldCloseTwice() {
        open();

        door.door().close();
        door.door().close();

        assertTrue(door.bank().health().isReady());
    }

    private void open() {
        door = TestDoor.open(directory);
        door.seed();
    }

    private HttpResponse<String> hold(final String body) {
        return door.command("POST", "/v1/holds", body);
    }

    private HttpResponse<String> atLedgerTime(final String method, final String path, final String timeMs) {
        return door.send(door.request(path)
                .header("Idempotency-Key", TestDoor.newKey())
                .header("Ledger-Time", timeMs)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString("{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}")));
    }

    private static void requireRefusal(final int status, final String code, final HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response::body);
        final Map<String, Object> problem = TestJson.object(response.body());
        assertEquals(code, problem.get("code"));
        assertEquals((long) status, problem.get("status"));
        assertEquals(
                Problem.MEDIA_TYPE,
                response.headers().firstValue("Content-Type").orElseThrow());
        assertNotNull(problem.get("title"));
    }
}
