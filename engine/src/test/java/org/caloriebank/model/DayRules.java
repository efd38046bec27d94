package org.caloriebank.model;

import java.util.Map;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;

/** What a civil day keeps from the moment it is made: the settings of that moment and the member's body mass. */
record DayRules(int settingsVersion, int bodyMassGrams, Map<Setting, Long> valueBySetting) {
    private static final int HOURS = 24;

    long of(final Setting setting) {
        return valueBySetting.get(setting);
    }

    /** @return what a report is worth before any ceiling or cap, centikcal. */
    long energyCentikcal(final int steps, final int reportedCentikcal) {
        if (reportedCentikcal != Limits.NULL_CENTIKCAL) {
            return reportedCentikcal;
        }
        return of(Setting.STEPS_RULE) == 0 ? 0 : (long) steps * bodyMassGrams * 35 / 1_000_000;
    }

    boolean isImplausible(final int hour, final int steps, final long energyCentikcal) {
        final long hourEnergyMax = of(Setting.HOUR_ENERGY_MAX_CENTIKCAL);
        if (hour == Limits.WHOLE_DAY) {
            return steps > of(Setting.DAY_STEPS_MAX) || energyCentikcal > HOURS * hourEnergyMax;
        }
        return steps > of(Setting.HOUR_STEPS_MAX) || energyCentikcal > hourEnergyMax;
    }
}
