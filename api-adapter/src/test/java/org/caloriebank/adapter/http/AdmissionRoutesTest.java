package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.doneTwice;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.caloriebank.adapter.http.TestCentre.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check-in, taps and check-out over HTTP: gates, readers and tills get in the answer what they need, also when they ask again. */
class AdmissionRoutesTest {
    private static final String CHECK_IN = "/v1/facilities/1/admissions";

    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory);
        TestCentre.build(door);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldNameBandAndLockerWhenMemberIsLetIn() {
        final Map<String, Object> first = doneTwice(door, "POST", CHECK_IN, "{\"memberId\":42}");
        final Map<String, Object> shown = done(door.get("/v1/admissions/" + first.get("admissionId")));
        final Map<String, Object> wristband = done(door.get("/v1/wristbands/901"));

        assertEquals(first.get("sequence"), first.get("admissionId"));
        assertEquals(42L, first.get("memberId"));
        assertEquals(901L, first.get("wristbandId"));
        assertEquals(1L, first.get("locker"));
        assertEquals(12_000L, first.get("heldCenticoins"));
        assertEquals("INSIDE", first.get("state"));
        assertNull(first.get("spaceId"));
        first.forEach((name, value) -> {
            if (!name.equals("code") && !name.equals("sequence")) {
                assertEquals(value, shown.get(name), name);
            }
        });
        assertEquals("ISSUED", wristband.get("status"));
        assertEquals(first.get("admissionId"), wristband.get("admissionId"));
        assertEquals(1L, done(door.get("/v1/facilities/1")).get("occupancy"));
    }

    @Test
    void shouldCountWhoIsInside() {
        done(door.command("POST", CHECK_IN, "{\"memberId\":42}"));

        assertEquals(1L, TestJson.object(door.get("/v1/ledger").body()).get("openAdmissions"));
        assertEquals(0L, TestJson.object(door.get("/v1/ledger").body()).get("openSessions"));
        final String metrics = door.get("/metrics").body();
        assertTrue(metrics.contains("caloriebank_open_admissions 1.0"), metrics);
        assertTrue(metrics.contains("caloriebank_open_sessions 0.0"), metrics);
    }

    @Test
    void shouldLetAFaceInAndGiveTheBandThatIsNamed() {
        doneTwice(door, "PUT", "/v1/credentials/7001", "{\"memberId\":42}");

        final HttpResponse<String> response =
                door.command("POST", CHECK_IN, "{\"faceIdentity\":7001,\"wristbandId\":903}");
        final Map<String, Object> admission = done(response);

        assertEquals(201, response.statusCode());
        assertEquals(
                "/v1/admissions/" + admission.get("admissionId"),
                response.headers().firstValue("Location").orElseThrow());
        assertEquals(42L, admission.get("memberId"));
        assertEquals(903L, admission.get("wristbandId"));
        assertEquals(
                admission.get("admissionId"),
                rows(done(door.get("/v1/members/42/admissions")), "admissions")
                        .get(0)
                        .get("admissionId"));
    }

    @Test
    void shouldOpenLockersAndDoorsAlsoWhenAskedTwice() {
        done(door.command("POST", CHECK_IN, "{\"memberId\":42}"));

        final Map<String, Object> locker = tap("{\"kind\":\"LOCKER\"}");
        final Map<String, Object> pool = tap("{\"kind\":\"ENTER\",\"spaceId\":10}");
        final Map<String, Object> arcade = tap("{\"kind\":\"ENTER\",\"spaceId\":30}");
        final Map<String, Object> play = tap("{\"kind\":\"PLAY\",\"spaceId\":30}");
        final Map<String, Object> out = tap("{\"kind\":\"LEAVE\",\"spaceId\":30}");

        assertEquals(1L, locker.get("locker"));
        assertNull(locker.get("spaceId"));
        assertEquals(1L, pool.get("spaceOccupancy"));
        assertNull(pool.get("leftSpaceId"));
        assertEquals(10L, arcade.get("leftSpaceId"));
        assertEquals(150L, play.get("amountCenticoins"));
        assertEquals(0L, out.get("spaceOccupancy"));
        assertEquals(150L, done(door.get("/v1/facilities/1")).get("revenueCenticoins"));
    }

    @Test
    void shouldTellFeeAndWhatIsToBePaidAtCheckOut() {
        final Map<String, Object> admission = done(door.command("POST", CHECK_IN, "{\"memberId\":42}"));

        final Map<String, Object> out = doneTwice(door, "POST", "/v1/wristbands/901/check-out", "");

        assertEquals(admission.get("admissionId"), out.get("admissionId"));
        assertEquals(42L, out.get("memberId"));
        assertEquals(2_000L, out.get("amountCenticoins"));
        assertEquals(0L, out.get("requestedCenticoins"));
        assertEquals(
                "CHECKED_OUT",
                done(door.get("/v1/admissions/" + admission.get("admissionId"))).get("state"));
        assertEquals(48_000L, done(door.get("/v1/members/42/balance")).get("availableCenticoins"));
    }

    @Test
    void shouldRequestAndConfirmPaymentOfWhatIsNotThere() {
        door.close();
        final AtomicLong nowMs = new AtomicLong(door.bank().timeMs(0));
        door = TestDoor.open(
                directory,
                config -> config.withClock((lastTimeMs, requestedTimeMs) -> nowMs.get()),
                UnaryOperator.identity());
        done(door.command(
                "POST",
                "/v1/members/43/adjustments",
                "{\"amountCenticoins\":2000,\"operatorId\":1,\"reason\":\"just one hour\"}"));
        final Object admissionId =
                done(door.command("POST", CHECK_IN, "{\"memberId\":43}")).get("admissionId");
        final String payments = "/v1/admissions/" + admissionId + "/payments";
        nowMs.addAndGet(100 * 60_000);

        final Map<String, Object> out = doneTwice(door, "POST", "/v1/wristbands/901/check-out", "{}");

        assertEquals(4_000L, out.get("amountCenticoins"));
        assertEquals(2_000L, out.get("requestedCenticoins"));
        assertEquals(2_000L, done(door.get("/v1/members/43/balance")).get("debtCenticoins"));
        refused(409, "MEMBER_IN_DEBT", door.command("POST", CHECK_IN, "{\"memberId\":43}"));
        refused(409, "PAYMENT_ABOVE_REQUEST", door.command("POST", payments, "{\"amountCenticoins\":2001}"));
        assertEquals(
                1_500L,
                doneTwice(door, "POST", payments, "{\"amountCenticoins\":1500}").get("amountCenticoins"));
        assertEquals(500L, done(door.get("/v1/admissions/" + admissionId)).get("requestedCenticoins"));
        assertEquals(500L, done(door.get("/v1/members/43/balance")).get("debtCenticoins"));
    }

    @Test
    void shouldReplaceALostBandByTheOneLongestInStock() {
        final Object admissionId =
                done(door.command("POST", CHECK_IN, "{\"memberId\":42}")).get("admissionId");

        final Map<String, Object> replaced = doneTwice(door, "POST", "/v1/wristbands/901/replace", "");
        final Map<String, Object> again =
                doneTwice(door, "POST", "/v1/wristbands/902/replace", "{\"newWristbandId\":903}");

        assertEquals(902L, replaced.get("newWristbandId"));
        assertEquals(admissionId, replaced.get("admissionId"));
        assertEquals(903L, again.get("newWristbandId"));
        assertEquals("BLOCKED", done(door.get("/v1/wristbands/901")).get("status"));
        assertEquals(903L, done(door.get("/v1/admissions/" + admissionId)).get("wristbandId"));
    }

    @Test
    void shouldShowVisitsOfAMemberNewestFirst() {
        for (int i = 0; i < 10; i++) {
            final Object wristband =
                    done(door.command("POST", CHECK_IN, "{\"memberId\":42}")).get("wristbandId");
            done(door.command("POST", "/v1/wristbands/" + wristband + "/check-out", ""));
        }

        final Map<String, Object> first = done(door.get("/v1/members/42/admissions"));
        final Map<String, Object> second = done(door.get("/v1/members/42/admissions?after=" + first.get("nextAfter")));
        final List<Long> ids = Stream.concat(rows(first, "admissions").stream(), rows(second, "admissions").stream())
                .map(row -> (Long) row.get("admissionId"))
                .toList();

        assertEquals(10, ids.size());
        assertEquals(ids.stream().sorted(Comparator.reverseOrder()).toList(), ids);
        assertNull(second.get("nextAfter"));
    }

    private Map<String, Object> tap(final String body) {
        return doneTwice(door, "POST", "/v1/wristbands/901/taps", body);
    }
}
