package org.caloriebank.fault;

/** How a trial ended, if it did not fail. */
enum Verdict {
    /** The bank is as the truth. */
    EQUAL,
    /** The bank refused, rightly, and named the place. */
    REFUSED
}
