package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
final class ServeCommandTest {
    private static final Pattern READY = Pattern.compile("Calorie Bank is ready at (http://\\S+:\\d+): (.*)");

    @TempDir
    private Path directory;

    @Test
    void shouldServeUntilToldToStop() throws Exception {
        final CommandLine program = CalorieBankCommand.newCommandLine();
        final PipedReader output = new PipedReader();
        program.setOut(new PrintWriter(new PipedWriter(output), true));
        final CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> program.execute(
                "serve", "--data", directory.resolve("bank").toString(), "--port", "0", "--clock", "data"));

        final Matcher ready = READY.matcher(new BufferedReader(output).readLine());
        assertTrue(ready.matches());
        final int status = statusOf(ready.group(1) + "/v1/health");
        program.getSubcommands()
                .get("serve")
                .<ServeCommand>getCommand()
                .stopSignal()
                .request();

        assertEquals(200, status);
        assertTrue(ready.group(2).startsWith("a new bank"), ready.group(2));
        assertEquals(ExitCodes.OK, exitCode.get(30, TimeUnit.SECONDS));
    }

    @Test
    void shouldAskForTheClockWhenTheBankLivesInThePast() throws IOException {
        final Path bank = directory.resolve("bank");
        final Path steps = Files.writeString(
                directory.resolve("steps.csv"), "Id,ActivityHour,StepTotal\n7,4/12/2016 8:00:00 AM,1000\n");
        ProgramRun.of("import", "--data", bank, steps);
        final String before =
                ProgramRun.of("audit", "balances", "--format", "csv", bank).out();

        final ProgramRun run = ProgramRun.of("serve", "--data", bank, "--port", "0");

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("2016-04-12T09:00:00Z"), run.err());
        assertTrue(run.err().contains("--clock continue"), run.err());
        assertEquals(
                before,
                ProgramRun.of("audit", "balances", "--format", "csv", bank).out());
    }

    @Test
    void shouldSayWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final StringWriter err = new StringWriter();

            final int exitCode = CalorieBankCommand.newCommandLine()
                    .setErr(new PrintWriter(err, true))
                    .execute(
                            "serve",
                            "--data",
                            directory.resolve("bank").toString(),
                            "--port",
                            String.valueOf(taken.getLocalPort()));

            assertEquals(ExitCodes.UNREADABLE, exitCode);
            assertTrue(err.toString().contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()), err.toString());
        }
    }

    private static int statusOf(final String url) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
