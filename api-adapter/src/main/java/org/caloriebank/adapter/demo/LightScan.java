package org.caloriebank.adapter.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.EventKind;

/** When each light circuit was on. Confined to one thread. */
final class LightScan {
    private static final int LAST_MINUTE = 24 * 60;

    private final Map<Long, List<CentreFacts.Interval>> intervals = new HashMap<>();
    private final Map<Long, Integer> onSince = new HashMap<>();

    void onEvent(final int minute, final Outcome.Event event) {
        if (event.kind() == EventKind.LIGHT_ON) {
            onSince.put(event.subjectId(), minute);
        } else if (event.kind() == EventKind.LIGHT_OFF) {
            end(event.subjectId(), onSince.remove(event.subjectId()), minute);
        }
    }

    private void end(final long circuit, final int fromMinute, final int toMinute) {
        intervals.computeIfAbsent(circuit, c -> new ArrayList<>()).add(new CentreFacts.Interval(fromMinute, toMinute));
    }

    /** A light that is still on is on until midnight. */
    List<CentreFacts.Light> facts() {
        onSince.forEach((circuit, minute) -> end(circuit, minute, LAST_MINUTE));
        onSince.clear();
        return CentreHouse.circuits().entrySet().stream()
                .map(circuit -> new CentreFacts.Light(
                        circuit.getValue(), List.copyOf(intervals.getOrDefault(circuit.getKey(), List.of()))))
                .toList();
    }
}
