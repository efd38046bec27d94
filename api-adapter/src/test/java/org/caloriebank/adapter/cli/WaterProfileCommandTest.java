package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listing, showing and sending water profiles. */
class WaterProfileCommandTest {
    private static final String PROFILE = "gb-37488-2019";

    @TempDir
    Path directory;

    private final List<String> requests = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer server;
    private String url;
    private int answer = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldListWhatIsShippedWithWhatIsConfirmed() {
        final ProgramRun run = ProgramRun.of("water-profile", "list", "--format", "csv");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("name,effective_date,limits,confirmed,title\n"), run.out());
        assertTrue(run.out().contains("\ngb-37488-2019,2019-11-01,9,5,"), run.out());
        assertTrue(run.out().contains("\nwho-2006,2006-05-01,7,0,"), run.out());
    }

    @Test
    void shouldShowEachLimitWithItsClauseAndSource() {
        final ProgramRun run = ProgramRun.of("water-profile", "show", PROFILE);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("effective date 2019-11-01"), run.out());
        assertTrue(run.out().matches("(?s).*free residual chlorine 1\\.0 mg/L or less +4\\.4\\.1, table 4 +yes\n.*"));
        assertTrue(
                run.out().matches("(?s).*combined residual chlorine 0\\.4 mg/L or less +4\\.4\\.1, table 4 +no\n.*"));
        assertTrue(run.out().contains("One source alone"), run.out());
    }

    @Test
    void shouldShowTheBodyAloneOnTheStandardOutputAndWarnBeside() {
        final ProgramRun run = ProgramRun.of("water-profile", "show", PROFILE, "--body");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("{\n  \"effectiveDate\": \"2019-11-01\",\n"), run.out());
        assertTrue(run.out().contains("\"greatestCombinedChlorineMicrogramsPerLitre\": 400"), run.out());
        assertTrue(run.out().endsWith("\"citation\": \"GB 37488-2019, 4.4.1\"\n}\n"), run.out());
        assertTrue(run.err().contains("4 limits of gb-37488-2019 not confirmed"), run.err());
        assertTrue(run.err().contains("  oxidation-reduction potential 650 mV or more\n"), run.err());
    }

    @Test
    void shouldLeaveOutWhatIsNotConfirmedWhenAsked() {
        final ProgramRun run = ProgramRun.of("water-profile", "show", PROFILE, "--body", "--confirmed-only");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertFalse(run.out().contains("Combined"), run.out());
        assertTrue(run.out().contains("greatestTurbidityHundredthsNtu"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void shouldPutTheBodyItShows() {
        final Object[] choice = {PROFILE, "--effective-date", "2026-02-01", "--silent-after", 15, "--stuck-after", 0};
        final ProgramRun shown = ProgramRun.of(with(choice, "show", "--body"));

        final ProgramRun put = ProgramRun.of(with(choice, "put", "--profile-id", 3, "--url", url));

        assertEquals(ExitCodes.OK, put.exitCode(), put.err());
        assertEquals(
                List.of("PUT /v1/water-profiles/3 application/json\n"
                        + shown.out().strip()),
                requests);
        assertTrue(shown.out().contains("\"effectiveDate\": \"2026-02-01\""), shown.out());
        assertTrue(shown.out().contains("\"silentAfterMinutes\": 15"), shown.out());
        assertTrue(shown.out().contains("\"stuckAfterReadings\": 0"), shown.out());
        assertEquals("Water profile 3 is gb-37488-2019 from 2026-02-01 on, with 9 limits.\n", put.out());
    }

    /** The same profile, another one, and the first again: three commands, not one and its duplicate. */
    @Test
    void shouldGiveEachPutAnIdOfItsOwn() {
        for (int i = 0; i < 2; i++) {
            ProgramRun.of("water-profile", "put", PROFILE, "--profile-id", 3, "--url", url);
        }

        assertEquals(2, keys.size());
        assertNotEquals(keys.get(0), keys.get(1));
    }

    @Test
    void shouldSayWhatTheBankAnsweredWhenItRefuses() {
        answer = 422;

        final ProgramRun run = ProgramRun.of("water-profile", "put", PROFILE, "--profile-id", 3, "--url", url);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("answered 422: {\"answer\":422}"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        server.stop(0);

        final ProgramRun run = ProgramRun.of("water-profile", "put", PROFILE, "--profile-id", 3, "--url", url);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("does not answer"), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
    }

    @Test
    void shouldRefuseProfilesThatAreNot() {
        assertRefused(ExitCodes.REFUSED, "There is no water profile", "show", "din-19643");
        assertRefused(ExitCodes.UNREADABLE, "There is no file", "show", directory.resolve("ours.json"));
        assertRefused(ExitCodes.REFUSED, "No limit of who-2006 is confirmed", "show", "who-2006", "--confirmed-only");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertRefused(ExitCodes.USAGE, "Name a command");
        assertRefused(ExitCodes.USAGE, "NAME", "show");
        assertRefused(ExitCodes.USAGE, "--profile-id", "put", PROFILE);
        assertRefused(ExitCodes.USAGE, "--profile-id must be", "put", PROFILE, "--profile-id", 0);
        assertRefused(ExitCodes.USAGE, "--url", "put", PROFILE, "--profile-id", 1, "--url", "bank");
        assertRefused(ExitCodes.USAGE, "--silent-after must be", "show", PROFILE, "--silent-after", 0);
        assertRefused(ExitCodes.USAGE, "--silent-after must be", "show", PROFILE, "--silent-after", 10_081);
        assertRefused(ExitCodes.USAGE, "--stuck-after must be", "show", PROFILE, "--stuck-after", 1);
        assertRefused(ExitCodes.USAGE, "--stuck-after must be", "show", PROFILE, "--stuck-after", 10_001);
        assertRefused(ExitCodes.USAGE, "--effective-date must be", "show", PROFILE, "--effective-date", "1970-01-01");
        assertRefused(ExitCodes.USAGE, "no date", "show", PROFILE, "--effective-date", "tomorrow");
    }

    private static void assertRefused(final int exitCode, final String words, final Object... arguments) {
        final ProgramRun run = ProgramRun.of(with(arguments));

        assertEquals(exitCode, run.exitCode(), run.err());
        assertTrue(run.err().contains(words), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertEquals("", run.out());
    }

    /** @return water-profile, the words up to the choice, the choice, the rest. */
    private static Object[] with(final Object[] choice, final Object... words) {
        final List<Object> arguments = new ArrayList<>(List.of("water-profile"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of(choice));
        return arguments.toArray();
    }

    private synchronized void answer(final HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        requests.add(exchange.getRequestMethod()
                + ' '
                + exchange.getRequestURI()
                + ' '
                + exchange.getRequestHeaders().getFirst("Content-Type")
                + '\n'
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        final byte[] body = ("{\"answer\":" + answer + "}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
