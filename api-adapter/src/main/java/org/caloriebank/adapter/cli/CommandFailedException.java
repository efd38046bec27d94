package org.caloriebank.adapter.cli;

/** A command came to an end that is not an error of this program. The message is one sentence with what to do. */
final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailedException(final int exitCode, final String message, final Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
