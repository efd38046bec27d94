package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

final class HelpTest {
    @ParameterizedTest
    @MethodSource("commands")
    void shouldHelpWithExamplesAndExitCodes(final List<String> command) {
        final List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");

        final ProgramRun run = ProgramRun.of(arguments.toArray());

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("Usage: caloriebank"), run.out());
        assertTrue(run.out().contains("Example"), run.out());
        assertTrue(run.out().contains("Exit codes:"), run.out());
        assertFalse(run.out().contains("${"), run.out());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldDescribeEveryOptionAndParameter(final List<String> command) {
        CommandLine commandLine = CalorieBankCommand.newCommandLine();
        for (final String name : command) {
            commandLine = commandLine.getSubcommands().get(name);
        }

        for (final OptionSpec option : commandLine.getCommandSpec().options()) {
            assertTrue(option.description().length > 0, option.longestName());
        }
        for (final PositionalParamSpec parameter : commandLine.getCommandSpec().positionalParameters()) {
            assertTrue(parameter.description().length > 0, parameter.paramLabel());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTellItsVersion(final List<String> command) {
        final List<String> arguments = new ArrayList<>(command);
        arguments.add("--version");

        final ProgramRun run = ProgramRun.of(arguments.toArray());

        assertEquals(ExitCodes.OK, run.exitCode());
        assertTrue(run.out().matches("(?s)caloriebank \\d+\\.\\d+\\.\\d+.*"), run.out());
    }

    @Test
    void shouldRefuseWrongUsageInOneSentenceAndSayWhereHelpIs() {
        for (final ProgramRun run : List.of(
                ProgramRun.of(),
                ProgramRun.of("audit"),
                ProgramRun.of("impotr"),
                ProgramRun.of("import"),
                ProgramRun.of("import", "--data", "bank"),
                ProgramRun.of("import", "--data", "bank", "--clock", "lunar", "a.csv"),
                ProgramRun.of("serve", "--data", "bank", "--ring-size", "1000"),
                ProgramRun.of("serve", "--data", "bank", "--port", "70000"),
                ProgramRun.of("audit", "replay", "--to", "yesterday", "bank"),
                ProgramRun.of("audit", "balances", "--as-of", "-1", "bank"),
                ProgramRun.of("audit", "balances", "--as-of", "2016-13-01", "bank"),
                ProgramRun.of("audit", "balances", "--as-of", "2016-05-01T00:00:00", "bank"),
                ProgramRun.of("audit", "balances", "--format", "hledger", "bank"),
                ProgramRun.of("audit", "verify", "bank", "bank"))) {
            assertEquals(ExitCodes.USAGE, run.exitCode(), run.err());
            assertTrue(run.err().contains("--help"), run.err());
            assertFalse(run.err().contains("Exception"), run.err());
            assertEquals("", run.out());
        }
    }

    private static Stream<List<String>> commands() {
        return commands(CalorieBankCommand.newCommandLine(), List.of());
    }

    private static Stream<List<String>> commands(final CommandLine commandLine, final List<String> path) {
        return Stream.concat(
                Stream.of(path),
                commandLine.getSubcommands().entrySet().stream().flatMap(entry -> {
                    final List<String> longer = new ArrayList<>(path);
                    longer.add(entry.getKey());
                    return commands(entry.getValue(), longer);
                }));
    }
}
