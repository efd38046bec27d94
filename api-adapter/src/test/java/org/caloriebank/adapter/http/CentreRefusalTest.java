package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused in a sports centre, with its status and code, and that nothing of it changes anything. */
class CentreRefusalTest {
    /** Stands in bodies for the beginning of an hour a day ahead, and one hour later. */
    private static final String START = "START";

    private static final String END = "END";
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    private static Path directory;

    private static TestDoor door;
    private static long startMs;

    /** Member 42 is inside with wristband 901; 903 is blocked; somebody has the court at START. */
    @BeforeAll
    static void open() {
        door = TestDoor.open(directory);
        TestCentre.build(door);
        startMs = (door.bank().timeMs(0) / HOUR_MS + 24) * HOUR_MS;
        done(door.command("PUT", "/v1/members/44", "{\"bodyMassGrams\":60000,\"zoneOffsetMinutes\":0}"));
        done(door.command(
                "PUT", "/v1/members/44", "{\"bodyMassGrams\":60000,\"zoneOffsetMinutes\":0,\"status\":\"SUSPENDED\"}"));
        done(door.command("POST", "/v1/facilities/1/admissions", "{\"memberId\":42}"));
        done(door.command("PUT", "/v1/wristbands/903", "{\"facilityId\":1,\"status\":\"BLOCKED\"}"));
        done(door.command("PUT", "/v1/credentials/7001", "{\"memberId\":42}"));
        done(door.command(
                "POST",
                "/v1/sessions",
                body("{\"spaceId\":20,\"startMs\":START,\"endMs\":END,\"capacity\":1,\"priceCenticoins\":9}")));
    }

