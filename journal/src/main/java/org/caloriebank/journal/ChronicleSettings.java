package org.caloriebank.journal;

import net.openhft.chronicle.core.Jvm;

/** Keeps Chronicle quiet: it reports to nobody and writes no chatter. Must be asked before its classes load. */
final class ChronicleSettings {
    private static final String[] SWITCHES = {
        "chronicle.analytics.disable", "chronicle.announcer.disable", "chronicle.disk.monitor.disable"
    };

    private static final String SIMPLE_LOGGER_LEVEL = "org.slf4j.simpleLogger.log.net.openhft";

    static {
        for (final String property : SWITCHES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "true");
            }
        }
        if (System.getProperty(SIMPLE_LOGGER_LEVEL) == null) {
            System.setProperty(SIMPLE_LOGGER_LEVEL, "warn"); // what it says while its classes load
        }
        Jvm.disableDebugHandler();
        Jvm.disablePerfHandler();
    }

    private ChronicleSettings() {}

    static void apply() {
        // the static initialiser has done it, once
    }
}
