package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a token that this bank made, unaltered, opens the gate, and only once. */
class QrTokenTest {
    private static final String TOKENS = "/v1/members/42/qr-tokens";

    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory.resolve("bank"));
        TestCentre.build(door);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldLetInByATokenOnce() {
        final String token = newToken("");

        final Map<String, Object> admission = done(checkIn(token));
        done(door.command("POST", "/v1/wristbands/" + admission.get("wristbandId") + "/check-out", ""));

        assertEquals(42L, admission.get("memberId"));
        refused(409, "TOKEN_REPLAYED", checkIn(token));
        assertEquals(201, checkIn(newToken("")).statusCode());
    }

    @Test
    void shouldAnswerTheSameCheckInAgain() {
        TestCentre.doneTwice(door, "POST", "/v1/facilities/1/admissions", body(newToken("")));
    }

    @Test
    void shouldLiveAsLongAsAskedFromTheBanksTimeOn() {
        final long before = door.bank().timeMs(0);

        final Map<String, Object> usual = TestJson.object(request("").body());
        final Map<String, Object> longer =
                TestJson.object(request("{\"ttlSeconds\":300}").body());

        final long after = door.bank().timeMs(0);
        assertTrue((Long) usual.get("expiresAtMs") >= before + 60_000, usual::toString);
        assertTrue((Long) usual.get("expiresAtMs") <= after + 60_000, usual::toString);
        assertTrue((Long) longer.get("expiresAtMs") >= before + 300_000, longer::toString);
        assertNotEquals(usual.get("token"), longer.get("token"));
        refused(422, "TOKEN_TOO_LONG", checkIn(newToken("{\"ttlSeconds\":86400}")));
    }

    @Test
    void shouldLeaveItToTheLedgerToSayThatATokenHasExpired() {
        final QrTokens tokens = new QrTokens(directory.resolve("bank"));

        refused(422, "TOKEN_EXPIRED", checkIn(tokens.make(42, door.bank().timeMs(0) - 1)));
    }

    @Test
    void shouldRefuseATokenOfWhichAnyBitIsAltered() {
        final byte[] token = Base64.getUrlDecoder().decode(newToken(""));
        final QrTokens tokens = new QrTokens(directory.resolve("bank"));

        for (int bit = 0; bit < 8 * token.length; bit++) {
            final byte[] altered = token.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            requireStrange(tokens, Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
    }

    @Test
    void shouldRefuseATokenOfWhichAnyCharacterIsAlteredOrMissing() {
        final String token = newToken("");
        final QrTokens tokens = new QrTokens(directory.resolve("bank"));

        for (int i = 0; i < token.length(); i++) {
            for (final char other : new char[] {'A', '_', '=', ' '}) {
                if (other != token.charAt(i)) {
                    requireStrange(tokens, token.substring(0, i) + other + token.substring(i + 1));
                }
            }
            requireStrange(tokens, token.substring(0, i));
            requireStrange(tokens, token.substring(0, i) + token.substring(i + 1));
        }
        requireStrange(tokens, token + "A");
        requireStrange(tokens, token + "=");
        assertEquals(42, tokens.verify(token).memberId());
    }

    @Test
    void shouldRefuseAForgedTokenAtTheGate() {
        final String token = newToken("");
        final char last = token.charAt(10) == 'A' ? 'B' : 'A';

        final HttpResponse<String> refused = checkIn(token.substring(0, 10) + last + token.substring(11));

        refused(422, "TOKEN_INVALID", refused);
        assertEquals("NEVER", TestJson.object(refused.body()).get("retry"));
        refused(422, "TOKEN_INVALID", checkIn(""));
        assertEquals(201, checkIn(token).statusCode());
    }

    @Test
    void shouldRefuseATokenOfAnotherBank() {
        try (TestDoor other = TestDoor.open(directory.resolve("other"))) {
            TestCentre.build(other);
            final HttpResponse<String> made =
                    other.send(other.request(TOKENS).POST(HttpRequest.BodyPublishers.noBody()));

            refused(422, "TOKEN_INVALID", checkIn((String) done(made).get("token")));
        }
    }

    @Test
    void shouldKeepItsKeyFromOthersAndTakeItsTokensAfterARestart() throws IOException {
        final String token = newToken("");
        final Path key = directory.resolve("bank").resolve("qr.key");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        door.close();
        door = TestDoor.open(directory.resolve("bank"));

        assertEquals(201, checkIn(token).statusCode());
    }

    @Test
    void shouldNotUseAKeyThatOthersCanRead() throws IOException {
        newToken("");
        final Path key = directory.resolve("bank").resolve("qr.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        door.close();
        door = TestDoor.open(directory.resolve("bank"));

        final HttpResponse<String> response = request("");

        refused(500, "JOURNAL_FAILED", response);
        assertTrue(response.body().contains("chmod 600"), response::body);
        assertEquals(
                201,
                door.command("POST", "/v1/facilities/1/admissions", "{\"memberId\":42}")
                        .statusCode());
    }

    @Test
    void shouldRefuseToMakeWhatItCannot() {
        refused(
                404,
                "UNKNOWN_MEMBER",
                door.send(door.request("/v1/members/99/qr-tokens").POST(HttpRequest.BodyPublishers.noBody())));
        for (final String body :
                List.of("{\"ttlSeconds\":0}", "{\"ttlSeconds\":86401}", "{\"ttl\":60}", "{\"ttlSeconds\":\"60\"}")) {
            refused(400, "MALFORMED", request(body));
        }
        refused(400, "BAD_JSON", request("[]"));
    }

    private String newToken(final String body) {
        final HttpResponse<String> made = request(body);
        assertEquals(201, made.statusCode(), made::body);
        return (String) done(made).get("token");
    }

    private HttpResponse<String> request(final String body) {
        return door.send(door.request(TOKENS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> checkIn(final String token) {
        return door.command("POST", "/v1/facilities/1/admissions", body(token));
    }

    private static String body(final String token) {
        return "{\"qrToken\":\"" + token + "\"}";
    }

    private static void requireStrange(final QrTokens tokens, final String token) {
        final RequestRefusedException refused =
                assertThrows(RequestRefusedException.class, () -> tokens.verify(token), token);
        assertEquals("TOKEN_INVALID", refused.problem().code());
    }
}
