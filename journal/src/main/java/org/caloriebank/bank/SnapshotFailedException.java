package org.caloriebank.bank;

/** A snapshot that was asked for could not be taken. The bank goes on: the journal has everything. */
public final class SnapshotFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SnapshotFailedException(final String message) {
        super(message);
    }
}
