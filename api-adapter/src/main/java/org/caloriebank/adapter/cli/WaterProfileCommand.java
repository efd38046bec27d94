package org.caloriebank.adapter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What pool water must be, from standards: files with their sources. */
@Command(
        name = "water-profile",
        header = "List, show and put the limits that pool water must keep.",
        description = {
            "",
            "Profiles are files: limits of a standard, each with the place where it stands and whether its number was confirmed."
                    + " Some come with the program; your own are named by their path.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank water-profile list",
            "  caloriebank water-profile show gb-37488-2019",
            "  caloriebank water-profile put gb-37488-2019 --profile-id 1"
        },
        subcommands = {WaterProfileListCommand.class, WaterProfileShowCommand.class, WaterProfilePutCommand.class})
final class WaterProfileCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list, show or put.");
    }
}
