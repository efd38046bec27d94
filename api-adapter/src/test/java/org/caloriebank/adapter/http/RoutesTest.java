package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestDoor.CHARITY;
import static org.caloriebank.adapter.http.TestDoor.MEMBER;
import static org.caloriebank.adapter.http.TestDoor.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route does what it is for. */
class RoutesTest {
    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory);
        door.seed();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldTellMemberAndBalance() {
        final Map<String, Object> member = object(door.get("/v1/members/42"), 200);
        final Map<String, Object> balance = object(door.get("/v1/members/42/balance"), 200);

        assertEquals("ACTIVE", member.get("status"));
        assertEquals(70_000L, member.get("bodyMassGrams"));
        assertEquals(50_000L, balance.get("availableCenticoins"));
        assertEquals(0L, balance.get("debtCenticoins"));
        assertFalse(balance.containsKey("bodyMassGrams"));
    }

    @Test
    void shouldCarryCheckoutFromHoldToRefundAndSettlement() {
        final HttpResponse<String> placed = door.command(
                "POST", "/v1/holds", "{\"memberId\":42,\"merchantId\":7,\"amountMinorUnits\":1999,\"ttlSeconds\":900}");
        final Map<String, Object> hold = object(placed, 201);
        final long holdId = (Long) hold.get("holdId");
        final Map<String, Object> captured =
                object(door.command("POST", "/v1/holds/" + holdId + "/capture", "{\"amountCenticoins\":5000}"), 201);
        final Map<String, Object> refunded = object(
                door.command(
                        "POST",
                        "/v1/captures/" + captured.get("captureId") + "/refunds",
                        "{\"amountCenticoins\":1000}"),
                201);
        final Map<String, Object> kept = object(door.get("/v1/holds/" + holdId), 200);
        final Map<String, Object> merchant = object(door.get("/v1/merchants/7"), 200);
        final Map<String, Object> settled =
                object(door.command("POST", "/v1/merchants/7/settlements", "{\"period\":202611}"), 201);

        assertEquals(5_997L, hold.get("amountCenticoins"));
        assertEquals(
                "/v1/holds/" + holdId, placed.headers().firstValue("Location").orElseThrow());
        assertEquals(5_000L, captured.get("amountCenticoins"));
        assertEquals(1_000L, refunded.get("amountCenticoins"));
        assertEquals("CAPTURED", kept.get("state"));
        assertEquals("MERCHANT", kept.get("payeeKind"));
        assertEquals(7L, kept.get("merchantId"));
        assertEquals(1_999L, kept.get("amountMinorUnits"));
        assertEquals(300L, kept.get("rateCenticoins"));
        assertEquals(
                List.of(Map.of(
                        "captureId",
                        captured.get("captureId"),
                        "amountCenticoins",
                        5_000L,
                        "refundedCenticoins",
                        1_000L)),
                kept.get("captures"));
        assertEquals(4_000L, merchant.get("payableCenticoins"));
        assertEquals("EUR", merchant.get("currency"));
        assertEquals(4_000L, settled.get("amountCenticoins"));
    }

    @Test
    void shouldCaptureAndVoidAndRefundWithoutBody() {
        final long first = hold(1_000);
        final long second = hold(1_000);

        final HttpResponse<String> captured = withoutBody("/v1/holds/" + first + "/capture");
        final HttpResponse<String> voided = withoutBody("/v1/holds/" + second + "/void");
        final HttpResponse<String> refunded =
                withoutBody("/v1/captures/" + object(captured, 201).get("captureId") + "/refunds");

        assertEquals(1_000L, object(captured, 201).get("amountCenticoins"));
        assertEquals(1_000L, object(voided, 200).get("amountCenticoins"));
        assertEquals(1_000L, object(refunded, 201).get("amountCenticoins"));
    }

    @Test
    void shouldKeepHoldOpenWhenCaptureIsNotFinal() {
        final long holdId = hold(1_000);

        final Map<String, Object> captured = object(
                door.command("POST", "/v1/holds/" + holdId + "/capture", "{\"amountCenticoins\":400,\"final\":false}"),
                201);

        assertEquals(false, captured.get("final"));
        assertEquals("PLACED", object(door.get("/v1/holds/" + holdId), 200).get("state"));
    }

    @Test
    void shouldGiveAndDonate() {
        door.command("PUT", "/v1/members/43", "{\"bodyMassGrams\":60000,\"zoneOffsetMinutes\":-300}");

        final Map<String, Object> gift = object(
                door.command("POST", "/v1/gifts", "{\"memberId\":42,\"toMemberId\":43,\"amountCenticoins\":1500}"),
                201);
        final Map<String, Object> donation = object(
                door.command(
                        "POST",
                        "/v1/donations",
                        "{\"memberId\":42,\"merchantId\":" + CHARITY + ",\"amountCenticoins\":500}"),
                201);

        assertEquals(1_500L, gift.get("amountCenticoins"));
        assertEquals(500L, donation.get("amountCenticoins"));
        assertEquals(1_500L, object(door.get("/v1/members/43/balance"), 200).get("balanceCenticoins"));
        assertEquals(
                48_000L,
                object(door.get("/v1/members/" + MEMBER + "/balance"), 200).get("balanceCenticoins"));
    }

    @Test
    void shouldCorrectDayWhenCeilingIsPut() {
        final String today = TestDoor.today();
        report("{\"memberId\":42,\"sourceId\":1,\"date\":\"" + today + "\",\"activeCentikcal\":20000}");

        final Map<String, Object> lowered = object(
                door.command(
                        "PUT",
                        "/v1/members/42/ceilings",
                        "{\"date\":\"" + today
                                + "\",\"ceilingCentikcal\":5000,\"operatorId\":9,\"reason\":\"bus ride\"}"),
                200);
        final Map<String, Object> day = object(door.get("/v1/members/42/days/" + today), 200);
        final Map<String, Object> lifted = object(
                door.command(
                        "PUT",
                        "/v1/members/42/ceilings",
                        "{\"date\":\"" + today
                                + "\",\"ceilingCentikcal\":null,\"operatorId\":9,\"reason\":\"no bus\"}"),
                200);

        assertEquals(-15_000L, lowered.get("amountCenticoins"));
        assertEquals(5_000L, day.get("earnedCenticoins"));
        assertEquals(20_000L, day.get("wholeDayCentikcal"));
        assertEquals(15_000L, lifted.get("amountCenticoins"));
    }

    @Test
    void shouldAnswerOneReportAsOneObject() {
        final HttpResponse<String> accepted = report("{\"memberId\":42,\"sourceId\":1,\"date\":\"" + TestDoor.today()
                + "\",\"hour\":0,\"activeKcal\":12.3}");
        final HttpResponse<String> refused =
                report("{\"memberId\":42,\"sourceId\":1,\"date\":\"2020-01-01\",\"steps\":100}");

        assertEquals(1_230L, object(accepted, 200).get("earnedCenticoins"));
        assertEquals(List.of(), object(accepted, 200).get("flags"));
        assertEquals("TOO_LATE", object(refused, 422).get("code"));
        assertEquals(
                "application/problem+json",
                refused.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void shouldPutSettings() {
        final Map<String, Object> changed =
                object(door.command("PUT", "/v1/settings/DAILY_CAP_CENTICOINS", "{\"value\":100}"), 200);
        final HttpResponse<String> outOfRange = door.command("PUT", "/v1/settings/STEPS_RULE", "{\"value\":5}");
        final HttpResponse<String> unknown = door.command("PUT", "/v1/settings/NO_SUCH", "{\"value\":5}");
        final HttpResponse<String> capped =
                report("{\"memberId\":42,\"sourceId\":1,\"date\":\"" + TestDoor.today() + "\",\"activeKcal\":12}");

        assertEquals("DAILY_CAP_CENTICOINS", changed.get("name"));
        assertEquals("SETTING_OUT_OF_RANGE", object(outOfRange, 422).get("code"));
        assertEquals("UNKNOWN_SETTING", object(unknown, 404).get("code"));
        assertEquals(100L, object(capped, 200).get("earnedCenticoins"));
        assertEquals(List.of("capReached"), object(capped, 200).get("flags"));
    }

    @Test
    void shouldTakeASnapshotOfWhatIsJournalled() throws Exception {
        final long sequence = longOf(object(door.get("/v1/health"), 200).get("journalledSequence"));

        final Map<String, Object> begun =
                object(door.send(door.request("/v1/snapshots").POST(HttpRequest.BodyPublishers.noBody())), 202);
        assertEquals(true, begun.get("underWay"));

        Map<String, Object> state = object(door.get("/v1/snapshots"), 200);
        while (longOf(state.get("sequence")) < sequence && longOf(state.get("failed")) == 0) {
            state = object(door.get("/v1/snapshots"), 200);
        }
        assertEquals(null, state.get("failure"));
        assertTrue(longOf(state.get("lengthBytes")) > 4_096);
    }

    private static long longOf(final Object number) {
        return ((Number) number).longValue();
    }

    @Test
    void shouldTellHealthLedgerMetricsAndDescription() {
        final Map<String, Object> health = object(door.get("/v1/health"), 200);
        final Map<String, Object> ledger = object(door.get("/v1/ledger"), 200);
        final HttpResponse<String> metrics = door.get("/metrics");
        final HttpResponse<String> description = door.get("/openapi.yaml");
        final HttpResponse<String> page = door.get("/");

        assertEquals(true, health.get("ready"));
        assertTrue((Long) health.get("sequence") >= 4, health::toString);
        assertEquals(1L, ledger.get("members"));
        assertEquals(4L, ledger.get("idsKept"));
        assertTrue(metrics.body().contains("caloriebank_commands_total{code=\"ACCEPTED\"} "), metrics.body());
        assertTrue(metrics.body().contains("caloriebank_members 1.0"), metrics.body());
        assertTrue(
                metrics.body()
                        .contains(
                                "caloriebank_http_requests_total{method=\"PUT\",route=\"/v1/members/{memberId}\",status=\"200\"} 1.0"),
                metrics.body());
        assertTrue(metrics.body().contains("caloriebank_http_command_seconds_count 4"), metrics.body());
        assertTrue(description.body().startsWith("openapi: 3.1"), description.body());
        assertTrue(page.body().contains("/v1/activity"), page.body());
    }

    @Test
    void shouldAnswerHeadLikeGetWithoutBody() {
        final HttpResponse<String> get = door.get("/v1/members/42/balance");
        final HttpResponse<String> head =
                door.send(door.request("/v1/members/42/balance").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(get.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
    }

    private long hold(final long amountCenticoins) {
        final HttpResponse<String> placed = door.command(
                "POST",
                "/v1/holds",
                "{\"memberId\":42,\"merchantId\":" + SHOP + ",\"amountCenticoins\":" + amountCenticoins
                        + ",\"ttlMs\":60000}");
        return (Long) object(placed, 201).get("holdId");
    }

    private HttpResponse<String> withoutBody(final String path) {
        return door.send(door.request(path)
                .header("Idempotency-Key", TestDoor.newKey())
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> report(final String body) {
        return door.activity("application/json", body);
    }

    private static Map<String, Object> object(final HttpResponse<String> response, final int status) {
        assertEquals(status, response.statusCode(), response::body);
        return TestJson.object(response.body());
    }
}
