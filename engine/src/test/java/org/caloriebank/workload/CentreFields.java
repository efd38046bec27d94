package org.caloriebank.workload;

import java.util.List;
import org.caloriebank.protocol.codec.SpaceKind;

/** Draws the fields several commands of the sports centre share: a few halls in which everybody meets. */
final class CentreFields {
    static final int FACILITIES = 2;
    static final int SPACES = 10;
    static final int WRISTBANDS = 12;
    static final int CIRCUITS = 4;
    static final int WATER_PROFILES = 3;
    private static final long UNKNOWN = 777;
    private static final int TRIES_MAX = 3;
    private static final List<SpaceKind> KINDS =
            List.of(SpaceKind.COURT, SpaceKind.POOL, SpaceKind.ARCADE, SpaceKind.LANE, SpaceKind.SIMULATOR);

    final FieldDraw fields;
    final Dice dice;

    CentreFields(final FieldDraw fields) {
        this.fields = fields;
        dice = fields.dice;
    }

    long facilityId() {
        return dice.isOdd() ? oddId() : dice.between(1, FACILITIES);
    }

    long spaceId() {
        return dice.isOdd() ? oddId() : dice.between(1, SPACES);
    }

    long wristbandId() {
        return dice.isOdd() ? oddId() : dice.between(1, WRISTBANDS);
    }

    /** @return 0 for none, or the number of a circuit, mostly of this facility. */
    long circuitId(final long facilityId) {
        if (dice.chance(150)) {
            return dice.isOdd() ? -1 : 0;
        }
        return dice.chance(950) ? ofFacility(facilityId, CIRCUITS) : dice.between(1, CIRCUITS);
    }

    long waterProfileId() {
        if (dice.chance(150)) {
            return dice.isOdd() ? -1 : 0;
        }
        return dice.chance(970) ? dice.between(1, WATER_PROFILES) : UNKNOWN;
    }

    /** @return a space of a facility most of the time. */
    long spaceIdAt(final long facilityId) {
        return dice.chance(950) ? ofFacility(facilityId, SPACES) : spaceId();
    }

    /** @return a wristband of a facility most of the time. */
    long wristbandIdAt(final long facilityId) {
        return dice.chance(950) ? ofFacility(facilityId, WRISTBANDS) : wristbandId();
    }

    /** @return mostly a pool or a lane. */
    long waterSpaceId() {
        long spaceId = spaceId();
        for (int tries = 0; tries < TRIES_MAX && !isWater(spaceId); tries++) {
            spaceId = spaceId();
        }
        return spaceId;
    }

    private static boolean isWater(final long spaceId) {
        final SpaceKind kind = kindOf(spaceId);
        return kind == SpaceKind.POOL || kind == SpaceKind.LANE;
    }

    /** @return where a space or wristband belongs: the numbers go round. */
    static long facilityOf(final long id) {
        return Math.floorMod(id, FACILITIES) + 1L;
    }

    static SpaceKind kindOf(final long spaceId) {
        return KINDS.get((int) Math.floorMod((spaceId - 1) / FACILITIES, (long) KINDS.size()));
    }

    private long ofFacility(final long facilityId, final int count) {
        final long first = facilityId == FACILITIES ? 1 : 2;
        return first + FACILITIES * (long) dice.between(0, count / FACILITIES - 1);
    }

    private long oddId() {
        return dice.odd(0, -1, Long.MIN_VALUE, Long.MAX_VALUE, UNKNOWN);
    }
}
