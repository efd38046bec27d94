package org.caloriebank.fault;

/**
 * What goes wrong, and where.
 *
 * @param kind of the step.
 * @param occurrence which of them, from 1.
 * @param mode what happens there.
 */
record Fault(StepKind kind, int occurrence, Mode mode) {
    /** Nothing goes wrong. */
    static final Fault NONE = new Fault(new StepKind("nobody", "does", "nothing"), 0, Mode.CRASH_BEFORE);

    enum Mode {
        CRASH_BEFORE,
        /** Half of the step is done: a part of the bytes, a file made but not opened. */
        CRASH_IN,
        CRASH_AFTER,
        /** The disk is full from here on; a write comes to its first bytes. */
        NO_SPACE,
        /** The operating system refuses this once. */
        ERROR,
        /** From here on reads give fewer bytes than there are, at least one. */
        SHORT_READS;

        boolean isCrash() {
            return this == CRASH_BEFORE || this == CRASH_IN || this == CRASH_AFTER;
        }
    }

    boolean strikes(final StepKind step, final int count) {
        return count == occurrence && kind.equals(step);
    }

    @Override
    public String toString() {
        return this == NONE ? "nothing" : mode + " at step " + occurrence + " of [" + kind + "]";
    }
}
