package org.caloriebank.adapter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sports centres of a bank that runs, as tables. */
@Command(
        name = "facility",
        header = "List the sports centres of a bank that runs, and show one as it is now.",
        description = {"", "To change one, or for all else there is to ask, see 'caloriebank call --help'.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank facility list", "  caloriebank facility show 1"},
        subcommands = {FacilityListCommand.class, FacilityShowCommand.class})
final class FacilityCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list or show.");
    }
}
