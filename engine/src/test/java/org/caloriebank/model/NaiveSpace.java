package org.caloriebank.model;

import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;

/** A court, pool, lane, arcade cabinet or simulator as last put. */
final class NaiveSpace {
    final long spaceId;
    final NaiveFacility facility;
    final SpaceKind kind;
    int capacity;
    long priceCenticoins;
    /** 0 for none. */
    long lightCircuitId;

    int lightGraceMinutes;
    /** 0 for none. */
    long waterProfileId;

    SpaceStatus status;

    NaiveSpace(final long spaceId, final NaiveFacility facility, final SpaceKind kind) {
        this.spaceId = spaceId;
        this.facility = facility;
        this.kind = kind;
    }

    boolean isOpen() {
        return status == SpaceStatus.OPEN;
    }

    boolean isWater() {
        return kind == SpaceKind.POOL || kind == SpaceKind.LANE;
    }

    boolean isPlayable() {
        return kind == SpaceKind.ARCADE || kind == SpaceKind.SIMULATOR;
    }
}
