package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.outcome.OutcomeDraft;

/** For how long visits were in water out of range. Owned by the ledger thread. */
final class Exposure {
    private final WaterVisits visits;
    private final AdmissionPorts ports;
    private final OutcomeDraft outcome;

    Exposure(final WaterVisits visits, final AdmissionPorts ports, final OutcomeDraft outcome) {
        this.visits = visits;
        this.ports = ports;
        this.outcome = outcome;
    }

    /** @return what the visit, the range and the water's times out of range have in common, ms; who is in is in until now. */
    long exposedMs(final int visit, final long fromMs, final long toMs) {
        final long leftAtMs = visits.leftAtMs(visit);
        final long startMs = Math.max(fromMs, visits.enteredAtMs(visit));
        final long endMs = Math.min(toMs, leftAtMs == 0 ? outcome.timeMs() : leftAtMs);
        return startMs < endMs ? ports.outMs(visits.spaceRow(visit), startMs, endMs) : 0;
    }
}
