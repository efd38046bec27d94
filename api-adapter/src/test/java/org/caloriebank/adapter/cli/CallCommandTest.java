package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caloriebank.adapter.http.HttpConfig;
import org.caloriebank.adapter.http.HttpDoor;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.SyncPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talking to a bank that runs. */
class CallCommandTest {
    private static final String MEMBER = "{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}";

    @TempDir
    private Path directory;

    private CalorieBank bank;
    private HttpDoor door;

    @BeforeEach
    void open() {
        bank = CalorieBank.open(BankConfig.at(directory.resolve("bank"))
                .withSyncPolicy(SyncPolicy.NONE)
                .withLowDiskBytes(0));
        door = HttpDoor.start(bank, HttpConfig.defaults().withPort(0));
    }

    @AfterEach
    void close() {
        door.close();
        bank.close();
    }

    @Test
    void shouldSendCommandsAndPrintAnswers() throws IOException {
        final Path body = Files.writeString(directory.resolve("grant.json"), """
                {"amountCenticoins": 500, "operatorId": 1, "reason": "welcome"}
                """);

        final ProgramRun put = run("call", "put", "/v1/members/42", "--body", MEMBER);
        final ProgramRun grant = run("call", "POST", "/v1/members/42/adjustments", "--body-file", body.toString());
        final ProgramRun again =
                run("call", "POST", "/v1/members/42/adjustments", "--body-file", body.toString(), "--key", "a");
        final ProgramRun same =
                run("call", "POST", "/v1/members/42/adjustments", "--body-file", body.toString(), "--key", "a");
        final ProgramRun balance = run("call", "GET", "/v1/members/42/balance");
        final ProgramRun lines =
                run("call", "POST", "/v1/activity", "--type", "application/x-ndjson", "--body", "{}\n{}\n");

        assertTrue(put.out().startsWith("{\n  \"code\": \"ACCEPTED\",\n"), put.out());
        assertEquals(ExitCodes.OK, grant.exitCode(), grant.err());
        assertEquals(again.out(), same.out());
        assertTrue(balance.out().contains("\n  \"balanceCenticoins\": 1000,\n"), balance.out());
        assertEquals(2, lines.out().lines().count(), lines.out());
        assertTrue(run("call", "GET", "/openapi.yaml").out().startsWith("openapi: 3.1.0\n"));
    }

    @Test
    void shouldSayWhyTheBankRefusesAndWhatToDo() {
        final ProgramRun unknown = run("call", "GET", "/v1/members/42");
        final ProgramRun malformed = run("call", "PUT", "/v1/members/42", "--body", "{\"bodyMassGrams\":1}");
        bank.close();
        final ProgramRun stopped = run("call", "PUT", "/v1/members/42", "--body", MEMBER, "--key", "k");

        requireRefused(unknown, "The bank refuses: no such member (UNKNOWN_MEMBER, status 404). Try again once");
        requireRefused(
                malformed, "bodyMassGrams must be an integer from 10000 to 650000. The same will be refused again.");
        requireRefused(stopped, "(STOPPED, status 503)");
        requireRefused(stopped, "Try the same again in a while, with --key k.");
    }

    @Test
    void shouldSayHowToAskAgainWhenNobodyAnswers() {
        final String url = "http://127.0.0.1:" + door.port();
        door.close();

        final ProgramRun run =
                ProgramRun.of("call", "PUT", "/v1/members/42", "--body", MEMBER, "--key", "k", "--url", url);

        requireRefused(run, "does not answer: see that it is running there, and send it again with --key k");
    }

    @Test
    void shouldRefuseWrongUsage() {
        for (final ProgramRun run : List.of(
                run("call"),
                run("call", "GET"),
                run("call", "GET", "v1/health"),
                run("call", "GET", "/v1/he alth"),
                run("call", "NO WAY", "/v1/health"),
                run("call", "GET", "/v1/health", "--body", "{}", "--body-file", "x"),
                run("facility"),
                run("facility", "show"),
                run("facility", "show", "0"),
                ProgramRun.of("facility", "list", "--url", "bank"))) {
            assertEquals(ExitCodes.USAGE, run.exitCode(), run.err());
            assertFalse(run.err().contains("Exception"), run.err());
        }
        assertEquals(
                ExitCodes.UNREADABLE,
                run(
                                "call",
                                "POST",
                                "/v1/gifts",
                                "--body-file",
                                directory.resolve("none").toString())
                        .exitCode());
    }

    @Test
    void shouldShowFacilitiesAsTables() {
        run("call", "PUT", "/v1/facilities/1", "--body", "{\"capacity\":300,\"lockers\":9,\"zoneOffsetMinutes\":60}");
        run(
                "call",
                "PUT",
                "/v1/water-profiles/1",
                "--body",
                "{\"effectiveDate\":\"2020-01-01\",\"silentAfterMinutes\":9,\"greatestPhHundredths\":780,\"citation\":\"x\"}");
        for (int space = 1; space <= 15; space++) {
            run(
                    "call",
                    "PUT",
                    "/v1/spaces/" + space,
                    "--body",
                    "{\"facilityId\":1,\"kind\":\"POOL\",\"capacity\":80,\"waterProfileId\":1,\"lightCircuitId\":5}");
        }
        run("call", "PUT", "/v1/spaces/16", "--body", "{\"facilityId\":1,\"kind\":\"COURT\",\"capacity\":4}");
        run(
                "call",
                "POST",
                "/v1/spaces/1/water",
                "--body",
                "{\"measuredAtMs\":" + bank.timeMs(0) + ",\"phHundredths\":790}");

        final ProgramRun list = run("facility", "list");
        final ProgramRun show = run("facility", "show", "1");
        final List<String> lines = show.out().lines().toList();

        assertTrue(list.out().matches("(?s).*\n +1 +open +0 +300\n"), list.out());
        assertEquals(
                "Facility id 1, status OPEN, occupancy 0, capacity 300, lockers free 9, lockers 9, wristbands free 0",
                lines.get(0));
        assertEquals(18, lines.size(), show.out());
        assertTrue(lines.get(2).matches(" +1 +pool +open +0 +80 +off +out of range: ph"), lines.get(2));
        assertTrue(lines.get(3).matches(" +2 +pool +open +0 +80 +off +no reading yet"), lines.get(3));
        assertTrue(lines.get(17).matches(" +16 +court +open +0 +4"), lines.get(17));
        requireRefused(run("facility", "show", "2"), "no such facility");
    }

    private ProgramRun run(final String... arguments) {
        final List<Object> all = new ArrayList<>(Arrays.asList((Object[]) arguments));
        if (arguments.length > 1) {
            all.add("--url");
            all.add("http://127.0.0.1:" + door.port());
        }
        return ProgramRun.of(all.toArray());
    }

    private static void requireRefused(final ProgramRun run, final String words) {
        assertEquals(ExitCodes.REFUSED, run.exitCode(), run.err());
        assertTrue(run.err().contains(words), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertEquals("", run.out());
    }
}
