package org.caloriebank.adapter.files;

/** A file is none that can be imported; the message is one sentence that says which ones can. Nothing was sent. */
public final class FileFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    FileFormatException(final String message) {
        super(message);
    }
}
