package org.caloriebank.model;

import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.protocol.codec.MemberStatus;

/** A member with coins and civil days. The balance is what the lots hold and what is held. */
final class NaiveMember {
    private static final long DAY_MS = 86_400_000;
    private static final long MINUTE_MS = 60_000;

    final long memberId;
    final NaiveLots lots = new NaiveLots();
    final Map<Integer, NaiveDay> dayByEpochDay = new TreeMap<>();
    int bodyMassGrams;
    int zoneOffsetMinutes;
    MemberStatus status;
    long heldCenticoins;
    long lastSequence;

    NaiveMember(final long memberId) {
        this.memberId = memberId;
    }

    long balanceCenticoins() {
        return Math.addExact(lots.total(), heldCenticoins);
    }

    boolean isActive() {
        return status == MemberStatus.ACTIVE;
    }

    long today(final long nowMs) {
        return Math.floorDiv(nowMs + zoneOffsetMinutes * MINUTE_MS, DAY_MS);
    }
}
