package org.caloriebank.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;

/** Section 1: the ids of the last 31 days, what they were used for and what came of it. */
final class NaiveIds {
    /** Two commands under one pair have the same content exactly when they are equal. */
    record Remembered(Command command, Outcome outcome) {}

    private final Map<IdKey, Remembered> rememberedByKey = new LinkedHashMap<>();

    void forgetOld(final long nowMs) {
        rememberedByKey
                .values()
                .removeIf(remembered -> nowMs - remembered.outcome().timeMs() >= Limits.ID_RETENTION_MS);
    }

    Remembered find(final IdKey key) {
        return rememberedByKey.get(key);
    }

    void remember(final IdKey key, final Command command, final Outcome outcome) {
        rememberedByKey.put(key, new Remembered(command, outcome));
    }

    int size() {
        return rememberedByKey.size();
    }
}
