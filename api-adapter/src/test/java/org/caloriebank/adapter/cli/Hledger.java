package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** The accounting program, where it is installed. */
final class Hledger {
    private Hledger() {}

    static void assumeInstalled() {
        assumeTrue(
                isInstalled(), "LEFT OUT: hledger is not installed (apt install hledger), so it has checked nothing");
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("hledger", "--version").start().waitFor() == 0;
        } catch (final IOException e) {
            return false;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String run(final String... arguments) throws IOException, InterruptedException {
        final ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("hledger"), Arrays.stream(arguments)).toList());
        builder.environment().put("LC_ALL", "C.UTF-8");
        final Process process = builder.redirectErrorStream(true).start();
        final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }
}
