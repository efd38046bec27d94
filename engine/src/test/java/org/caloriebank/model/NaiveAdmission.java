package org.caloriebank.model;

import org.caloriebank.protocol.codec.AdmissionState;

/** A visit of a facility, from check-in on. */
final class NaiveAdmission {
    final long admissionId;
    final NaiveFacility facility;
    final NaiveMember member;
    final long checkedInAtMs;
    final long closesAtMs;
    final long localDay;
    final NaiveTariff tariff;
    final long ceilingLeftCenticoins;
    /** Null when nothing was set aside. */
    final NaiveHold hold;
    /** 0 for none. */
    final int locker;

    NaiveWristband band;
    /** Where the member is; null in no space. */
    NaiveSpace space;

    /** In water now; null when not. */
    WaterVisit waterVisit;

    AdmissionState state = AdmissionState.INSIDE;
    long closedAtMs;
    long feeCenticoins;
    long requestedCenticoins;
    long refundedCenticoins;
    boolean isWaived;
    boolean isRefunded;

    NaiveAdmission(
            final long admissionId,
            final NaiveFacility facility,
            final NaiveMember member,
            final long nowMs,
            final long ceilingLeftCenticoins,
            final NaiveHold hold,
            final int locker) {
        this.admissionId = admissionId;
        this.facility = facility;
        this.member = member;
        this.ceilingLeftCenticoins = ceilingLeftCenticoins;
        this.hold = hold;
        this.locker = locker;
        checkedInAtMs = nowMs;
        localDay = facility.localDay(nowMs);
        closesAtMs = facility.closingTimeMs(localDay);
        tariff = facility.tariff;
    }

    boolean isOpen() {
        return state == AdmissionState.INSIDE;
    }

    boolean isIn(final NaiveSpace other) {
        return space == other;
    }

    long heldCenticoins() {
        return hold == null ? 0 : hold.amountCenticoins;
    }
}
