package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A crowd comes, moves about and goes, by chance. At every record the facilities' and spaces' own counts are those of the people who, by the events
 * told, are there; and a ledger that took the state over halfway goes on like the first.
 */
class OccupancyTest {
    private static final int STEPS = 4_000;
    private static final int MEMBERS = 40;
    private static final int[] LOCKERS = {0, 25, 0};
    private static final SpaceKind[] KINDS = {
        SpaceKind.COURT, SpaceKind.POOL, SpaceKind.LANE, SpaceKind.ARCADE, SpaceKind.SIMULATOR
    };
    private static final Set<EventKind> MEANT = EnumSet.of(
            EventKind.CHECKED_IN,
            EventKind.CHECKED_OUT,
            EventKind.SPACE_ENTERED,
            EventKind.SPACE_LEFT,
            EventKind.PLAYED,
            EventKind.WRISTBAND_REPLACED,
            EventKind.PAYMENT_REQUESTED,
            EventKind.WATER_REFUNDED,
            EventKind.WATER_REFUND_DONE);

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);
    private final WaterScene water = new WaterScene(scene);
    private final Map<Long, Set<Long>> membersByFacility = new HashMap<>();
    private final Map<Long, Set<Long>> membersBySpace = new HashMap<>();
    private final Set<EventKind> told = EnumSet.noneOf(EventKind.class);

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldCountWhoIsThereAtEveryRecord(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        open();
        try (Ledger copy = new Ledger()) {
            final LedgerPort other = new LedgerPort(copy);
            for (int step = 0; step < STEPS; step++) {
                final String where = "seed " + seed + " step " + step;
                scene.advanceMs(random.nextInt(3) == 0 ? random.nextLong(20 * 60_000) : 0);
                final boolean isDue = scene.ledger.dueAtMs() <= scene.nowMs() && random.nextInt(3) > 0;
                final Command command = isDue ? new Command.Tick() : draw(random);

                final Outcome outcome = scene.apply(command);
                final byte[] outcomeBytes = scene.port.lastOutcomeBytes();

                outcome.events().forEach(event -> follow(event, where));
                assertCounts(where);
                if (step == STEPS / 2) {
                    StateImage.of(scene.ledger).loadInto(copy);
                } else if (step > STEPS / 2) {
                    other.apply(scene.nowMs(), command);
                    assertArrayEquals(outcomeBytes, other.lastOutcomeBytes(), where);
                }
                if (step % 250 == 0) {
                    scene.ledger.verify();
                }
            }
            copy.verify();
            assertEquals(scene.ledger.stateHash(), copy.stateHash(), "seed " + seed);
        }
        assertTrue(told.containsAll(MEANT), "seed " + seed + " told only of " + told);
        scene.close();
    }

    private void open() {
        scene.set(Setting.REFUND_WINDOW_MS, 30 * HOUR_MS);
        water.putProfile(1);
        for (long facilityId = 1; facilityId <= 2; facilityId++) {
            membersByFacility.put(facilityId, new HashSet<>());
            facilities.putFacility(facilityId, 15, LOCKERS[(int) facilityId], 60);
            facilities.putTariff(facilityId, 2_00, 1_00, 12_00);
            facilities.putHours(facilityId, 8 * 60, 23 * 60);
            for (int kind = 0; kind < KINDS.length; kind++) {
                final long spaceId = facilityId * 10 + kind;
                membersBySpace.put(spaceId, new HashSet<>());
                facilities.putSpace(spaceId, facilityId, KINDS[kind], 4, 50, spaceId, (int) facilityId);
            }
            water.putPool(facilityId * 10 + SpaceKind.POOL.value(), facilityId, 1);
        }
        for (long memberId = 1; memberId <= MEMBERS; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, 50_00);
            door.stock(1 + memberId % 2, memberId);
        }
    }

    private Command draw(final SplittableRandom random) {
        final long facilityId = 1 + random.nextInt(2);
        final long memberId = 1 + random.nextInt(MEMBERS);
        final long spaceId = facilityId * 10 + random.nextInt(KINDS.length);
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> door.atTheDesk(facilityId, memberId, 0);
            case 5, 6 -> door.byToken(facilityId, memberId, 1 + random.nextInt(50), scene.nowMs() + 60_000);
            case 7, 8, 9, 10, 11, 12 -> door.tap(TapKind.ENTER, memberId, spaceId);
            case 13 -> door.tap(TapKind.LEAVE, memberId, spaceId);
            case 14 -> door.tap(TapKind.PLAY, memberId, spaceId);
            case 15, 16 -> new AdmissionCommand.CheckOut(scene.nextId(), CALLER, memberId);
            case 17 ->
                new AdmissionCommand.ReplaceWristband(
                        scene.nextId(), CALLER, memberId, random.nextInt(2) * (1 + random.nextInt(MEMBERS)));
            case 18 ->
                new FacilityCommand.PutWristband(
                        scene.nextId(), CALLER, WristbandStatus.IN_STOCK, memberId, 1 + memberId % 2);
            case 19 -> new FacilityCommand.SetSpaceOpen(scene.nextId(), CALLER, random.nextInt(4) > 0, spaceId);
            case 20 ->
                new FacilityCommand.PutFacility(
                        scene.nextId(),
                        CALLER,
                        facilityId,
                        1 + random.nextInt(20),
                        LOCKERS[(int) facilityId] == 0 ? 0 : 5 + random.nextInt(20),
                        15 * random.nextInt(-8, 9),
                        FacilityStatus.OPEN);
            case 21 ->
                WaterScene.reading(
                        scene.nextId(),
                        facilityId * 10 + SpaceKind.POOL.value(),
                        scene.nowMs(),
                        WaterScene.with(WaterScene.GOOD, 1, random.nextInt(690, 790)));
            case 22 ->
                new WaterCommand.RefundWater(
                        scene.nextId(),
                        CALLER,
                        facilityId * 10 + SpaceKind.POOL.value(),
                        scene.nowMs() - random.nextLong(1, 5 * HOUR_MS),
                        scene.nowMs());
            default ->
                new Command.AdjustBalance(scene.nextId(), CALLER, memberId, random.nextInt(-20_00, 60_00) | 1, 7, "");
        };
    }

    private void follow(final Outcome.Event event, final String where) {
        told.add(event.kind());
        final Set<Long> inside = membersByFacility.get(event.facilityId());
        final Set<Long> inSpace = membersBySpace.get(event.subjectId());
        switch (event.kind()) {
            case CHECKED_IN -> {
                assertTrue(
                        membersByFacility.values().stream().noneMatch(members -> members.contains(event.memberId())),
                        where);
                inside.add(event.memberId());
                assertEquals(inside.size(), event.value(), where);
            }
            case CHECKED_OUT -> {
                assertTrue(inside.remove(event.memberId()), where);
                assertEquals(inside.size(), event.value(), where);
            }
            case SPACE_ENTERED -> {
                assertTrue(inside.contains(event.memberId()), where);
                assertTrue(
                        membersBySpace.values().stream().noneMatch(members -> members.contains(event.memberId())),
                        where);
                inSpace.add(event.memberId());
                assertEquals(inSpace.size(), event.value(), where);
            }
            case SPACE_LEFT -> {
                assertTrue(inSpace.remove(event.memberId()), where);
                assertEquals(inSpace.size(), event.value(), where);
            }
            default -> {
                // nobody moves
            }
        }
    }

    private void assertCounts(final String where) {
        for (long facilityId = 1; facilityId <= 2; facilityId++) {
            final FacilityAnswer.Facility facility = facilities.facility(facilityId);
            final int inside = membersByFacility.get(facilityId).size();
            assertEquals(inside, facility.occupancy(), where);
            assertTrue(inside <= facility.capacity(), where);
            if (LOCKERS[(int) facilityId] > 0) {
                assertEquals(facility.lockers() - inside, facility.lockersFree(), where);
            }
            for (final FacilityAnswer.Space space :
                    facilities.spaces(facilityId, 0).spaces()) {
                assertEquals(membersBySpace.get(space.spaceId()).size(), space.occupancy(), where);
                assertTrue(space.occupancy() <= space.capacity(), where);
            }
        }
    }
}
