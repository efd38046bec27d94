package org.caloriebank.model;

import java.util.Map;

/** Section 10: numbers of tokens that were used, until the tokens expire. */
final class KeptTokens implements NaiveKept {
    private final NaiveState state;

    KeptTokens(final NaiveState state) {
        this.state = state;
    }

    @Override
    public long forgettableAtMs() {
        return state.expiresAtMsByToken.values().stream()
                .mapToLong(expiresAtMs -> expiresAtMs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public void forgetFirst() {
        final long token = state.expiresAtMsByToken.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        state.expiresAtMsByToken.remove(token);
    }
}
