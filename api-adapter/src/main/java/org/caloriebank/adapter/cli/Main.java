package org.caloriebank.adapter.cli;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(final String[] args) {
        System.exit(CalorieBankCommand.newCommandLine().execute(args));
    }
}
