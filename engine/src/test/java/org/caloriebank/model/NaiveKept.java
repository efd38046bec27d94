package org.caloriebank.model;

/** Things of one kind that are over and kept for a while, in the order they are forgotten. */
interface NaiveKept {
    /** @return from when on the first one may be forgotten, ms; Long.MAX_VALUE for none. */
    long forgettableAtMs();

    void forgetFirst();
}
