package org.caloriebank.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.caloriebank.adapter.http.TestDoor.CHARITY;
import static org.caloriebank.adapter.http.TestDoor.MEMBER;
import static org.caloriebank.adapter.http.TestDoor.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.caloriebank.adapter.audit.MemberAudit;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.audit.Statement;
import org.caloriebank.adapter.audit.StatementLine;
import org.caloriebank.adapter.audit.TrailBase;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the files of a running bank. */
class ReadingRoutesTest {
    private static final String STATEMENT = "/v1/members/" + MEMBER + "/statement";
    private static final String WHY = "/v1/members/" + MEMBER + "/why";
    private static final String SETTLEMENT = "/v1/merchants/" + SHOP + "/settlement";

    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(
                directory.resolve("bank"),
                bank -> bank,
                config -> config.withLimits(config.limits().withReadsMax(1)));
        door.seed();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldShowExactlyWhatWasAcknowledged() {
        for (int i = 1; i <= 20; i++) {
            final long sequence = (Long) object(adjust(i), 201).get("sequence");
            final Map<String, Object> statement = object(door.get(STATEMENT + "?limit=1"), 200);

            assertEquals(sequence, rows(statement, "lines").get(0).get("sequence"));
            assertTrue((Long) statement.get("asOfSequence") >= sequence);
            assertEquals(
                    object(door.get("/v1/members/" + MEMBER), 200).get("balanceCenticoins"),
                    statement.get("closingCenticoins"));
        }
    }

    @Test
    void shouldJoinPagesToOneStatementWhileTheBankGoesOn() {
        for (int i = 1; i <= 40; i++) {
            adjust(i);
        }
        final Statement whole = statementOfFiles();

        final List<Object> sequences = new ArrayList<>();
        Object closing = whole.closingCenticoins();
        Map<String, Object> page = object(door.get(STATEMENT + "?limit=7"), 200);
        final Object asOf = page.get("asOfSequence");
        while (true) {
            assertEquals(closing, page.get("closingCenticoins"));
            assertEquals(asOf, page.get("asOfSequence"));
            rows(page, "lines").forEach(line -> sequences.add(line.get("sequence")));
            closing = page.get("openingCenticoins");
            if (page.get("nextCursor") == null) {
                break;
            }
            adjust(1_000);
            page = object(door.get(STATEMENT + "?limit=7&cursor=" + page.get("nextCursor")), 200);
        }

        assertEquals(0L, closing);
        final List<Long> expected = new ArrayList<>();
        for (final StatementLine line : whole.lines()) {
            expected.add(0, line.sequence());
        }
        assertEquals(expected, sequences);
    }

