package org.caloriebank.week;

import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.WristbandStatus;

/** One sports centre: two courts, a pool, an arcade cabinet, three light circuits; open from 8 to 22. */
final class CentrePlan {
    static final int COURTS = 2;
    private static final int SPACES = 4;
    private static final int WEEKDAYS = 7;
    private static final int WRISTBANDS = 60;
    private static final long PROFILE_ID = 1;
    private static final int NOT_GIVEN = NULL_CENTIKCAL;

    final long facilityId;
    final int zoneOffsetMinutes;
    final int capacity;
    final List<Session> sessions = new ArrayList<>();
    /** Wristbands that are not where they belong. */
    final Set<Long> away = new LinkedHashSet<>();

    private final long entryFeeCenticoins;
    private final long blockPriceCenticoins;

    /** A session that was opened. */
    record Session(long id, long spaceId, long startMs) {}

    CentrePlan(final long facilityId, final SplittableRandom random) {
        this.facilityId = facilityId;
        zoneOffsetMinutes = 60 * random.nextInt(-11, 12);
        capacity = random.nextInt(8, 41);
        entryFeeCenticoins = random.nextInt(500);
        blockPriceCenticoins = random.nextInt(300);
    }

    long courtId(final int court) {
        return 100 * facilityId + 1 + court;
    }

    long poolId() {
        return 100 * facilityId + 1 + COURTS;
    }

    long arcadeId() {
        return poolId() + 1;
    }

    long anySpaceId(final SplittableRandom random) {
        return 100 * facilityId + 1 + random.nextInt(SPACES);
    }

    List<Command> opening(final Supplier<CommandId> ids, final long callerId) {
        final List<Command> commands = new ArrayList<>();
        commands.add(new FacilityCommand.PutFacility(
                ids.get(), callerId, facilityId, capacity, 50, zoneOffsetMinutes, FacilityStatus.OPEN));
        commands.add(new FacilityCommand.PutTariff(
                ids.get(),
                callerId,
                30,
                facilityId,
                entryFeeCenticoins,
                blockPriceCenticoins,
                entryFeeCenticoins + 6 * blockPriceCenticoins));
        commands.add(new FacilityCommand.PutOpeningHours(
                ids.get(),
                callerId,
                facilityId,
                Collections.nCopies(WEEKDAYS, 8 * 60),
                Collections.nCopies(WEEKDAYS, 22 * 60)));
        for (int court = 0; court < COURTS; court++) {
            commands.add(space(ids.get(), callerId, courtId(court), SpaceKind.COURT, 1 + court, 400));
        }
        commands.add(space(ids.get(), callerId, poolId(), SpaceKind.POOL, 3, 0));
        commands.add(space(ids.get(), callerId, arcadeId(), SpaceKind.ARCADE, 3, 50));
        for (int i = 1; i <= WRISTBANDS; i++) {
            commands.add(new FacilityCommand.PutWristband(
                    ids.get(), callerId, WristbandStatus.IN_STOCK, 1_000 * facilityId + i, facilityId));
        }
        return commands;
    }

    private FacilityCommand.PutSpace space(
            final CommandId id,
            final long callerId,
            final long spaceId,
            final SpaceKind kind,
            final int circuit,
            final long priceCenticoins) {
        return new FacilityCommand.PutSpace(
                id,
                callerId,
                4,
                spaceId,
                facilityId,
                10 * facilityId + circuit,
                priceCenticoins,
                kind == SpaceKind.POOL ? PROFILE_ID : 0,
                10,
                kind,
                SpaceStatus.OPEN);
    }

    static Command waterProfile(final CommandId id, final long callerId, final int effectiveDay) {
        return new WaterCommand.PutWaterProfile(
                id,
                callerId,
                180,
                5,
                PROFILE_ID,
                effectiveDay - 30,
                700,
                780,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                "for a simulated week");
    }

    static Command reading(
            final CommandId id,
            final long callerId,
            final long spaceId,
            final long measuredAtMs,
            final int phHundredths) {
        return new WaterCommand.ReportWater(
                id,
                callerId,
                spaceId,
                measuredAtMs,
                phHundredths,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN,
                NOT_GIVEN);
    }
}
