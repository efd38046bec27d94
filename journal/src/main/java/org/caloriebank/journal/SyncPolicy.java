package org.caloriebank.journal;

/** What an answer promises: when a command counts as journalled. */
public enum SyncPolicy {
    /** Written to the operating system: survives a crash of the process, not of the machine. */
    NONE,
    /** Forced to the disk, one sync for all that waits, before any answer leaves: survives a crash of the machine. */
    BATCH
}
