package org.caloriebank.model;

import org.caloriebank.protocol.codec.WristbandStatus;

/** A band that opens a locker and is tapped at readers. */
final class NaiveWristband {
    final long wristbandId;
    final NaiveFacility facility;
    WristbandStatus status;
    /** Null when on nobody's wrist. */
    NaiveAdmission admission;

    NaiveWristband(final long wristbandId, final NaiveFacility facility) {
        this.wristbandId = wristbandId;
        this.facility = facility;
    }
}
