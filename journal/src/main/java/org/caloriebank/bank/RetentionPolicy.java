package org.caloriebank.bank;

import java.util.List;

/**
 * What becomes of a journal's old segments. Immutable.
 *
 * @param archiveCommand run for each segment that may go, with the file's path as its last argument; exit code 0 means that the archive has it. Empty:
 *     all segments stay.
 */
public record RetentionPolicy(List<String> archiveCommand) {
    public RetentionPolicy {
        archiveCommand = List.copyOf(archiveCommand);
    }

    /** @return one by which every segment stays. */
    public static RetentionPolicy keepAll() {
        return new RetentionPolicy(List.of());
    }

    boolean isOn() {
        return !archiveCommand.isEmpty();
    }
}
