package org.caloriebank.adapter.cli;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(final String[] args) {
        System.exit(execute(args));
    }

    private static int execute(final String[] args) {
        try {
            return CalorieBankCommand.newCommandLine().execute(args);
        } catch (final OutOfMemoryError e) { // what was read is garbage by now, so there is room for a sentence
            System.err.println("Memory ran out (" + e.getMessage()
                    + "): give more with CALORIEBANK_JAVA_OPTS=-Xmx8g, or read fewer files at a time.");
            return ExitCodes.INTERNAL;
        }
    }
}
