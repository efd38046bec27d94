package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightCommand.OverrideLight;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;

/** Section 12: lights are on while somebody wants them, and for a while after, unless somebody says otherwise. */
final class LightRules implements NaiveTimers {
    private static final long MINUTE_MS = 60_000;
    private static final int LIGHTS_MAX = 16;
    private static final Comparator<NaiveCircuit> FIRING_ORDER =
            Comparator.comparingLong(NaiveCircuit::deadlineMs).thenComparingLong(circuit -> circuit.circuitId);

    private final NaiveState state;
    private final TreeMap<Long, NaiveCircuit> circuitById = new TreeMap<>();

    LightRules(final NaiveState state) {
        this.state = state;
    }

    /** Somebody is in the space, or a session of it is lit. */
    void wanted(final NaiveSpace space, final OutcomeDraft draft) {
        if (space.lightCircuitId != 0) {
            final NaiveCircuit circuit = circuit(space.lightCircuitId);
            final boolean wasOn = circuit.isOn();
            circuit.isOnByRule = true;
            circuit.offAtMs = NaiveCircuit.NEVER_MS;
            tell(circuit, wasOn, 0, draft);
        }
    }

    /** The last person has left the space, or a lit session of it is over. */
    void givenUp(final NaiveSpace space, final OutcomeDraft draft) {
        if (space.lightCircuitId == 0 || demand(space.lightCircuitId) > 0) {
            return;
        }
        final NaiveCircuit circuit = circuit(space.lightCircuitId);
        final boolean wasOn = circuit.isOn();
        if (space.lightGraceMinutes == 0) {
            circuit.isOnByRule = false;
        } else {
            circuit.offAtMs = state.nowMs + space.lightGraceMinutes * MINUTE_MS;
        }
        tell(circuit, wasOn, 0, draft);
    }

    ResultCode override(final OverrideLight command, final OutcomeDraft draft) {
        if (!state.facilityByCircuitId.containsKey(command.circuitId())) {
            return ResultCode.UNKNOWN_CIRCUIT;
        }
        final NaiveCircuit circuit = circuit(command.circuitId());
        final boolean wasOn = circuit.isOn();
        circuit.isOnByOverride = command.isOn();
        circuit.overrideEndsAtMs = state.nowMs + command.ttlMinutes() * MINUTE_MS;
        tell(circuit, wasOn, 1, draft);
        return ACCEPTED;
    }

    @Override
    public long dueAtMs() {
        return next().map(NaiveCircuit::deadlineMs).orElse(Long.MAX_VALUE);
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        final NaiveCircuit circuit = next().orElseThrow();
        final boolean wasOn = circuit.isOn();
        if (circuit.offAtMs <= state.nowMs) {
            circuit.offAtMs = NaiveCircuit.NEVER_MS;
            circuit.isOnByRule = false;
        }
        if (circuit.overrideEndsAtMs <= state.nowMs) {
            circuit.overrideEndsAtMs = NaiveCircuit.NEVER_MS;
        }
        tell(circuit, wasOn, 0, draft);
    }

    LightAnswer answer(final LightQuery<?> query) {
        if (query instanceof LightQuery.Light q) {
            return state.facilityByCircuitId.containsKey(q.circuitId())
                    ? light(circuit(q.circuitId()))
                    : new LightAnswer.Light(ResultCode.UNKNOWN_CIRCUIT, 0, 0, 0, 0, 0, false, false);
        } else if (query instanceof LightQuery.Lights q) {
            return lights(q.facilityId(), q.afterCircuitId());
        }
        throw new IllegalArgumentException("no answer to " + query);
    }

    private LightAnswer.Lights lights(final long facilityId, final long afterCircuitId) {
        final NaiveFacility facility = state.facilityById.get(facilityId);
        if (facility == null) {
            return new LightAnswer.Lights(ResultCode.UNKNOWN_FACILITY, true, List.of());
        }
        final List<Long> circuitIds = state.facilityByCircuitId.keySet().stream()
                .filter(circuitId -> state.facilityByCircuitId.get(circuitId) == facility)
                .toList();
        if (afterCircuitId != 0 && !circuitIds.contains(afterCircuitId)) {
            return new LightAnswer.Lights(ResultCode.UNKNOWN_CIRCUIT, true, List.of());
        }
        final Page<Long> page = Page.after(circuitIds, circuitId -> circuitId == afterCircuitId, LIGHTS_MAX);
        return new LightAnswer.Lights(
                ACCEPTED,
                page.isComplete(),
                page.items().stream()
                        .map(circuitId -> light(circuit(circuitId)))
                        .toList());
    }

    private LightAnswer.Light light(final NaiveCircuit circuit) {
        return new LightAnswer.Light(
                ACCEPTED,
                circuit.circuitId,
                circuit.facility.facilityId,
                circuit.offAtMs == NaiveCircuit.NEVER_MS ? 0 : circuit.offAtMs,
                circuit.isOverridden() ? circuit.overrideEndsAtMs : 0,
                demand(circuit.circuitId),
                circuit.isOn(),
                circuit.isOnByRule);
    }

    private Optional<NaiveCircuit> next() {
        return circuitById.values().stream().min(FIRING_ORDER);
    }

    private NaiveCircuit circuit(final long circuitId) {
        return circuitById.computeIfAbsent(
                circuitId, any -> new NaiveCircuit(circuitId, state.facilityByCircuitId.get(circuitId)));
    }

    /** @return spaces with somebody in them, and sessions that are lit or running. */
    private int demand(final long circuitId) {
        final Stream<NaiveSpace> occupied =
                state.spaceById.values().stream().filter(space -> state.occupancy(space) > 0);
        final Stream<NaiveSpace> lit = state.sessionById.values().stream()
                .filter(NaiveSession::isLitOrStarted)
                .map(session -> session.space);
        return (int) Stream.concat(occupied, lit)
                .filter(space -> space.lightCircuitId == circuitId)
                .count();
    }

    private static void tell(
            final NaiveCircuit circuit, final boolean wasOn, final int detail, final OutcomeDraft draft) {
        if (circuit.isOn() != wasOn) {
            final EventKind kind = circuit.isOn() ? EventKind.LIGHT_ON : EventKind.LIGHT_OFF;
            draft.event(kind, circuit.facility.facilityId, circuit.circuitId, 0, 0, detail);
        }
    }
}
