package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand.PutSpace;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.caloriebank.protocol.WaterCommand.ReportWater;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;

/** Pools, their profiles and readings for tests. Arrays have six values in the order of the parameters. */
final class WaterScene {
    static final int NONE = Integer.MIN_VALUE;
    /** pH 7.00 to 7.80, free chlorine 300 to 1,000 ug/L, combined up to 400, turbidity up to 1 NTU, ORP from 650 mV, 23 to 30 degrees. */
    static final int[] LEAST = {700, 300, NONE, NONE, 650, 2_300};

    static final int[] GREATEST = {780, 1_000, 400, 100, NONE, 3_000};
    /** In the middle of all these. */
    static final int[] GOOD = {740, 500, 100, 20, 720, 2_700};

    static final int SILENT_AFTER_MINUTES = 30;

    private final LedgerScene scene;

    WaterScene(final LedgerScene scene) {
        this.scene = scene;
    }

    /** In force from the first day there is. */
    void putProfile(final long profileId) {
        putProfile(profileId, 1, LEAST, GREATEST, 0);
    }

    Outcome putProfile(
            final long profileId,
            final int effectiveDay,
            final int[] least,
            final int[] greatest,
            final int stuckAfterReadings) {
        return scene.accept(profile(
                scene.nextId(), profileId, effectiveDay, SILENT_AFTER_MINUTES, stuckAfterReadings, least, greatest));
    }

    static PutWaterProfile profile(
            final CommandId id,
            final long profileId,
            final int effectiveDay,
            final int silentAfterMinutes,
            final int stuckAfterReadings,
            final int[] least,
            final int[] greatest) {
        return new PutWaterProfile(
                id,
                CALLER,
                silentAfterMinutes,
                stuckAfterReadings,
                profileId,
                effectiveDay,
                least[0],
                greatest[0],
                least[1],
                greatest[1],
                least[2],
                greatest[2],
                least[3],
                greatest[3],
                least[4],
                greatest[4],
                least[5],
                greatest[5],
                "of a test");
    }

    void putPool(final long spaceId, final long facilityId, final long profileId) {
        scene.accept(new PutSpace(
                scene.nextId(),
                CALLER,
                100,
                spaceId,
                facilityId,
                0,
                0,
                profileId,
                0,
                SpaceKind.POOL,
                SpaceStatus.OPEN));
    }

    /** Measured now. */
    Outcome read(final long spaceId, final int... values) {
        return scene.accept(reading(scene.nextId(), spaceId, scene.nowMs(), values));
    }

    /** The good values measured now, but for one. */
    Outcome readWith(final long spaceId, final int parameter, final int value) {
        return read(spaceId, with(GOOD, parameter, value));
    }

    static ReportWater reading(final CommandId id, final long spaceId, final long measuredAtMs, final int... values) {
        return new ReportWater(
                id, CALLER, spaceId, measuredAtMs, values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    /** @param parameter from 1, as in events. */
    static int[] with(final int[] values, final int parameter, final int value) {
        final int[] others = values.clone();
        others[parameter - 1] = value;
        return others;
    }

    /** @return nothing given but the one value. */
    static int[] only(final int parameter, final int value) {
        return with(new int[] {NONE, NONE, NONE, NONE, NONE, NONE}, parameter, value);
    }

    WaterAnswer.Water water(final long spaceId) {
        return (WaterAnswer.Water) scene.port.answer(new WaterQuery.Water(spaceId));
    }

    long outMs(final long spaceId, final long fromMs, final long toMs) {
        final Centre centre = scene.ledger.centre();
        return centre.water.outMs(centre.spaces.find(spaceId), fromMs, toMs);
    }
}
