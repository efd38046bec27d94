package org.caloriebank.workload;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityCommand.PutFacility;
import org.caloriebank.protocol.FacilityCommand.PutOpeningHours;
import org.caloriebank.protocol.FacilityCommand.PutSpace;
import org.caloriebank.protocol.FacilityCommand.PutTariff;
import org.caloriebank.protocol.FacilityCommand.PutWristband;
import org.caloriebank.protocol.FacilityCommand.SetSpaceOpen;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.caloriebank.workload.Memory.UsedId;

/** Draws what the manager of a sports centre sends. */
final class FacilityDraw {
    private static final int MINUTES_PER_DAY = 1_440;
    private static final int WEEKDAYS = 7;
    private static final int CLOSED_DAY = -1;
    private static final List<SpaceKind> KINDS = List.of(SpaceKind.values());

    private final CentreFields centre;
    private final FieldDraw fields;
    private final Dice dice;

    FacilityDraw(final CentreFields centre) {
        this.centre = centre;
        fields = centre.fields;
        dice = centre.dice;
    }

    Command putFacility(final long facilityId) {
        final UsedId id = fields.id();
        return new PutFacility(
                id.id(),
                id.callerId(),
                facilityId,
                dice.isOdd() ? dice.odd(0, -1, 1_000_001, Integer.MIN_VALUE, 1) : dice.between(2, 7),
                lockers(),
                dice.chance(700) ? 60 : fields.zoneOffsetMinutes(),
                facilityStatus());
    }

    Command putTariff(final long facilityId) {
        final UsedId id = fields.id();
        final long entryFee = amount(5_000);
        final long ceiling = dice.isOdd() ? amount(100) : entryFee + ceilingAboveEntry();
        final int blockMinutes = dice.isOdd() ? dice.odd(0, -1, 1_441, 1_440, 1) : dice.between(1, 90);
        return new PutTariff(id.id(), id.callerId(), blockMinutes, facilityId, entryFee, amount(3_000), ceiling);
    }

    Command putOpeningHours() {
        final UsedId id = fields.id();
        final List<Integer> opensAt = new ArrayList<>();
        final List<Integer> closesAt = new ArrayList<>();
        for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
            final boolean isClosed = dice.chance(40);
            final int opens = isClosed ? CLOSED_DAY : dice.chance(900) ? 0 : dice.between(0, 900);
            opensAt.add(dice.isOdd() ? dice.odd(-2, 1_440, Short.MIN_VALUE, CLOSED_DAY) : opens);
            final int closes = isClosed
                    ? CLOSED_DAY
                    : dice.chance(920) ? MINUTES_PER_DAY : dice.between(opens + 1, MINUTES_PER_DAY);
            closesAt.add(dice.isOdd() ? dice.odd(0, 1_441, Short.MAX_VALUE, CLOSED_DAY) : closes);
        }
        return new PutOpeningHours(id.id(), id.callerId(), centre.facilityId(), opensAt, closesAt);
    }

    Command putSpace(final long spaceId) {
        final UsedId id = fields.id();
        final SpaceKind kind = dice.chance(950) ? CentreFields.kindOf(spaceId) : dice.of(KINDS);
        final boolean isWater = kind == SpaceKind.POOL || kind == SpaceKind.LANE || dice.isOdd();
        final long facilityId = dice.chance(950) ? CentreFields.facilityOf(spaceId) : centre.facilityId();
        return new PutSpace(
                id.id(),
                id.callerId(),
                dice.isOdd() ? dice.odd(0, -1, 100_001, Integer.MIN_VALUE, 100_000) : dice.between(1, 4),
                spaceId,
                facilityId,
                centre.circuitId(facilityId),
                dice.chance(150) ? 0 : amount(4_000),
                isWater ? centre.waterProfileId() : 0,
                dice.isOdd() ? dice.odd(-1, 1_441, 1_440) : dice.between(0, 3) * 5,
                kind,
                spaceStatus());
    }

    Command setSpaceOpen() {
        final UsedId id = fields.id();
        return new SetSpaceOpen(id.id(), id.callerId(), dice.chance(850), centre.spaceId());
    }

    Command putWristband(final long wristbandId) {
        final UsedId id = fields.id();
        final long facilityId = dice.chance(950) ? CentreFields.facilityOf(wristbandId) : centre.facilityId();
        return new PutWristband(id.id(), id.callerId(), wristbandStatus(), wristbandId, facilityId);
    }

    /** Now and then more than a member has, so that a payment must be asked for. */
    private long ceilingAboveEntry() {
        if (dice.chance(700)) {
            return dice.between(0, 15_000);
        }
        return dice.between(0, dice.chance(500) ? 400_000 : 2_000_000);
    }

    private int lockers() {
        if (dice.isOdd()) {
            return dice.odd(-1, 1_000_001, Integer.MIN_VALUE);
        }
        return dice.chance(200) ? 0 : dice.between(1, 6);
    }

    private long amount(final long usualMax) {
        return dice.isOdd() ? fields.centicoins() : dice.between(0, usualMax);
    }

    private FacilityStatus facilityStatus() {
        if (dice.isOdd()) {
            return FacilityStatus.NULL_VAL;
        }
        return dice.isTroubled() && dice.chance(300) ? FacilityStatus.CLOSED : FacilityStatus.OPEN;
    }

    private SpaceStatus spaceStatus() {
        if (dice.isOdd()) {
            return SpaceStatus.NULL_VAL;
        }
        return dice.isTroubled() && dice.chance(300) ? SpaceStatus.CLOSED : SpaceStatus.OPEN;
    }

    private WristbandStatus wristbandStatus() {
        if (dice.isOdd()) {
            return dice.of(List.of(WristbandStatus.NULL_VAL, WristbandStatus.ISSUED, WristbandStatus.MISSING));
        }
        return dice.isTroubled() && dice.chance(300) ? WristbandStatus.BLOCKED : WristbandStatus.IN_STOCK;
    }
}
