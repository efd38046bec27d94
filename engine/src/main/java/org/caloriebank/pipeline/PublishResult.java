package org.caloriebank.pipeline;

/** Whether a command entered the ring. Only a published one will be answered. */
public enum PublishResult {
    PUBLISHED,
    /** The ring is full: nothing happened; try again soon. */
    BACK_PRESSURED,
    /** The disk is nearly full: nothing happened; commands are refused until there is room. Queries still pass. */
    DISK_LOW,
    /** The bank is closed or failed: nothing happened; no command will be accepted before a restart. */
    STOPPED
}
