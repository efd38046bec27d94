package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.caloriebank.adapter.water.NotAProfileException;
import org.caloriebank.adapter.water.WaterProfiles;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.WristbandStatus;

/** The sports centre of the demonstration: what it has and what it costs. */
final class CentreHouse {
    static final long FACILITY = 1;
    static final long CALLER_ID = 3;
    static final int OPENS_MINUTE = 8 * 60;
    static final int CLOSES_MINUTE = 22 * 60;
    static final int CAPACITY = 150;
    static final int LOCKERS = 150;
    static final int WRISTBANDS = 220;
    static final long POOL = 11;
    static final List<Long> LANES = List.of(21L, 22L, 23L);
    static final long STUDIO_COURT = 31;
    static final long GAME_COURT = 32;
    static final List<Long> CABINETS = List.of(41L, 42L);
    static final long SIMULATOR = 43;
    /** Not a multiple of four: somebody has to pay the rest. */
    static final long GAME_PRICE_CENTICOINS = 100_03;

    static final long ENTRY_FEE_CENTICOINS = 150_00;
    static final long BLOCK_PRICE_CENTICOINS = 50_00;
    private static final int BLOCK_MINUTES = 30;
    private static final long CEILING_CENTICOINS = 500_00;
    private static final long PLAY_CENTICOINS = 12_50;
    private static final long WATER_PROFILE = 1;
    private static final String PROFILE_NAME = "gb-37488-2019";
    private static final int LIGHT_GRACE_MINUTES = 10;
    private static final int WEEKDAYS = 7;
    private static final Map<Long, String> CIRCUITS =
            new TreeMap<>(Map.of(1L, "Pool", 2L, "Lanes", 3L, "Court 1", 4L, "Court 2", 5L, "Arcade"));

    private CentreHouse() {}

    /** @return names of the light circuits by id. */
    static Map<Long, String> circuits() {
        return Collections.unmodifiableMap(CIRCUITS);
    }

    /** @return the commands that open it. */
    static List<Command> opening(final Supplier<CommandId> ids) throws IOException, NotAProfileException {
        final List<Command> commands = new ArrayList<>();
        commands.add(WaterProfiles.read(PROFILE_NAME).confirmedOnly().command(ids.get(), CALLER_ID, WATER_PROFILE));
        commands.add(new FacilityCommand.PutFacility(
                ids.get(), CALLER_ID, FACILITY, CAPACITY, LOCKERS, 0, FacilityStatus.OPEN));
        commands.add(new FacilityCommand.PutTariff(
                ids.get(),
                CALLER_ID,
                BLOCK_MINUTES,
                FACILITY,
                ENTRY_FEE_CENTICOINS,
                BLOCK_PRICE_CENTICOINS,
                CEILING_CENTICOINS));
        commands.add(new FacilityCommand.PutOpeningHours(
                ids.get(),
                CALLER_ID,
                FACILITY,
                Collections.nCopies(WEEKDAYS, OPENS_MINUTE),
                Collections.nCopies(WEEKDAYS, CLOSES_MINUTE)));
        commands.add(space(ids, POOL, SpaceKind.POOL, 40, 1, 0));
        LANES.forEach(lane -> commands.add(space(ids, lane, SpaceKind.LANE, 6, 2, 0)));
        commands.add(space(ids, STUDIO_COURT, SpaceKind.COURT, 10, 3, GAME_PRICE_CENTICOINS));
        commands.add(space(ids, GAME_COURT, SpaceKind.COURT, 10, 4, GAME_PRICE_CENTICOINS));
        CABINETS.forEach(cabinet -> commands.add(space(ids, cabinet, SpaceKind.ARCADE, 2, 5, PLAY_CENTICOINS)));
        commands.add(space(ids, SIMULATOR, SpaceKind.SIMULATOR, 2, 5, PLAY_CENTICOINS));
        for (long band = 1; band <= WRISTBANDS; band++) {
            commands.add(
                    new FacilityCommand.PutWristband(ids.get(), CALLER_ID, WristbandStatus.IN_STOCK, band, FACILITY));
        }
        return commands;
    }

    private static Command space(
            final Supplier<CommandId> ids,
            final long spaceId,
            final SpaceKind kind,
            final int capacity,
            final long circuit,
            final long priceCenticoins) {
        return new FacilityCommand.PutSpace(
                ids.get(),
                CALLER_ID,
                capacity,
                spaceId,
                FACILITY,
                circuit,
                priceCenticoins,
                kind == SpaceKind.POOL ? WATER_PROFILE : 0,
                LIGHT_GRACE_MINUTES,
                kind,
                SpaceStatus.OPEN);
    }
}
