package org.caloriebank.workload;

import java.util.List;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.workload.Memory.UsedId;

/** Draws the fields several kinds of commands share. */
final class FieldDraw {
    private static final int CALLERS = 3;
    private static final int NEWEST_MAX = 4;
    private static final int ZONES = Limits.ZONE_OFFSET_MINUTES_MAX / Limits.ZONE_OFFSET_STEP_MINUTES;
    private static final long USUAL_CENTICOINS_MAX = 60_000;

    final Dice dice;
    private final WorkloadConfig config;
    private final Memory memory;
    private final long seed;
    private long idsDrawn;
    private long membersInTurn;

    FieldDraw(final long seed, final Dice dice, final WorkloadConfig config, final Memory memory) {
        this.seed = seed;
        this.dice = dice;
        this.config = config;
        this.memory = memory;
    }

    /** @return a new id of a caller; or one used before, by the same caller or another one. */
    UsedId id() {
        final long callerId = dice.between(1, CALLERS);
        if (!memory.usedIds.isEmpty() && dice.chance(config.idReusePerMille())) {
            final UsedId used = dice.recent(memory.usedIds);
            return dice.chance(700) ? used : new UsedId(callerId, used.id());
        }
        final UsedId fresh = new UsedId(callerId, new CommandId(seed, ++idsDrawn));
        Memory.keep(memory.usedIds, fresh);
        return fresh;
    }

    long memberId() {
        return dice.isOdd() ? dice.odd(0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 777) : dice.between(1, config.members());
    }

    /** @return each member in turn most of the time. */
    long memberIdInTurn() {
        return dice.chance(700) ? 1 + membersInTurn++ % config.members() : memberId();
    }

    long merchantId() {
        return dice.isOdd()
                ? dice.odd(0, -7, Long.MIN_VALUE, Long.MAX_VALUE, 888)
                : dice.between(1, config.merchants());
    }

    /** @return the id of something an earlier command may have made. */
    long reference(final List<Long> ids) {
        if (ids.isEmpty() || dice.isOdd()) {
            return dice.odd(0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 3);
        }
        return dice.recent(ids);
    }

    /** @return the id of something one of the last few commands may have made. */
    long newest(final List<Long> ids) {
        return ids.isEmpty() || dice.chance(200)
                ? reference(ids)
                : dice.of(ids.subList(Math.max(0, ids.size() - NEWEST_MAX), ids.size()));
    }

    int zoneOffsetMinutes() {
        if (dice.isOdd()) {
            return dice.odd(7, 1_095, -1_095, Short.MAX_VALUE, Short.MIN_VALUE);
        }
        return dice.between(-ZONES, ZONES) * Limits.ZONE_OFFSET_STEP_MINUTES;
    }

    /** @return an amount of coins; Long.MIN_VALUE, which is no amount, only where the field is optional. */
    long centicoins() {
        if (dice.isOdd()) {
            return dice.odd(
                    0,
                    -1,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE + 1,
                    Limits.AMOUNT_CENTICOINS_MAX,
                    Limits.AMOUNT_CENTICOINS_MAX + 1);
        }
        return dice.chance(200) ? dice.between(1, 100) : dice.between(1, USUAL_CENTICOINS_MAX);
    }
}
