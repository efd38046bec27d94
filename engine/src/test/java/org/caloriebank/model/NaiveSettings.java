package org.caloriebank.model;

import java.util.EnumMap;
import java.util.Map;
import org.caloriebank.protocol.Setting;

/** The settings in force and how often they were changed. */
final class NaiveSettings {
    private static final int VERSION_MAX = 65_535;

    private final Map<Setting, Long> valueBySetting = new EnumMap<>(Setting.class);
    private int version;

    NaiveSettings() {
        for (final Setting setting : Setting.values()) {
            valueBySetting.put(setting, setting.defaultValue());
        }
    }

    long of(final Setting setting) {
        return valueBySetting.get(setting);
    }

    int version() {
        return version;
    }

    boolean isFull() {
        return version >= VERSION_MAX;
    }

    void change(final Setting setting, final long value) {
        valueBySetting.put(setting, value);
        version++;
    }

    /** @return what a day keeps when it is made now for a member of this mass. */
    DayRules keptBy(final int bodyMassGrams) {
        return new DayRules(version, bodyMassGrams, new EnumMap<>(valueBySetting));
    }
}
