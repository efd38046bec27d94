package org.caloriebank.fault;

/** The process is no more, as far as its files are concerned: unwinds whoever took a step on the disk. Has no stack trace. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("crashed", null, false, false);
    }
}
