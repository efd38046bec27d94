package org.caloriebank.adapter.demo;

/** The demonstration could not go on; the message is one sentence with what to do. What it wrote stays where it is. */
public final class DemoFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoFailedException(final String message, final Throwable cause) {
        super(message, cause);
    }

    DemoFailedException(final String message) {
        super(message);
    }
}
