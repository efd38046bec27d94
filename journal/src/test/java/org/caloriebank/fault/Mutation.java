package org.caloriebank.fault;

/** What is made wrong on purpose, so that the harness has something to find. */
enum Mutation {
    NONE,
    /** The disk forgets what was forced. */
    FORCE_DOES_NOTHING,
    /** The bank answers before it has forced anything, and says it has. */
    ANSWERS_BEFORE_FORCE
}
