package org.caloriebank.adapter.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a client makes of a board and the events after it, written from the description of the door and not from its page: names of what is shown with the values that
 * events keep up. One thread.
 */
final class ShownBoard {
    private static final String[] PARAMETERS = {
        "ph", "freeChlorine", "combinedChlorine", "turbidity", "orp", "temperature"
    };

    private final Map<String, Object> shown = new TreeMap<>();
    private final long sequence;
    private final boolean hasLockers;

    ShownBoard(final Map<String, Object> board) {
        sequence = (long) board.get("sequence");
        hasLockers = (long) board.get("lockers") > 0;
        for (final String name : new String[] {"capacity", "occupancy", "lockersFree", "wristbandsFree"}) {
            shown.put(name, board.get(name));
        }
        TestCentre.rows(board, "spaces").forEach(this::showSpace);
        TestCentre.rows(board, "lights")
                .forEach(light -> shown.put("light " + light.get("circuitId"), light.get("lit")));
    }

    long sequence() {
        return sequence;
    }

    Map<String, Object> shown() {
        return new LinkedHashMap<>(shown);
    }

    void apply(final EventClient.Message message) {
        if (message.id() <= sequence) {
            throw new AssertionError(message.id() + " is not behind the board's " + sequence);
        }
        message.events().forEach(this::apply);
    }

    private void showSpace(final Map<String, Object> space) {
        final String name = "space " + space.get("spaceId");
        shown.put(name + " occupancy", space.get("occupancy"));
        shown.put(name + " status", space.get("status"));
        for (final Map<String, Object> session : TestCentre.rows(space, "sessions")) {
            final String state = (String) session.get("state");
            shown.put("session " + session.get("sessionId"), state.equals("LIT") ? "PLANNED" : state);
            shown.put("session " + session.get("sessionId") + " bookings", session.get("liveBookings"));
        }
        if (space.get("water") != null) {
            @SuppressWarnings("unchecked")
            final Map<String, Object> water = (Map<String, Object>) space.get("water");
            shown.put(name + " out", new TreeSet<>((java.util.List<?>) water.get("outOfRange")));
            shown.put(name + " silent", water.get("silent"));
            shown.put(name + " stuck", water.get("stuck"));
            shown.put(name + " measured", water.get("measuredAtMs"));
        }
    }

    private void apply(final Map<String, Object> event) {
        final String kind = (String) event.get("kind");
        final long value = (long) event.get("value");
        final int detail = (int) (long) event.get("detail");
        final String space = "space " + event.get("subjectId");
        final String session = "session " + event.get("subjectId");
        switch (kind) {
            case "CHECKED_IN" -> {
                shown.put("occupancy", value);
                count("lockersFree", hasLockers ? -1 : 0);
                count("wristbandsFree", -1);
            }
            case "CHECKED_OUT" -> {
                shown.put("occupancy", value);
                count("lockersFree", hasLockers ? 1 : 0);
                count("wristbandsFree", detail == 0 ? 1 : 0);
            }
            case "WRISTBAND_REPLACED" -> count("wristbandsFree", -1);
            case "SPACE_ENTERED", "SPACE_LEFT" -> shown.put(space + " occupancy", value);
            case "SPACE_CLOSED" -> shown.put(space + " status", "CLOSED");
            case "SPACE_REOPENED" -> shown.put(space + " status", "OPEN");
            case "BOOKED", "BOOKING_CANCELLED" -> shown.put(session + " bookings", value);
            case "SESSION_STARTED", "SESSION_ENDED", "SESSION_CANCELLED" -> {
                shown.put(session, kind.substring("SESSION_".length()));
                shown.put(session + " bookings", value);
            }
            case "LIGHT_ON", "LIGHT_OFF" -> shown.put("light " + event.get("subjectId"), kind.equals("LIGHT_ON"));
            case "WATER_READ" -> shown.put(space + " measured", value);
            case "WATER_OUT_OF_RANGE" -> out(space).add(PARAMETERS[detail - 1]);
            case "WATER_IN_RANGE" -> out(space).remove(PARAMETERS[detail - 1]);
            case "WATER_SILENT", "WATER_HEARD" -> shown.put(space + " silent", kind.equals("WATER_SILENT"));
            case "WATER_STUCK", "WATER_UNSTUCK" -> shown.put(space + " stuck", kind.equals("WATER_STUCK"));
            default -> {
                // not on the board
            }
        }
    }

    private void count(final String name, final int difference) {
        shown.merge(name, (long) difference, (before, more) -> (long) before + (long) more);
    }

    @SuppressWarnings("unchecked")
    private TreeSet<Object> out(final String space) {
        return (TreeSet<Object>) shown.get(space + " out");
    }
}
