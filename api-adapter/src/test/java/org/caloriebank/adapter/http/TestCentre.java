package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * A sports centre behind a test's door: facility 1 with a pool 10 under profile 1, a court 20, an arcade cabinet 30 and circuit 11 at both pool and court; wristbands 901 to 903, two lockers; facility 2
 * with court 25; member 42 with 500 coins, 43 with none. An hour costs 20 coins, a day 120 at most.
 */
final class TestCentre {
    private TestCentre() {}

    static void build(final TestDoor door) {
        door.seed();
        done(door.command("PUT", "/v1/members/43", "{\"bodyMassGrams\":60000,\"zoneOffsetMinutes\":0}"));
        for (final int facility : new int[] {1, 2}) {
            done(door.command(
                    "PUT", "/v1/facilities/" + facility, "{\"capacity\":100,\"lockers\":2,\"zoneOffsetMinutes\":0}"));
        }
        done(
                door.command(
                        "PUT",
                        "/v1/facilities/1/tariff",
                        "{\"entryFeeCenticoins\":0,\"blockMinutes\":60,\"blockPriceCenticoins\":2000,\"ceilingCenticoins\":12000}"));
        done(
                door.command(
                        "PUT",
                        "/v1/water-profiles/1",
                        "{\"effectiveDate\":\"2020-01-01\",\"silentAfterMinutes\":60,\"leastPhHundredths\":700,"
                                + "\"greatestPhHundredths\":780,\"leastFreeChlorineMicrogramsPerLitre\":300,\"citation\":\"test\"}"));
        space(door, 10, 1, "POOL", ",\"waterProfileId\":1,\"lightCircuitId\":11");
        space(door, 20, 1, "COURT", ",\"priceCenticoins\":8001,\"lightCircuitId\":11");
        space(door, 30, 1, "ARCADE", ",\"priceCenticoins\":150");
        space(door, 25, 2, "COURT", "");
        for (int wristband = 901; wristband <= 903; wristband++) {
            done(door.command("PUT", "/v1/wristbands/" + wristband, "{\"facilityId\":1}"));
        }
    }

    private static void space(
            final TestDoor door, final int space, final int facility, final String kind, final String more) {
        done(door.command(
                "PUT",
                "/v1/spaces/" + space,
                "{\"facilityId\":" + facility + ",\"kind\":\"" + kind + "\",\"capacity\":4" + more + "}"));
    }

    /** @return the answer's fields; it must be a success. */
    static Map<String, Object> done(final HttpResponse<String> response) {
        assertTrue(response.statusCode() / 100 == 2, () -> response.request() + " " + response.body());
        return TestJson.object(response.body());
    }

    static void refused(final int status, final String code, final HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), () -> response.request() + " " + response.body());
        assertEquals(code, TestJson.object(response.body()).get("code"));
    }

    /** The same with the same key is answered with the same bytes, marked as a replay. */
    static Map<String, Object> doneTwice(
            final TestDoor door, final String method, final String path, final String body) {
        final String key = TestDoor.newKey();
        final HttpResponse<String> original = door.command(method, path, body, key);
        final HttpResponse<String> replay = door.command(method, path, body, key);
        assertEquals(original.statusCode(), replay.statusCode(), replay::body);
        assertEquals(original.body(), replay.body());
        assertEquals(original.headers().firstValue("Location"), replay.headers().firstValue("Location"));
        assertEquals("true", replay.headers().firstValue("Idempotent-Replay").orElseThrow());
        return done(original);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(final Map<String, Object> page, final String name) {
        return (List<Map<String, Object>>) page.get(name);
    }
}
