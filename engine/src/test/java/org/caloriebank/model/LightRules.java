package org.caloriebank.model;

/** Section 12: what lights are told by those who want them. */
final class LightRules {
    /** A first person is in the space, or a session of it is lit. */
    void wanted(final NaiveSpace space, final OutcomeDraft draft) {
        // to be written
    }

    /** The last person has left the space, or a lit session of it is over. */
    void givenUp(final NaiveSpace space, final OutcomeDraft draft) {
        // to be written
    }
}
