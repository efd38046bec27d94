package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a bank answers HTTP, and how it is asked; shared by all commands that talk to one that runs. */
final class BankAddress {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "URL",
            description = "Where the bank answers HTTP. Default: http://127.0.0.1:8080")
    private URI url;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    URI url() {
        return url;
    }

    /**
     * Ask, and wait for the answer, whatever it is.
     *
     * @param path from the slash on.
     * @param headers by name.
     * @param body empty for none.
     * @param advice what to do when no answer comes; the end of a sentence.
     * @throws ParameterException if there is no such address.
     * @throws CommandFailedException if no answer comes.
     */
    HttpResponse<String> send(
            final String method,
            final String path,
            final Map<String, String> headers,
            final String body,
            final String advice)
            throws CommandFailedException, InterruptedException {
        final HttpRequest request = request(method, path, headers, body);
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (final IOException e) {
            throw new CommandFailedException(
                    ExitCodes.REFUSED,
                    "The bank at " + url + " does not answer: see that it is running there, " + advice,
                    e);
        }
    }

    private HttpRequest request(
            final String method, final String path, final Map<String, String> headers, final String body) {
        try {
            final BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
            final HttpRequest.Builder request =
                    HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).method(method, publisher);
            headers.forEach(request::header);
            return request.build();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--url must be such as http://127.0.0.1:8080, and the path such as /v1/health: " + e.getMessage()
                            + ".",
                    e);
        }
    }
}