    @Test
    void shouldRefuseCursorsItDidNotGive() {
        adjust(1);
        final String cursor =
                (String) object(door.get(STATEMENT + "?limit=1"), 200).get("nextCursor");
        final String why = "/v1/members/" + MEMBER + "/why?cursor=";

        for (int i = 0; i < cursor.length(); i++) {
            final char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused(door.get(STATEMENT + "?cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1)), 400);
        }
        door.command("PUT", "/v1/members/43", "{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}");
        refused(door.get("/v1/members/43/statement?cursor=" + cursor), 400);
        refused(door.get(why + cursor), 400);
        refused(door.get(STATEMENT + "?cursor=" + cursor + "AAAA"), 400);
        refused(door.get(STATEMENT + "?cursor="), 400);
        refused(door.get(STATEMENT + "?cursor=*"), 400);
        refused(door.get(STATEMENT + "?from=2026-01-01&cursor=" + cursor), 400);
        assertEquals(200, door.get(STATEMENT + "?cursor=" + cursor).statusCode());
    }

    @Test
    void shouldRefuseACursorOfAnotherBank() {
        adjust(1);
        try (TestDoor other = TestDoor.open(directory.resolve("other"))) {
            other.seed();
            final String cursor =
                    (String) object(other.get(STATEMENT + "?limit=1"), 200).get("nextCursor");

            refused(door.get(STATEMENT + "?cursor=" + cursor), 400);
        }
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstand() {
        for (final String query : List.of(
                "limit=0",
                "limit=1001",
                "limit=ten",
                "limit=1&limit=2",
                "from=yesterday",
                "from=2026-02-30",
                "limit=")) {
            assertTrue(refused(door.get(STATEMENT + "?" + query), 400).containsKey("detail"), query);
        }
        refused(door.get(WHY + "?day=2026-13-01"), 400);
        for (final String query : List.of("", "?period=2026", "?period=202613", "?period=196912", "?period=2026-1")) {
            refused(door.get(SETTLEMENT + query), 400);
        }
        assertEquals(
                "UNKNOWN_MEMBER",
                refused(door.get("/v1/members/999/statement"), 404).get("code"));
        assertEquals(
                "UNKNOWN_MEMBER", refused(door.get("/v1/members/999/why"), 404).get("code"));
        assertEquals(
                "UNKNOWN_MERCHANT",
                refused(door.get("/v1/merchants/999/settlement?period=202601"), 404)
                        .get("code"));
        refused(door.get("/v1/members/0/statement"), 400);
    }

    @Test
    void shouldTakeLinesFromATime() {
        adjust(1);

        final Map<String, Object> all = object(door.get(STATEMENT + "?from=2020-01-01"), 200);
        final Map<String, Object> none = object(door.get(STATEMENT + "?from=2999-01-01T00:00:00Z"), 200);

        assertEquals(3, rows(all, "lines").size());
        assertNull(all.get("nextCursor"));
        assertEquals(List.of(), none.get("lines"));
        assertEquals(all.get("closingCenticoins"), none.get("openingCenticoins"));
    }

    @Test
    void shouldSayWhyEachCoinWasEarned() {
        final String day = TestDoor.today();
        report(day, 0, 500);
        report(day, 1, 700);
        door.command(
                "PUT",
                "/v1/members/" + MEMBER + "/ceilings",
                "{\"date\":\"" + day
                        + "\",\"hour\":0,\"ceilingCentikcal\":100,\"operatorId\":9,\"reason\":\"bus ride\"}");

        final Map<String, Object> first = object(door.get(WHY + "?limit=2"), 200);
        final Map<String, Object> second = object(door.get(WHY + "?limit=2&cursor=" + first.get("nextCursor")), 200);
        final List<Map<String, Object>> origins = new ArrayList<>(rows(first, "origins"));
        origins.addAll(rows(second, "origins"));

        assertEquals(3, origins.size());
        assertEquals(List.of(500L, 700L, -400L), values(origins, "amountCenticoins"));
        assertEquals(List.of(0L, 1L, 0L), values(origins, "hour"));
        assertEquals("bus ride", rows(origins.get(0), "laterCorrections").get(0).get("reason"));
        assertEquals(List.of(), origins.get(1).get("laterCorrections"));
        assertEquals("CEILING", origins.get(2).get("rule"));
        assertEquals(800L, first.get("earnedCenticoins"));
        assertEquals(50_800L, first.get("balanceCenticoins"));
        assertEquals(50_000L, OpenApiFile.map(first.get("movements")).get("adjusted"));
        assertNull(second.get("nextCursor"));
        assertEquals(
                3, rows(object(door.get(WHY + "?day=" + day), 200), "origins").size());
        assertEquals(List.of(), object(door.get(WHY + "?day=2020-01-01"), 200).get("origins"));
    }

    @Test
    void shouldSettleAMonth() {
        final long holdId = (Long) object(
                        door.command(
                                "POST",
                                "/v1/holds",
                                "{\"memberId\":42,\"merchantId\":7,\"amountCenticoins\":6000,\"ttlSeconds\":900}"),
                        201)
                .get("holdId");
        door.command("POST", "/v1/holds/" + holdId + "/capture", "{\"amountCenticoins\":5000}");
        final int period = period(YearMonth.now(ZoneOffset.UTC));

        final Map<String, Long> month = settlement(period);
        final Map<String, Long> before =
                settlement(period(YearMonth.now(ZoneOffset.UTC).minusMonths(1)));

        assertEquals(0L, month.get("PAYABLE_BEFORE"));
        assertEquals(5_000L, month.get("CAPTURES"));
        assertEquals(5_000L, month.get("PAYABLE_AFTER"));
        assertTrue(before.values().stream().allMatch(amount -> amount == 0), before.toString());
        door.command("POST", "/v1/merchants/" + SHOP + "/settlements", "{\"period\":" + period + "}");
        assertEquals(-5_000L, settlement(period).get("SETTLED"));
        assertEquals(0L, settlement(period).get("PAYABLE_AFTER"));
        assertEquals(
                200,
                door.get("/v1/merchants/" + CHARITY + "/settlement?period=" + period)
                        .statusCode());
    }

    @Test
    void shouldNameThePlaceOfDamageAndServeEverythingElse() throws IOException {
        door.command("PUT", "/v1/members/43", "{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}");
        door.command(
                "POST",
                "/v1/members/43/adjustments",
                "{\"amountCenticoins\":100,\"operatorId\":1,\"reason\":\"unlucky bytes\"}");
        final Path segment =
                JournalDirectory.segments(directory.resolve("bank")).get(0).file();
        final int at = new String(Files.readAllBytes(segment), ISO_8859_1).indexOf("unlucky bytes");
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(at);
            file.write('U');
        }

        final Map<String, Object> problem = refused(door.get("/v1/members/43/statement"), 500);

        assertEquals("JOURNAL_FAILED", problem.get("code"));
        assertTrue(problem.get("detail").toString().contains("damaged at block "), problem.toString());
        assertEquals(200, door.get(STATEMENT).statusCode());
        assertEquals(200, door.get("/v1/health").statusCode());
        assertEquals(201, adjust(5).statusCode());
    }

    @Test
    void shouldRefuseWhenTooManyWaitForAReader() throws InterruptedException {
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch busy = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            assertTrue(door.door().readers().trySubmit(reader -> {
                busy.countDown();
                awaitQuietly(release);
            }));
        }
        busy.await();
        assertTrue(door.door().readers().trySubmit(reader -> {}));

        final HttpResponse<String> response = door.get(STATEMENT);

        assertEquals("TOO_BUSY", refused(response, 503).get("code"));
        assertEquals("1", response.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(200, door.get("/v1/members/" + MEMBER).statusCode());
        release.countDown();
    }

    @Test
    void shouldCountReadsInItsMetrics() {
        door.get(STATEMENT);

        final String metrics = door.get("/metrics").body();

        assertTrue(metrics.contains("caloriebank_http_reads_waiting 0"), metrics);
        assertTrue(metrics.contains("caloriebank_http_read_seconds_count "), metrics);
        assertTrue(
                metrics.contains(
                        "caloriebank_http_requests_total{method=\"GET\",route=\"/v1/members/{memberId}/statement\""),
                metrics);
    }

    private Statement statementOfFiles() {
        try (MemberAudit audit = MemberAudit.open(directory.resolve("bank"), TrailBase.NONE)) {
            return Statement.of(
                    audit.trail(MEMBER, Moment.END, JournalProgress.SILENT), Integer.MAX_VALUE, Long.MIN_VALUE);
        }
    }

    private HttpResponse<String> adjust(final int centicoins) {
        return door.command(
                "POST",
                "/v1/members/" + MEMBER + "/adjustments",
                "{\"amountCenticoins\":" + centicoins + ",\"operatorId\":1,\"reason\":\"test\"}");
    }

    private void report(final String day, final int hour, final int activeCentikcal) {
        final HttpResponse<String> response = door.activity(
                "application/x-ndjson",
                "{\"memberId\":42,\"sourceId\":1,\"date\":\"" + day + "\",\"hour\":" + hour
                        + ",\"steps\":10,\"activeCentikcal\":" + activeCentikcal + "}\n");
        assertTrue(response.body().contains("ACCEPTED"), response.body());
    }

    private Map<String, Long> settlement(final int period) {
        final Map<String, Long> amounts = new HashMap<>();
        for (final Map<String, Object> amount :
                rows(object(door.get(SETTLEMENT + "?period=" + period), 200), "amounts")) {
            amounts.merge((String) amount.get("line"), (Long) amount.get("amountCenticoins"), Long::sum);
        }
        return amounts;
    }

    private static int period(final YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static List<Object> values(final List<Map<String, Object>> rows, final String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(final Map<String, Object> page, final String name) {
        return (List<Map<String, Object>>) page.get(name);
    }

    private static Map<String, Object> object(final HttpResponse<String> response, final int status) {
        assertEquals(status, response.statusCode(), response.body());
        return TestJson.object(response.body());
    }

    private static Map<String, Object> refused(final HttpResponse<String> response, final int status) {
        assertNotEquals(200, response.statusCode(), response.request().uri().toString());
        final Map<String, Object> problem = object(response, status);
        assertFalse(problem.get("code").toString().isEmpty());
        return problem;
    }

    private static void awaitQuietly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
