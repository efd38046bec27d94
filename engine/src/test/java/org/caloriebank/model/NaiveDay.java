package org.caloriebank.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;

/**
 * One civil day of one member: every different report that was accepted, and the ceilings. All figures are worked out
 * from these.
 */
final class NaiveDay {
    private record Reported(int steps, int energyCentikcal) {}

    private final DayRules rules;
    private final Map<Integer, Set<Reported>> payingByHour = new TreeMap<>();
    private final Set<Reported> unpaid = new LinkedHashSet<>();
    private final Map<Integer, Integer> ceilingByHour = new TreeMap<>();
    private boolean isFolded;

    NaiveDay(final DayRules rules) {
        this.rules = rules;
    }

    DayRules rules() {
        return rules;
    }

    boolean isFolded() {
        return isFolded;
    }

    /** Only seen by asking: what the day is worth does not depend on it. */
    void fold() {
        isFolded = true;
    }

    void report(final int hour, final int steps, final int energyCentikcal) {
        payingByHour.computeIfAbsent(hour, any -> new LinkedHashSet<>()).add(new Reported(steps, energyCentikcal));
    }

    void storeUnpaid(final int steps, final int energyCentikcal) {
        unpaid.add(new Reported(steps, energyCentikcal));
    }

    void ceiling(final int hour, final int ceilingCentikcal) {
        if (ceilingCentikcal == Limits.NULL_CENTIKCAL) {
            ceilingByHour.remove(hour);
        } else {
            ceilingByHour.put(hour, ceilingCentikcal);
        }
    }

    int hoursCentikcal() {
        int sum = 0;
        for (int hour = 0; hour < Limits.WHOLE_DAY; hour++) {
            sum += Math.min(ceilingOf(hour), max(hour, Reported::energyCentikcal));
        }
        return sum;
    }

    int wholeDayCentikcal() {
        return max(Limits.WHOLE_DAY, Reported::energyCentikcal);
    }

    int steps() {
        int hourSteps = 0;
        for (int hour = 0; hour < Limits.WHOLE_DAY; hour++) {
            hourSteps += max(hour, Reported::steps);
        }
        return Math.max(max(Limits.WHOLE_DAY, Reported::steps), hourSteps);
    }

    boolean isImplausible() {
        return steps() > rules.of(Setting.DAY_STEPS_MAX);
    }

    boolean isFlagged() {
        return steps() > rules.of(Setting.DAY_STEPS_FLAG);
    }

    boolean isAtCap() {
        return earnedCenticoins() == rules.of(Setting.DAILY_CAP_CENTICOINS);
    }

    int earnedCenticoins() {
        if (isImplausible()) {
            return 0;
        }
        final int merged = Math.max(wholeDayCentikcal(), hoursCentikcal());
        final int underCeiling = Math.min(merged, ceilingOf(Limits.WHOLE_DAY));
        return (int) Math.min(underCeiling, rules.of(Setting.DAILY_CAP_CENTICOINS));
    }

    private int ceilingOf(final int hour) {
        return ceilingByHour.getOrDefault(hour, Integer.MAX_VALUE);
    }

    private int max(final int hour, final ToIntFunction<Reported> figure) {
        return payingByHour.getOrDefault(hour, Set.of()).stream()
                .mapToInt(figure)
                .max()
                .orElse(0);
    }
}
