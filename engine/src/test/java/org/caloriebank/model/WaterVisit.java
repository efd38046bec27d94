package org.caloriebank.model;

/** A stay in a pool or lane. */
final class WaterVisit {
    /** Sequence of the tap that began it. */
    final long number;

    final NaiveSpace space;
    final NaiveAdmission admission;
    final long enteredAtMs;
    /** 0 while the member is in. */
    long leftAtMs;

    boolean isOver;

    WaterVisit(final long number, final NaiveSpace space, final NaiveAdmission admission, final long enteredAtMs) {
        this.number = number;
        this.space = space;
        this.admission = admission;
        this.enteredAtMs = enteredAtMs;
    }
}
