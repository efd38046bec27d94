package org.caloriebank.protocol;

/** What a caller should do after a refusal. */
public enum RetryHint {
    /** It is done. */
    NO_NEED,
    /** The same command will be refused again. */
    NEVER,
    /** The same command, unchanged, may be accepted later. */
    LATER,
    /** May be accepted once the cause is gone; the refusal is remembered under its id, so a new try needs a new one. */
    WITH_NEW_ID
}
