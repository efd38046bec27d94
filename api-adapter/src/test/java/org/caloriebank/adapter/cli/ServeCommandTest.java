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
        final CommandLine serve = program.getSubcommands().get("serve");
        final PipedReader output = new PipedReader();
        serve.setOut(new PrintWriter(new PipedWriter(output), true));
        final CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> program.execute(
                "serve", "--data", directory.resolve("bank").toString(), "--port", "0", "--clock", "data"));

        final Matcher ready = READY.matcher(new BufferedReader(output).readLine());
        assertTrue(ready.matches());
        final int status = statusOf(ready.group(1) + "/health/ready");
        serve.<ServeCommand>getCommand().stopSignal().request();

        assertEquals(200, status);
        assertTrue(ready.group(2).startsWith("0 records recovered"), ready.group(2));
        assertEquals(ExitCodes.OK, exitCode.get(30, TimeUnit.SECONDS));
        assertEquals(
                ExitCodes.OK,
                ProgramRun.of("audit", "verify", directory.resolve("bank")).exitCode());
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
