package org.caloriebank.adapter.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run the demonstration. Immutable.
 *
 * @param directory for all it writes; empty or absent.
 * @param reportFile the page.
 * @param sampleFiles of the month.
 * @param commands callers send over HTTP, about.
 * @param callers at the same time.
 * @param seed of what callers send.
 * @param nodeCommand starts this program in a process of its own, without arguments.
 * @param program how people start it, for what to try next.
 */
public record DemoConfig(
        Path directory,
        Path reportFile,
        List<Path> sampleFiles,
        int commands,
        int callers,
        long seed,
        List<String> nodeCommand,
        String program) {
    public static final int COMMANDS_MIN = 200;
    public static final int COMMANDS_MAX = 1_000_000;
    public static final int CALLERS_MAX = 64;

    public DemoConfig {
        requireInRange(commands, callers);
    }

    /** @throws IllegalArgumentException if one of them is not. */
    public static void requireInRange(final int commands, final int callers) {
        if (commands < COMMANDS_MIN || commands > COMMANDS_MAX) {
            throw new IllegalArgumentException(
                    "commands must be from " + COMMANDS_MIN + " to " + COMMANDS_MAX + ", not " + commands);
        }
        if (callers < 1 || callers > CALLERS_MAX) {
            throw new IllegalArgumentException("callers must be from 1 to " + CALLERS_MAX + ", not " + callers);
        }
    }

    /** @return the bank's directory: the journal is all that is in it. */
    Path bankDirectory() {
        return directory.resolve("bank");
    }

    /** @return the directory of the sports centre's bank. */
    Path centreDirectory() {
        return directory.resolve("centre");
    }

    /** @return the file for what a node prints. */
    Path nodeLog(final int node) {
        return directory.resolve("node-" + node + ".log");
    }
}
