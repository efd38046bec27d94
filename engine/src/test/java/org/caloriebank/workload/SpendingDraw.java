package org.caloriebank.workload;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.workload.Memory.UsedId;

/** Draws holds, what follows from them, and what moves at once. */
final class SpendingDraw {
    private static final long MINUTE_MS = 60_000;
    private static final long TTL_MAX_MS = 31L * 86_400_000;
    private static final int FAVOURITE_USES = 25;

    private final FieldDraw fields;
    private final Dice dice;
    private final Memory memory;
    private long favouriteHoldId = 1;
    private int favouriteUses;

    SpendingDraw(final FieldDraw fields, final Memory memory) {
        this.fields = fields;
        dice = fields.dice;
        this.memory = memory;
    }

    Command placeHold() {
        final UsedId id = fields.id();
        final boolean isInMoney = dice.chance(300);
        final boolean isBothOrNeither = dice.isOdd();
        final long centicoins = isInMoney != isBothOrNeither ? NULL_AMOUNT : fields.centicoins();
        final long minorUnits = isInMoney ? minorUnits() : NULL_AMOUNT;
        return new Command.PlaceHold(
                id.id(), id.callerId(), fields.memberId(), fields.merchantId(), centicoins, minorUnits, ttlMs());
    }

    /** Now and then many small captures of the same hold, so that it comes to its sixteenth. */
    Command captureHold() {
        final UsedId id = fields.id();
        if (dice.chance(400)) {
            return new Command.CaptureHold(id.id(), id.callerId(), favouriteHoldId(), dice.between(1, 3), false);
        }
        final long centicoins = dice.chance(400) ? NULL_AMOUNT : fields.centicoins() / 2;
        return new Command.CaptureHold(
                id.id(), id.callerId(), fields.reference(memory.holdIds), centicoins, dice.chance(400));
    }

    Command voidHold() {
        final UsedId id = fields.id();
        return new Command.VoidHold(id.id(), id.callerId(), fields.reference(memory.holdIds));
    }

    Command refund() {
        final UsedId id = fields.id();
        final long centicoins = dice.chance(400) ? NULL_AMOUNT : fields.centicoins() / 4;
        return new Command.Refund(id.id(), id.callerId(), fields.reference(memory.captureIds), centicoins);
    }

    Command gift() {
        final UsedId id = fields.id();
        return new Command.Gift(id.id(), id.callerId(), fields.memberId(), fields.memberId(), fields.centicoins());
    }

    Command donate() {
        final UsedId id = fields.id();
        return new Command.Donate(id.id(), id.callerId(), fields.memberId(), fields.merchantId(), fields.centicoins());
    }

    Command settle() {
        final UsedId id = fields.id();
        final int period = dice.isOdd()
                ? dice.odd(0, -202_601, 202_600, 202_613, 196_912, 215_001, Integer.MAX_VALUE, Integer.MIN_VALUE)
                : dice.between(2020, 2030) * 100 + dice.between(1, 12);
        return new Command.Settle(id.id(), id.callerId(), fields.merchantId(), period);
    }

    private long favouriteHoldId() {
        if (favouriteUses++ % FAVOURITE_USES == 0) {
            favouriteHoldId = memory.holdIds.isEmpty() ? 1 : memory.holdIds.get(memory.holdIds.size() - 1);
        }
        return favouriteHoldId;
    }

    private long minorUnits() {
        if (dice.isOdd()) {
            return dice.odd(
                    0,
                    -1,
                    Long.MAX_VALUE,
                    Limits.AMOUNT_MINOR_UNITS_MAX,
                    Limits.AMOUNT_MINOR_UNITS_MAX + 1,
                    Long.MIN_VALUE + 1);
        }
        return dice.between(1, 20_000);
    }

    private long ttlMs() {
        if (dice.isOdd()) {
            return dice.odd(0, -1, Long.MAX_VALUE, Long.MIN_VALUE, TTL_MAX_MS, TTL_MAX_MS + 1);
        }
        if (dice.chance(200)) {
            return MINUTE_MS; // so that deadlines fall together
        }
        return dice.chance(600) ? dice.between(1, 30 * MINUTE_MS) : dice.between(1, TTL_MAX_MS);
    }
}
