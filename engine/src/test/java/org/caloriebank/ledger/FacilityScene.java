package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import java.util.Collections;
import java.util.List;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;

/** Facilities and spaces for tests of any subject of the centre. */
final class FacilityScene {
    private final LedgerScene scene;

    FacilityScene(final LedgerScene scene) {
        this.scene = scene;
    }

    Outcome putFacility(final long facilityId, final int capacity, final int lockers, final int zoneOffsetMinutes) {
        return scene.accept(new FacilityCommand.PutFacility(
                scene.nextId(), CALLER, facilityId, capacity, lockers, zoneOffsetMinutes, FacilityStatus.OPEN));
    }

    Outcome putTariff(final long facilityId, final long entryFee, final long blockPrice, final long ceiling) {
        return scene.accept(
                new FacilityCommand.PutTariff(scene.nextId(), CALLER, 60, facilityId, entryFee, blockPrice, ceiling));
    }

    /** The same hours on each weekday. */
    Outcome putHours(final long facilityId, final int opensAtMinute, final int closesAtMinute) {
        return putHours(facilityId, Collections.nCopies(7, opensAtMinute), Collections.nCopies(7, closesAtMinute));
    }

    Outcome putHours(final long facilityId, final List<Integer> opensAtMinutes, final List<Integer> closesAtMinutes) {
        return scene.accept(new FacilityCommand.PutOpeningHours(
                scene.nextId(), CALLER, facilityId, opensAtMinutes, closesAtMinutes));
    }

    Outcome putSpace(final long spaceId, final long facilityId, final SpaceKind kind, final int capacity) {
        return putSpace(spaceId, facilityId, kind, capacity, 0, 0, 0);
    }

    Outcome putSpace(
            final long spaceId,
            final long facilityId,
            final SpaceKind kind,
            final int capacity,
            final long priceCenticoins,
            final long circuitId,
            final int lightGraceMinutes) {
        return scene.accept(new FacilityCommand.PutSpace(
                scene.nextId(),
                CALLER,
                capacity,
                spaceId,
                facilityId,
                circuitId,
                priceCenticoins,
                0,
                lightGraceMinutes,
                kind,
                SpaceStatus.OPEN));
    }

    Outcome setSpaceOpen(final long spaceId, final boolean isOpen) {
        return scene.accept(new FacilityCommand.SetSpaceOpen(scene.nextId(), CALLER, isOpen, spaceId));
    }

    FacilityAnswer.Facility facility(final long facilityId) {
        return (FacilityAnswer.Facility) scene.port.answer(new FacilityQuery.Facility(facilityId));
    }

    FacilityAnswer.Facilities facilities(final long afterFacilityId) {
        return (FacilityAnswer.Facilities) scene.port.answer(new FacilityQuery.Facilities(afterFacilityId));
    }

    FacilityAnswer.Spaces spaces(final long facilityId, final long afterSpaceId) {
        return (FacilityAnswer.Spaces) scene.port.answer(new FacilityQuery.Spaces(facilityId, afterSpaceId));
    }
}
