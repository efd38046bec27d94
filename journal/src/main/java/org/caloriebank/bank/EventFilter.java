package org.caloriebank.bank;

import org.caloriebank.protocol.codec.EventKind;

/**
 * Which events somebody wants. Immutable.
 *
 * @param facilityId 0 for all, those without a facility included.
 * @param kinds a bit for each {@link EventKind#value()}.
 */
public record EventFilter(long facilityId, long kinds) {
    private static final long EVERY_KIND = -1;

    public static EventFilter all() {
        return new EventFilter(0, EVERY_KIND);
    }

    public static EventFilter ofFacility(final long facilityId) {
        return new EventFilter(facilityId, EVERY_KIND);
    }

    public EventFilter only(final EventKind... wanted) {
        long bits = 0;
        for (final EventKind kind : wanted) {
            bits |= 1L << kind.value();
        }
        return new EventFilter(facilityId, bits);
    }

    boolean takes(final long eventFacilityId, final int kind) {
        return (facilityId == 0 || facilityId == eventFacilityId) && (kinds >>> kind & 1) != 0;
    }
}