    @AfterAll
    static void close() {
        assertEquals(1L, done(door.get("/v1/facilities/1")).get("occupancy"));
        assertEquals(38_000L, done(door.get("/v1/members/42/balance")).get("availableCenticoins"));
        door.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            409 | LOCKERS_IN_USE             | PUT  | facilities/1              | {"capacity":9,"lockers":0,"zoneOffsetMinutes":0}
            404 | UNKNOWN_FACILITY           | PUT  | facilities/9/tariff       | {"entryFeeCenticoins":1,"blockMinutes":1,"blockPriceCenticoins":1,"ceilingCenticoins":1}
            422 | AMOUNT_ABOVE_LIMIT         | PUT  | facilities/1/tariff       | {"entryFeeCenticoins":1,"blockMinutes":1,"blockPriceCenticoins":1,"ceilingCenticoins":1000000000001}
            400 | MALFORMED                  | PUT  | facilities/1/tariff       | {"entryFeeCenticoins":2,"blockMinutes":1,"blockPriceCenticoins":1,"ceilingCenticoins":1}
            404 | UNKNOWN_FACILITY           | PUT  | spaces/40                 | {"facilityId":9,"kind":"COURT","capacity":1}
            404 | UNKNOWN_WATER_PROFILE      | PUT  | spaces/40                 | {"facilityId":1,"kind":"POOL","capacity":1,"waterProfileId":9}
            400 | MALFORMED                  | PUT  | spaces/40                 | {"facilityId":1,"kind":"COURT","capacity":1,"waterProfileId":1}
            409 | SPACE_FIXED                | PUT  | spaces/20                 | {"facilityId":1,"kind":"POOL","capacity":1}
            409 | CIRCUIT_OF_OTHER_FACILITY  | PUT  | spaces/25                 | {"facilityId":2,"kind":"COURT","capacity":1,"lightCircuitId":11}
            404 | UNKNOWN_SPACE              | POST | spaces/99/close           | {}
            404 | UNKNOWN_FACILITY           | PUT  | wristbands/910            | {"facilityId":9}
            409 | WRISTBAND_OF_OTHER_FACILITY| PUT  | wristbands/902            | {"facilityId":2}
            409 | WRISTBAND_ISSUED           | PUT  | wristbands/901            | {"facilityId":1}
            400 | MALFORMED                  | PUT  | wristbands/902            | {"facilityId":1,"status":"ISSUED"}
            404 | UNKNOWN_SPACE              | POST | sessions                  | {"spaceId":99,"startMs":START,"endMs":END,"capacity":1,"priceCenticoins":0}
            422 | SESSION_IN_PAST            | POST | sessions                  | {"spaceId":20,"startMs":1,"endMs":2,"capacity":1,"priceCenticoins":0}
            422 | SESSION_TOO_FAR            | POST | sessions                  | {"spaceId":20,"startMs":9000000000000,"endMs":9000000000001,"capacity":1,"priceCenticoins":0}
            422 | CAPACITY_ABOVE_SPACE       | POST | sessions                  | {"spaceId":20,"startMs":START,"endMs":END,"capacity":5,"priceCenticoins":0}
            409 | SPACE_TAKEN                | POST | sessions                  | {"spaceId":20,"startMs":START,"endMs":END,"capacity":1,"priceCenticoins":0}
            400 | MALFORMED                  | POST | sessions                  | {"spaceId":20,"startMs":START,"endMs":START,"capacity":1,"priceCenticoins":0}
            404 | UNKNOWN_MEMBER             | POST | games                     | {"spaceId":20,"memberId":99,"startMs":START,"endMs":END,"players":2}
            409 | INSUFFICIENT_COINS         | POST | games                     | {"spaceId":20,"memberId":43,"startMs":END,"endMs":AFTER,"players":2}
            404 | UNKNOWN_SESSION            | POST | sessions/99999/move       | {"startMs":START,"endMs":END}
            404 | UNKNOWN_SESSION            | POST | sessions/99999/cancel     | {}
            404 | UNKNOWN_SESSION            | POST | sessions/99999/bookings   | {"memberId":42}
            404 | UNKNOWN_BOOKING            | POST | bookings/99999/cancel     | {}
            404 | UNKNOWN_MEMBER             | PUT  | credentials/7002          | {"memberId":99}
            409 | CREDENTIAL_BOUND           | PUT  | credentials/7001          | {"memberId":43}
            404 | UNKNOWN_MEMBER             | POST | facilities/1/admissions   | {"memberId":99}
            404 | UNKNOWN_FACILITY           | POST | facilities/9/admissions   | {"memberId":43}
            404 | UNKNOWN_CREDENTIAL         | POST | facilities/1/admissions   | {"faceIdentity":7009}
            404 | UNKNOWN_WRISTBAND          | POST | facilities/1/admissions   | {"memberId":43,"wristbandId":999}
            409 | MEMBER_NOT_ACTIVE          | POST | facilities/1/admissions   | {"memberId":44}
            409 | ALREADY_INSIDE             | POST | facilities/2/admissions   | {"memberId":42}
            409 | WRISTBAND_NOT_FREE         | POST | facilities/1/admissions   | {"memberId":43,"wristbandId":903}
            409 | NO_WRISTBAND               | POST | facilities/2/admissions   | {"memberId":43}
            409 | INSUFFICIENT_COINS         | POST | facilities/1/admissions   | {"memberId":43}
            404 | UNKNOWN_SPACE              | POST | wristbands/901/taps       | {"kind":"ENTER","spaceId":99}
            404 | UNKNOWN_WRISTBAND          | POST | wristbands/999/taps       | {"kind":"LOCKER"}
            409 | WRISTBAND_BLOCKED          | POST | wristbands/903/taps       | {"kind":"LOCKER"}
            409 | NOT_CHECKED_IN             | POST | wristbands/902/taps       | {"kind":"LOCKER"}
            409 | SPACE_OF_OTHER_FACILITY    | POST | wristbands/901/taps       | {"kind":"ENTER","spaceId":25}
            409 | NOT_IN_SPACE               | POST | wristbands/901/taps       | {"kind":"LEAVE","spaceId":10}
            422 | NOT_PLAYABLE               | POST | wristbands/901/taps       | {"kind":"PLAY","spaceId":10}
            404 | UNKNOWN_WRISTBAND          | POST | wristbands/999/check-out  | {}
            409 | NOT_CHECKED_IN             | POST | wristbands/902/check-out  | {}
            409 | WRISTBAND_NOT_FREE         | POST | wristbands/901/replace    | {"newWristbandId":903}
            404 | UNKNOWN_ADMISSION          | POST | admissions/99999/payments | {"amountCenticoins":1}
            422 | AMOUNT_NOT_POSITIVE        | POST | admissions/99999/payments | {"amountCenticoins":0}
            404 | UNKNOWN_SPACE              | POST | spaces/99/water           | {"measuredAtMs":NOW,"phHundredths":720}
            409 | NO_WATER_PROFILE           | POST | spaces/20/water           | {"measuredAtMs":NOW,"phHundredths":720}
            422 | READING_IN_FUTURE          | POST | spaces/10/water           | {"measuredAtMs":START,"phHundredths":720}
            422 | READING_TOO_OLD            | POST | spaces/10/water           | {"measuredAtMs":1600000000000,"phHundredths":720}
            422 | READING_IMPOSSIBLE         | POST | spaces/10/water           | {"measuredAtMs":NOW,"phHundredths":1401}
            400 | MALFORMED                  | POST | spaces/10/water           | {"measuredAtMs":NOW}
            422 | NOT_A_POOL                 | POST | spaces/20/water/refunds   | {"fromMs":1,"toMs":2}
            409 | NOTHING_OUT_OF_RANGE       | POST | spaces/10/water/refunds   | {"fromMs":1,"toMs":2}
            """)
    void shouldRefuseByStatusAndCode(
            final int status, final String code, final String method, final String path, final String body) {
        refused(status, code, door.command(method, "/v1/" + path, body(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT  | facilities/0              | {"capacity":9,"zoneOffsetMinutes":0}
            PUT  | facilities/x              | {"capacity":9,"zoneOffsetMinutes":0}
            PUT  | facilities/1              | {"capacity":9}
            PUT  | facilities/1              | {"capacity":"9","zoneOffsetMinutes":0}
            PUT  | facilities/1              | {"capacity":9,"zoneOffsetMinutes":0,"locker":9}
            PUT  | facilities/1              | {"capacity":9,"zoneOffsetMinutes":7}
            PUT  | facilities/1              | {"capacity":9,"zoneOffsetMinutes":0,"status":"SHUT"}
            PUT  | facilities/1/tariff       | {"entryFeeCenticoins":1,"blockMinutes":1,"blockPriceCenticoins":1}
            PUT  | facilities/1/tariff       | {"entryFeeCenticoins":-1,"blockMinutes":1,"blockPriceCenticoins":1,"ceilingCenticoins":1}
            PUT  | facilities/1/opening-hours| {"monday":"06:00-22:00"}
            PUT  | facilities/1/opening-hours| {"monday":"6:00-22:00",WEEK}
            PUT  | facilities/1/opening-hours| {"monday":"06:00-24:01",WEEK}
            PUT  | facilities/1/opening-hours| {"monday":"06:60-22:00",WEEK}
            PUT  | facilities/1/opening-hours| {"monday":"22:00-06:00",WEEK}
            PUT  | facilities/1/opening-hours| {"monday":"06:00-06:00",WEEK}
            PUT  | facilities/1/opening-hours| {"monday":"Closed",WEEK}
            PUT  | facilities/1/opening-hours| {"monday":null,WEEK}
            PUT  | facilities/1/opening-hours| {"monday":["06:00","22:00"],WEEK}
            PUT  | facilities/1/opening-hours| {"monday":"closed","holiday":"closed",WEEK}
            PUT  | spaces/20                 | {"facilityId":1,"capacity":4}
            PUT  | spaces/20                 | {"facilityId":1,"kind":"NULL_VAL","capacity":4}
            PUT  | spaces/20                 | {"facilityId":1,"kind":"COURT","capacity":4,"lightCircuitId":0}
            POST | spaces/20/close           | {"open":false}
            PUT  | wristbands/902            | {}
            POST | sessions                  | {"spaceId":20,"startMs":START,"endMs":END,"capacity":1}
            POST | sessions                  | {"spaceId":20,"startMs":"START","endMs":END,"capacity":1,"priceCenticoins":0}
            POST | sessions                  | {"spaceId":20,"startMs":1.5,"endMs":END,"capacity":1,"priceCenticoins":0}
            POST | games                     | {"spaceId":20,"memberId":42,"startMs":START,"endMs":END,"players":65}
            POST | sessions/1/cancel         | {"releasesBookings":1}
            POST | facilities/1/admissions   | {}
            POST | facilities/1/admissions   | {"memberId":43,"faceIdentity":7001}
            POST | facilities/1/admissions   | {"memberId":0}
            POST | facilities/1/admissions   | {"memberId":43,"wristbandId":0}
            POST | facilities/1/admissions   | {"qrToken":7}
            POST | facilities/1/admissions   | {"face":"picture"}
            POST | wristbands/901/taps       | {}
            POST | wristbands/901/taps       | {"kind":"ENTER"}
            POST | wristbands/901/taps       | {"kind":"LOCKER","spaceId":10}
            POST | wristbands/901/taps       | {"kind":"enter","spaceId":10}
            POST | wristbands/901/check-out  | {"at":1}
            POST | wristbands/901/replace    | {"newWristbandId":901.0}
            POST | admissions/1/payments     | {}
            PUT  | water-profiles/1          | {"effectiveDate":"2020-01-01","silentAfterMinutes":0,"citation":"x"}
            PUT  | water-profiles/1          | {"effectiveDate":"2020-1-1","silentAfterMinutes":1,"citation":"x"}
            PUT  | water-profiles/1          | {"effectiveDate":"2020-01-01","silentAfterMinutes":1,"citation":""}
            PUT  | water-profiles/1          | {"effectiveDate":"2020-01-01","silentAfterMinutes":1,"citation":"x","leastPhHundredths":2,"greatestPhHundredths":1}
            PUT  | water-profiles/1          | {"effectiveDate":"2020-01-01","silentAfterMinutes":65535,"citation":"x"}
            POST | spaces/10/water           | {"phHundredths":720}
            POST | spaces/10/water           | {"measuredAtMs":NOW,"ph":7.2}
            POST | spaces/10/water           | {"measuredAtMs":NOW,"phHundredths":2147483648}
            POST | spaces/10/water/refunds   | {"fromMs":2,"toMs":2}
            """)
    void shouldRefuseWhatIsMalformed(final String method, final String path, final String body) {
        final HttpResponse<String> response = door.command(method, "/v1/" + path, body(body));

        refused(400, "MALFORMED", response);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_FACILITY, facilities/9",
        "UNKNOWN_SESSION, sessions/99999",
        "UNKNOWN_BOOKING, bookings/99999",
        "UNKNOWN_MEMBER, members/99/bookings",
        "UNKNOWN_MEMBER, members/99/admissions",
        "UNKNOWN_ADMISSION, admissions/99999",
        "UNKNOWN_WRISTBAND, wristbands/999",
        "UNKNOWN_SPACE, spaces/99/water",
        "UNKNOWN_SPACE, spaces/99/water/exposure"
    })
    void shouldSayThatThereIsNoSuchThing(final String code, final String path) {
        refused(404, code, door.get("/v1/" + path));
    }

    @Test
    void shouldAnswerARefusalAgainAsItWas() {
        final String key = TestDoor.newKey();
        final HttpResponse<String> original =
                door.command("POST", "/v1/facilities/2/admissions", "{\"memberId\":42}", key);
        final HttpResponse<String> replay =
                door.command("POST", "/v1/facilities/2/admissions", "{\"memberId\":42}", key);

        refused(409, "ALREADY_INSIDE", replay);
        assertEquals(original.body(), replay.body());
        assertEquals("true", replay.headers().firstValue("Idempotent-Replay").orElseThrow());
    }

    private static String body(final String template) {
        return template.replace(START, Long.toString(startMs))
                .replace(END, Long.toString(startMs + HOUR_MS))
                .replace("AFTER", Long.toString(startMs + 2 * HOUR_MS))
                .replace("NOW", Long.toString(door.bank().timeMs(0)))
                .replace(
                        "WEEK",
                        "\"tuesday\":\"closed\",\"wednesday\":\"closed\",\"thursday\":\"closed\",\"friday\":\"closed\","
                                + "\"saturday\":\"closed\",\"sunday\":\"closed\"");
    }
}
