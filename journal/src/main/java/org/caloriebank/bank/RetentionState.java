package org.caloriebank.bank;

/**
 * How it stands with a bank's old segments, at one moment.
 *
 * @param archived handed to the archive and deleted by this process.
 * @param failed attempts of this process that ended early.
 * @param failure why the last attempt ended early, or null when it did not; it is tried again after the next snapshot.
 */
public record RetentionState(long archived, long failed, String failure) {
    static RetentionState none() {
        return new RetentionState(0, 0, null);
    }

    RetentionState ended(final long segments) {
        return new RetentionState(archived + segments, failed, null);
    }

    RetentionState failedWith(final String cause) {
        return new RetentionState(archived, failed + 1, cause);
    }
}
