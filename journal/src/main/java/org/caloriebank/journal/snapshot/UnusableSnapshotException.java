package org.caloriebank.journal.snapshot;

/** A snapshot cannot be used, and another one, or the journal alone, has to do. The message is a sentence that says why. */
public final class UnusableSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isOfAnotherVersion;

    UnusableSnapshotException(final String message) {
        this(message, false);
    }

    UnusableSnapshotException(final String message, final boolean isOfAnotherVersion) {
        super(message);
        this.isOfAnotherVersion = isOfAnotherVersion;
    }

    UnusableSnapshotException(final String message, final Throwable cause) {
        super(message, cause);
        isOfAnotherVersion = false;
    }

    /** @return whether nothing is wrong with it but that another version of this program wrote it. */
    public boolean isOfAnotherVersion() {
        return isOfAnotherVersion;
    }
}
