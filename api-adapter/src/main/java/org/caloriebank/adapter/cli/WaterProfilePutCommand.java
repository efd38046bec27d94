package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.water.WaterProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a profile to a bank that runs. */
@Command(
        name = "put",
        header = "Put a profile into a bank that runs.",
        description = {
            "",
            "Pools and lanes name the profile by its id. A profile put again with the same day replaces that version;"
                    + " with a later day it takes over then.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank water-profile put gb-37488-2019 --profile-id 1",
            "  caloriebank water-profile put ./our-pool.json --profile-id 2 --effective-date 2026-02-01 --silent-after 15"
        })
final class WaterProfilePutCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int SUCCESS = 2;

    @Mixin
    private WaterProfileChoice choice;

    @Option(
            names = "--profile-id",
            required = true,
            paramLabel = "ID",
            description = "The profile's number in the bank, from 1.")
    private long profileId;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "URL",
            description = "Where the bank answers HTTP. Default: http://127.0.0.1:8080")
    private URI url;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandFailedException, InterruptedException {
        if (profileId < 1) {
            throw new ParameterException(spec.commandLine(), "--profile-id must be 1 or more.");
        }
        final WaterProfile profile = choice.read();
        WaterProfileChoice.warn(profile, spec.commandLine().getErr());
        final HttpResponse<String> response = send(request(Json.of(profile.body())));
        if (response.statusCode() / 100 != SUCCESS) {
            throw new CommandFailedException(
                    ExitCodes.REFUSED,
                    "The bank at " + url + " did not take the profile; it answered " + response.statusCode() + ": "
                            + response.body().strip(),
                    null);
        }
        spec.commandLine()
                .getOut()
                .println("Water profile " + profileId + " is " + profile.name() + " from " + profile.effectiveDate()
                        + " on, with " + Words.count(profile.limits().size(), "limit") + ".");
        return ExitCodes.OK;
    }

    private HttpRequest request(final String body) {
        try {
            return HttpRequest.newBuilder(url.resolve("/v1/water-profiles/" + profileId))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .PUT(BodyPublishers.ofString(body))
                    .build();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--url must be such as http://127.0.0.1:8080: " + e.getMessage() + ".", e);
        }
    }

    private HttpResponse<String> send(final HttpRequest request) throws CommandFailedException, InterruptedException {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, BodyHandlers.ofString());
        } catch (final IOException e) {
            throw new CommandFailedException(
                    ExitCodes.REFUSED,
                    "The bank at " + url + " does not answer: see that it is running there, then try again; putting a"
                            + " profile twice does no harm.",
                    e);
        }
    }
}
