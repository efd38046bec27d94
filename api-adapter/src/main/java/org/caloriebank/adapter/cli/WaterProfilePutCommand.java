package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
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
    @Mixin
    private WaterProfileChoice choice;

    @Option(
            names = "--profile-id",
            required = true,
            paramLabel = "ID",
            description = "The profile's number in the bank, from 1.")
    private long profileId;

    @Mixin
    private BankAddress bank;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandFailedException, InterruptedException {
        if (profileId < 1) {
            throw new ParameterException(spec.commandLine(), "--profile-id must be 1 or more.");
        }
        final WaterProfile profile = choice.read();
        WaterProfileChoice.warn(profile, spec.commandLine().getErr());
        final HttpResponse<String> response = bank.send(
                "PUT",
                "/v1/water-profiles/" + profileId,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                Json.of(profile.body()),
                "then try again; putting a profile twice does no harm.");
        if (BankProblem.isRefusal(response)) {
            throw new CommandFailedException(
                    ExitCodes.REFUSED,
                    "The bank at " + bank.url() + " did not take the profile; it answered " + response.statusCode()
                            + ": " + response.body().strip(),
                    null);
        }
        spec.commandLine()
                .getOut()
                .println("Water profile " + profileId + " is " + profile.name() + " from " + profile.effectiveDate()
                        + " on, with " + Words.count(profile.limits().size(), "limit") + ".");
        return ExitCodes.OK;
    }
}
