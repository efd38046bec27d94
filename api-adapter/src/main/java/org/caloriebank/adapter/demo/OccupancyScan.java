package org.caloriebank.adapter.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.protocol.Outcome;

/** How many people are where, by the counts events carry. Confined to one thread. */
final class OccupancyScan {
    private static final int FIRST_MINUTE = 7 * 60 + 30;
    private static final int LAST_MINUTE = 22 * 60 + 30;
    private static final int STEP_MINUTES = 5;
    /** The building as a whole. */
    private static final long BUILDING = 0;

    private final Map<String, Set<Long>> places = new LinkedHashMap<>();
    private final Map<Long, TreeMap<Integer, Integer>> countsBySpace = new HashMap<>();

    OccupancyScan() {
        places.put("building", Set.of(BUILDING));
        places.put("pool", Set.of(CentreHouse.POOL));
        places.put("lanes", Set.copyOf(CentreHouse.LANES));
        places.put("courts", Set.of(CentreHouse.STUDIO_COURT, CentreHouse.GAME_COURT));
        final List<Long> machines = new ArrayList<>(CentreHouse.CABINETS);
        machines.add(CentreHouse.SIMULATOR);
        places.put("machines", Set.copyOf(machines));
    }

    void onEvent(final int minute, final Outcome.Event event) {
        switch (event.kind()) {
            case CHECKED_IN, CHECKED_OUT -> put(BUILDING, minute, event.value());
            case SPACE_ENTERED, SPACE_LEFT -> put(event.subjectId(), minute, event.value());
            default -> {
                // nobody moves
            }
        }
    }

    private void put(final long space, final int minute, final long people) {
        countsBySpace.computeIfAbsent(space, s -> new TreeMap<>()).put(minute, (int) people);
    }

    CentreFacts.Occupancy facts() {
        final List<CentreFacts.Place> told = new ArrayList<>();
        places.forEach((name, spaces) -> {
            final List<Integer> people = new ArrayList<>();
            for (int minute = FIRST_MINUTE; minute <= LAST_MINUTE; minute += STEP_MINUTES) {
                final int at = minute;
                people.add(
                        spaces.stream().mapToInt(space -> peopleIn(space, at)).sum());
            }
            told.add(new CentreFacts.Place(name, List.copyOf(people)));
        });
        return new CentreFacts.Occupancy(FIRST_MINUTE, STEP_MINUTES, List.copyOf(told));
    }

    private int peopleIn(final long space, final int minute) {
        final Map.Entry<Integer, Integer> last =
                countsBySpace.getOrDefault(space, new TreeMap<>()).floorEntry(minute);
        return last == null ? 0 : last.getValue();
    }
}
