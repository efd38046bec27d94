package org.caloriebank.ledger;

import static org.caloriebank.ledger.AllocationMeter.encoded;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;

import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OverrideLightEncoder;
import org.caloriebank.protocol.codec.PutSpaceEncoder;
import org.caloriebank.protocol.codec.SetSpaceOpenEncoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facilities, spaces and lights that change, go on and off and are asked about allocate nothing on the heap. */
class FacilityAllocationTest {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    /** Each of them begins with its id, of which this is the second half. */
    private static final int ID_LOW = HEADER + 8;

    private static final int SPACES = 20;
    private static final long ROUND_MS = ID_RETENTION_MS / 30_000;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final AllocationMeter meter = new AllocationMeter(scene);
    private final UnsafeBuffer facility =
            encoded(new FacilityCommand.PutFacility(new CommandId(1, 0), CALLER, 1, 1_000, 9, 0, FacilityStatus.OPEN));
    private final UnsafeBuffer tariff =
            encoded(new FacilityCommand.PutTariff(new CommandId(2, 0), CALLER, 30, 1, 1, 2, 3));
    private final UnsafeBuffer hours = encoded(new FacilityCommand.PutOpeningHours(
            new CommandId(3, 0), CALLER, 1, Collections.nCopies(7, 0), Collections.nCopies(7, 1_440)));
    private final UnsafeBuffer space = encoded(new FacilityCommand.PutSpace(
            new CommandId(4, 0), CALLER, 8, 1, 1, 1, 0, 0, 3, SpaceKind.COURT, SpaceStatus.OPEN));
    private final UnsafeBuffer open = encoded(new FacilityCommand.SetSpaceOpen(new CommandId(5, 0), CALLER, true, 1));
    private final UnsafeBuffer override =
            encoded(new LightCommand.OverrideLight(new CommandId(6, 0), CALLER, true, 1, 1));

    @BeforeEach
    void openSpaces() {
        facilities.putFacility(1, 1_000, 9, 0);
        for (int spaceId = 1; spaceId <= SPACES; spaceId++) {
            facilities.putSpace(spaceId, 1, SpaceKind.COURT, 8, 0, spaceId, 3);
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldChangeFacilitiesAndSpacesWithoutAllocating() {
        meter.assertAllocatesNothing(this::changeOnce);
    }

    @Test
    void shouldSwitchLightsWithoutAllocating() {
        meter.assertAllocatesNothing(this::switchOnce);
    }

    @Test
    void shouldTellOfFacilitiesSpacesAndLightsWithoutAllocating() {
        final List<UnsafeBuffer> queries = List.of(
                query(new FacilityQuery.Facility(1)),
                query(new FacilityQuery.Facility(2)),
                query(new FacilityQuery.Facilities(0)),
                query(new FacilityQuery.Spaces(1, 0)),
                query(new LightQuery.Light(1)),
                query(new LightQuery.Lights(1, 0)));

        meter.assertAllocatesNothing(i -> scene.ledger.answer(queries.get(i % queries.size()), 0, meter.outcome, 0));
    }

    private void changeOnce(final int i) {
        scene.advanceMs(5 * ROUND_MS);
        apply(facility, i);
        apply(tariff, i);
        apply(hours, i);
        final long spaceId = 1 + i % SPACES;
        space.putLong(HEADER + PutSpaceEncoder.spaceIdEncodingOffset(), spaceId);
        space.putLong(HEADER + PutSpaceEncoder.lightCircuitIdEncodingOffset(), 1 + i / SPACES % SPACES);
        apply(space, i);
        open.putLong(HEADER + SetSpaceOpenEncoder.spaceIdEncodingOffset(), spaceId);
        open.putByte(HEADER + SetSpaceOpenEncoder.isOpenEncodingOffset(), (byte) (i % 2));
        apply(open, i);
    }

    /** Overrides end by the minute; somebody comes and goes, as visits would tell it. */
    private void switchOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        final long circuitId = 1 + i % SPACES;
        override.putLong(HEADER + OverrideLightEncoder.circuitIdEncodingOffset(), circuitId);
        override.putByte(HEADER + OverrideLightEncoder.isOnEncodingOffset(), (byte) (i / SPACES % 2));
        apply(override, i);
        final Centre centre = scene.ledger.centre();
        centre.light.demand(circuitId);
        centre.light.demandEnded(circuitId, i % 3 * LightScene.MINUTE_MS);
        meter.tickWhenDue();
    }

    private void apply(final UnsafeBuffer command, final int i) {
        command.putLong(ID_LOW, i);
        meter.apply(command);
    }

    private static UnsafeBuffer query(final Query<?> query) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        query.encode(bytes, 0);
        return bytes;
    }
}
