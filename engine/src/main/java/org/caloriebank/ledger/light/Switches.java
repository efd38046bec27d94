package org.caloriebank.ledger.light;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.codec.EventKind;

/**
 * Switches circuits: by rule as demand comes and goes, over the rule by an operator, and by the passing of time.
 *
 * <pre>
 *            demand               last demand ended, grace > 0
 *   off ----------------> wanted ---------------------------> going off
 *    ^                    |    ^                               |      |
 *    +--------------------+    +-------------------------------+      |
 *    |  last demand ended, grace 0          demand                    |
 *    +----------------------------------------------------------------+
 *                               off at has come
 * </pre>
 *
 * An override stands over this until its end. What a circuit shows is told when it changes, and only then. Owned by the ledger thread.
 */
final class Switches implements Timers {
    private static final int COST = 2;
    private static final int BY_RULE = 0;
    private static final int BY_OVERRIDE = 1;

    private final Facilities facilities;
    private final Lights lights;
    private final OutcomeDraft outcome;

    Switches(final Facilities facilities, final Lights lights, final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.lights = lights;
        this.outcome = outcome;
    }

    void demand(final int row) {
        final long light = lights.address(row);
        final boolean wasOn = LightRow.isOn(light);
        LightRow.demand(light, LightRow.demand(light) + 1);
        LightRow.offAtMs(light, 0);
        lights.reschedule(row);
        tell(light, wasOn, BY_RULE);
    }

    void demandEnded(final int row, final long graceMs) {
        final long light = lights.address(row);
        final boolean wasOn = LightRow.isOn(light);
        final int demand = LightRow.demand(light) - 1;
        check(demand >= 0, "demand that ends was there: circuit", LightRow.id(light));
        LightRow.demand(light, demand);
        if (demand == 0 && graceMs > 0) {
            LightRow.offAtMs(light, outcome.timeMs() + graceMs);
            lights.reschedule(row);
        }
        tell(light, wasOn, BY_RULE);
    }

    /** Show this, whatever the rule says, until then. */
    void override(final int row, final boolean isOn, final long endsAtMs) {
        final long light = lights.address(row);
        final boolean wasOn = LightRow.isOn(light);
        LightRow.override(light, isOn, endsAtMs);
        lights.reschedule(row);
        tell(light, wasOn, BY_OVERRIDE);
    }

    @Override
    public long dueAtMs() {
        final int first = lights.firstDeadline();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : LightRow.deadlineMs(lights.address(first));
    }

    @Override
    public int cost() {
        return COST;
    }

    @Override
    public void fireFirst() {
        final int row = lights.firstDeadline();
        final long light = lights.address(row);
        final boolean wasOn = LightRow.isOn(light);
        if (isDue(LightRow.offAtMs(light))) {
            LightRow.offAtMs(light, 0);
        }
        if (isDue(LightRow.overrideEndsAtMs(light))) {
            LightRow.override(light, false, 0);
        }
        lights.reschedule(row);
        tell(light, wasOn, BY_RULE);
    }

    private boolean isDue(final long timeMs) {
        return timeMs != 0 && timeMs <= outcome.timeMs();
    }

    private void tell(final long light, final boolean wasOn, final int cause) {
        final boolean isOn = LightRow.isOn(light);
        if (isOn != wasOn) {
            final long facilityId = facilities.facilityId(LightRow.facility(light));
            outcome.event(isOn ? EventKind.LIGHT_ON : EventKind.LIGHT_OFF, facilityId, LightRow.id(light), 0, 0, cause);
        }
    }
}
