package org.caloriebank.adapter.water;

/** A file is no water profile; the message is a sentence for people that says what is wrong with it. */
public final class NotAProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAProfileException(final String message) {
        super(message);
    }
}
