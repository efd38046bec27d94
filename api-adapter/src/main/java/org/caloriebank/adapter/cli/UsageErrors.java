package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the command line in a sentence, what may have been meant, and where help is. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(final ParameterException error, final String[] args) {
        final CommandLine command = error.getCommandLine();
        final PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(error.getMessage()));
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println(
                "Try '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes and for examples.");
        return ExitCodes.USAGE;
    }
}
