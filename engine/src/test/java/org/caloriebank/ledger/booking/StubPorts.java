package org.caloriebank.ledger.booking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says who is in a space, and notes what lights were asked for. */
final class StubPorts implements BookingPorts {
    /** Rows of members who are in every space. */
    final Set<Integer> inside = new HashSet<>();

    final List<String> lights = new ArrayList<>();

    @Override
    public boolean isInSpace(final int memberRow, final int spaceRow) {
        return inside.contains(memberRow);
    }

    @Override
    public void demand(final long circuitId) {
        lights.add("on " + circuitId);
    }

    @Override
    public void demandEnded(final long circuitId, final long graceMs) {
        lights.add("off " + circuitId + " after " + graceMs);
    }
}
