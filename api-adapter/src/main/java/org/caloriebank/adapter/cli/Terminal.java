package org.caloriebank.adapter.cli;

/** Whether somebody watches. Java 17 cannot tell for each stream, so the launcher does. */
final class Terminal {
    private static final String VARIABLE = "CALORIEBANK_TERMINAL";

    private Terminal() {}

    /** @return whether the launcher found the standard error to be a terminal. */
    static boolean isStandardError() {
        return "stderr".equals(System.getenv(VARIABLE));
    }
}
