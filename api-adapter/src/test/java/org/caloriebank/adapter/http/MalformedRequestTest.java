package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a problem that says what is wrong and nothing of the server's inside, and the door goes on. */
@Timeout(60)
class MalformedRequestTest {
    private static final String GIFT = "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":1}";
    private static final String REPORT_START = "{\"memberId\":42,\"sourceId\":1,";

    @TempDir
    private static Path directory;

    private static TestDoor door;

    @BeforeAll
    static void open() {
        door = TestDoor.open(
                directory,
                config -> config,
                config -> config.withLimits(config.limits().withBodyBytesMax(100_000)));
        door.seed();
        door.command("PUT", "/v1/members/43", "{\"bodyMassGrams\":60000,\"zoneOffsetMinutes\":0}");
    }

    @AfterAll
    static void close() {
        assertEquals(200, door.get("/v1/health").statusCode());
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: test\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: test\r\nHost: other\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: test\r\nno colon here\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: test\r\n\r\n",
                "POST /v1/gifts HTTP/1.1\r\nHost: test\r\nContent-Length: x\r\n\r\n",
                "POST /v1/gifts HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /v1/gifts HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/gifts HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nIdempotency-Key: a\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\ngarbage\r\n\r\n",
                "POST /v1/activity HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-ndjson\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n-1\r\ngarbage\r\n\r\n"
            })
    void shouldRefuseWhatIsNoHttp(final String request) throws IOException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.send(request);

            final RawClient.Head head = client.readHead();
            final String body = client.readBody(head);

            assertTrue(head.status() >= 400 && head.status() < 506, head + body);
            requireNothingInside(body);
            if (head.headers().containsKey("content-type")) {
                assertEquals(Problem.MEDIA_TYPE, head.headers().get("content-type"));
            }
        }
    }

    @Test
    void shouldRefuseHugeHeaderAndHugeRequestLine() throws IOException {
        final String huge = "x".repeat(20_000);
        for (final String request : List.of(
                "GET /v1/health HTTP/1.1\r\nHost: test\r\nX: " + huge + "\r\n\r\n",
                "GET /" + huge + " HTTP/1.1\r\nHost: test\r\n\r\n")) {
            try (RawClient client = new RawClient(door.port(), 0)) {
                client.send(request);

                final RawClient.Head head = client.readHead();

                assertTrue(head.status() == 431 || head.status() == 414, head::toString);
                requireNothingInside(client.readBody(head));
            }
        }
    }

    @Test
    void shouldTakeNothingWhenBodyIsShorterThanItsLength() throws IOException {
        final String key = TestDoor.newKey();

        try (RawClient client = new RawClient(door.port(), 0)) {
            client.send("POST /v1/gifts HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nIdempotency-Key: "
                    + key + "\r\nContent-Length: 500\r\n\r\n" + GIFT);
            client.finishSending();

            assertTrue(client.isRefusedOrEnded());
        }
        requireNothingTakenWith(key);
    }

    @Test
    void shouldBreakStreamWhenBodyIsCutOff() throws IOException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            client.sendChunk(REPORT_START + "\"date\":\"" + TestDoor.today() + "\",\"steps\":1}\n" + REPORT_START);
            client.finishSending();

            assertTrue(client.isRefusedOrEnded());
        }
    }

    @Test
    void shouldAnswerWhatWasWholeBeforeItBreaksTheStream() throws IOException {
        try (RawClient client = new RawClient(door.port(), 0)) {
            client.startStream();
            client.sendChunk(REPORT_START + "\"date\":\"" + TestDoor.today() + "\",\"steps\":1}\n" + REPORT_START);
            final BufferedReader results =
                    new BufferedReader(new InputStreamReader(client.body(client.readHead()), StandardCharsets.UTF_8));
            assertTrue(results.readLine().startsWith("{\"line\":1,\"code\":\"ACCEPTED\""));
            client.finishSending();

            assertThrows(EOFException.class, results::readLine);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hour\":24|hour must be",
                "\"hour\":-1|hour must be",
                "\"hour\":1.0|hour must be",
                "\"hour\":\"1\"|hour must be",
                "\"steps\":-1|steps must be",
                "\"steps\":2147483648|steps must be",
                "\"steps\":99999999999999999999999999|steps must be",
                "\"steps\":1e3|steps must be",
                "\"steps\":NaN|not JSON",
                "\"steps\":Infinity|not JSON",
                "\"steps\":0123|not JSON",
                "\"steps\":+1|not JSON",
                "\"steps\":[1]|steps must be",
                "\"steps\":true|steps must be",
                "\"steps\":null|steps, activeCentikcal or activeKcal is required",
                "\"steps\":1,\"steps\":2|twice",
                "\"activeCentikcal\":1,\"activeKcal\":1|energy is given twice",
                "\"activeCentikcal\":-5|activeCentikcal must be",
                "\"activeCentikcal\":1.5|activeCentikcal must be",
                "\"activeKcal\":1.234|activeKcal must be",
                "\"activeKcal\":1e2|activeKcal must be",
                "\"activeKcal\":-0.01|activeKcal must be",
                "\"activeKcal\":21474836.48|activeKcal must be",
                "\"activeKcal\":\"1.5\"|activeKcal must be",
                "\"manual\":1,\"steps\":1|manual must be",
                "\"activeCentikCal\":100|unknown field activeCentikCal",
                "\"steps\":1}}|not JSON",
                "\"steps\":1} {}|text after",
                "\"steps\":1,|not JSON",
                "\"steps\":|not JSON",
                "\"steps\"|not JSON",
            })
    void shouldSayWhatIsWrongWithReport(final String rest, final String cause) {
        final String start = REPORT_START + "\"date\":\"" + TestDoor.today() + "\",";
        final String line = start + rest + (cause.startsWith("text after") ? "" : "}");

        final Map<String, Object> result = TestJson.lines(
                        door.activity(ActivityExchange.NDJSON, line).body())
                .get(0);

        assertEquals("MALFORMED", result.get("code"), result::toString);
        assertEquals("NEVER", result.get("retry"));
        assertTrue(((String) result.get("reason")).contains(cause), result::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"memberId\":0,\"sourceId\":1,\"date\":\"2026-01-01\",\"steps\":1}",
                "{\"memberId\":9223372036854775808,\"sourceId\":1,\"date\":\"2026-01-01\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":4294967295,\"date\":\"2026-01-01\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-02-30\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-1-1\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"1970-01-01\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"9999-12-31\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"date\":20260101,\"steps\":1}",
                "{\"sourceId\":1,\"date\":\"2026-01-01\",\"steps\":1}",
                "{\"memberId\":1,\"date\":\"2026-01-01\",\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"steps\":1}",
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-01-01\"}",
                "{",
                "{}",
                "[]",
                "null",
                "\"text\"",
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-01-01\",\"st",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}",
            })
    void shouldRefuseReportAndTakeTheNext(final String line) {
        final String good = REPORT_START + "\"date\":\"" + TestDoor.today() + "\",\"steps\":1}";

        final List<Map<String, Object>> results = TestJson.lines(
                door.activity(ActivityExchange.NDJSON, line + "\n" + good).body());

        assertEquals(
                List.of("MALFORMED", "ACCEPTED"),
                results.stream().map(result -> result.get("code")).toList());
    }

    @Test
    void shouldRefuseBytesThatAreNoUtf8() {
        final String good = REPORT_START + "\"date\":\"" + TestDoor.today() + "\",\"steps\":1}";
        final byte[] inName = "{\"memb\u00ffrId\":1}\n".getBytes(StandardCharsets.ISO_8859_1);
        final byte[] utf16 = good.getBytes(StandardCharsets.UTF_16LE);
        final byte[] body =
                concat(inName, utf16, "\n".getBytes(StandardCharsets.US_ASCII), good.getBytes(StandardCharsets.UTF_8));

        final List<Map<String, Object>> results =
                TestJson.lines(door.activity(ActivityExchange.NDJSON, body).body());

        assertEquals(
                List.of("MALFORMED", "MALFORMED", "ACCEPTED"),
                results.stream().map(result -> result.get("code")).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nonsense",
                "{\"memberId\":42}{}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":1,\"amountCenticoins\":2}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":NaN}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":1.5}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":1e2}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":\"1\"}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":-9223372036854775808}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":99999999999999999999}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":{\"value\":1}}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":null}",
                "{\"memberId\":-42,\"toMemberId\":43,\"amountCenticoins\":1}",
                "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":1,\"note\":\"hello\"}",
                "{\"memberId\":42,\"toMemberId\":43}"
            })
    void shouldRefuseCommandThatCannotBeReadAndTakeNothing(final String body) {
        final String key = TestDoor.newKey();

        final HttpResponse<String> response = door.command("POST", "/v1/gifts", body, key);

        assertEquals(400, response.statusCode(), response::body);
        requireNothingInside(response.body());
        requireNothingTakenWith(key);
    }

    @Test
    void shouldNamePlaceOfFaultInJson() {
        final HttpResponse<String> response =
                door.command("POST", "/v1/gifts", "{\"memberId\":42,\n  \"toMemberId\":}");

        final Map<String, Object> problem = TestJson.object(response.body());
        assertEquals("BAD_JSON", problem.get("code"));
        assertTrue(((String) problem.get("detail")).contains("line 2, column 16"), response::body);
    }

    @Test
    void shouldRefuseBodyThatIsTooLong() {
        final HttpResponse<String> announced = door.command("POST", "/v1/gifts", " ".repeat(20_000));
        final HttpResponse<String> array = door.activity("application/json", "[" + " ".repeat(200_000) + "]");
        final HttpResponse<String> chunked = door.send(door.request("/v1/gifts")
                .header("Idempotency-Key", "long")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(" ".repeat(20_000)))));

        for (final HttpResponse<String> response : List.of(announced, array, chunked)) {
            assertEquals(413, response.statusCode());
            assertEquals("BODY_TOO_LARGE", TestJson.object(response.body()).get("code"));
        }
    }

    @Test
    void shouldKeepTheConnectionAfterABodyThatIsTooLong() {
        for (int i = 0; i < 50; i++) {
            final HttpResponse<String> tooLong = door.activity("application/json", "[" + " ".repeat(2_000_000) + "]");

            assertEquals(413, tooLong.statusCode(), "request " + i);
        }
        assertEquals(200, door.get("/v1/health").statusCode());
    }

    @Test
    void shouldRefuseUnknownPathsMethodsAndMediaTypes() {
        final HttpResponse<String> path = door.get("/v1/nothing");
        final HttpResponse<String> method =
                door.send(door.request("/v1/members/42").DELETE());
        final HttpResponse<String> accept = door.send(
                door.request("/v1/members/42").header("Accept", "text/html").GET());
        final HttpResponse<String> refusedByQuality = door.send(door.request("/v1/members/42")
                .header("Accept", "application/json;q=0")
                .GET());
        final HttpResponse<String> type = door.send(door.request("/v1/gifts")
                .header("Idempotency-Key", "type")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("memberId=42")));
        final HttpResponse<String> charset = door.activity("application/x-ndjson; charset=latin1", "{}");

        assertEquals(404, path.statusCode());
        assertEquals(405, method.statusCode());
        assertEquals("GET, HEAD, PUT", method.headers().firstValue("Allow").orElseThrow());
        assertEquals(406, accept.statusCode());
        assertEquals(406, refusedByQuality.statusCode());
        assertEquals(415, type.statusCode());
        assertEquals(415, charset.statusCode());
    }

    @Test
    void shouldTakeWhatAcceptHeadersCommonlySay() {
        for (final String accept : List.of("*/*", "application/*", "text/html, application/json;q=0.5")) {
            final HttpResponse<String> response = door.send(
                    door.request("/v1/members/42").header("Accept", accept).GET());
            assertEquals(200, response.statusCode(), accept);
        }
        final HttpResponse<String> scraped = door.send(door.request("/metrics")
                .header("Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4")
                .GET());
        assertEquals(200, scraped.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/members/abc",
                "/v1/members/0",
                "/v1/members/-1",
                "/v1/members/9999999999999999999",
                "/v1/members/42/days/2026-13-01",
                "/v1/members/42/days/today",
                "/v1/holds/1e3"
            })
    void shouldRefusePathsThatNameNothing(final String path) {
        assertEquals(400, door.get(path).statusCode());
    }

    /** A key that had come before would be answered with its first outcome, or refused for its other content. */
    private static void requireNothingTakenWith(final String key) {
        final HttpResponse<String> response = door.command("POST", "/v1/gifts", GIFT, key);

        assertEquals(201, response.statusCode(), response::body);
        assertEquals(Optional.empty(), response.headers().firstValue("Idempotent-Replay"));
    }

    private static void requireNothingInside(final String body) {
        for (final String word : List.of("Exception", "java.", "jetty", "\tat ")) {
            assertFalse(body.contains(word), body);
        }
    }

    private static byte[] concat(final byte[]... parts) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
