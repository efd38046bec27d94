package org.caloriebank.adapter.demo;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;

/**
 * What one caller does, from a seed: people move, buy, give, change their minds, and some try what they should not. A purchase is several commands,
 * each of which follows from the answer to the one before. Confined to one thread.
 */
final class Workload {
    /** Hours of the day from this on are the workload's to report. */
    static final int FIRST_HOUR = 8;

    private static final int HOURS = 16;
    private static final long TTL_MS = 3_600_000;
    private static final long AMOUNT_MAX = 8_00;
    private static final int ENERGY_STEP_MAX_CENTIKCAL = 20;
    private static final int STEPS_PER_KCAL = 40;
    private static final long UNKNOWN_HOLD = 999_999_999_999L;
    private static final int ENERGY_IMPLAUSIBLE_CENTIKCAL = 999_999;

    private final SplittableRandom random;
    private final long callerId;
    private final List<Long> members;
    private final int epochDay;
    private int left;
    private int energyCentikcal;
    private Function<Reply, Command> then;

    /** @param commands to make, about: what was begun is finished. */
    Workload(final long seed, final long callerId, final List<Long> members, final int epochDay, final int commands) {
        random = new SplittableRandom(seed * 31 + callerId);
        this.callerId = callerId;
        this.members = members;
        this.epochDay = epochDay;
        left = commands;
    }

    /**
     * @param reply to the command before; null before the first.
     * @return the next command, or null when all is done.
     */
    Command next(final Reply reply) {
        left--;
        final Function<Reply, Command> follow = then;
        then = null;
        final Command following = follow == null ? null : follow.apply(reply);
        if (following != null) {
            return following;
        }
        return left < 0 ? null : begin(random.nextInt(100));
    }

    private Command begin(final int dice) {
        if (dice < 35) {
            return report();
        }
        if (dice < 70) {
            return purchase();
        }
        if (dice < 85) {
            return gift();
        }
        if (dice < 95) {
            return new Command.Donate(id(), callerId, member(), Shops.CHARITY, amount());
        }
        return mischief(dice);
    }

    private Command report() {
        energyCentikcal +=
                1 + random.nextInt(ENERGY_STEP_MAX_CENTIKCAL); // a running total: no two reports are the same
        final int energy = energyCentikcal % 90_00 + 1;
        return report(energy);
    }

    private Command report(final int energy) {
        final int hour = FIRST_HOUR + random.nextInt(HOURS);
        return new Command.ReportActivity(
                member(), callerId, epochDay, energy / 100 * STEPS_PER_KCAL, energy, hour, false);
    }

    private Command purchase() {
        final boolean isInMoney = random.nextInt(3) == 0;
        final long minorUnits = 5 + random.nextInt(30);
        final long price = isInMoney ? Shops.centicoinsOf(minorUnits) : amount();
        then = reply -> reply.isAccepted() ? pay(reply.sequence(), price) : null;
        return new Command.PlaceHold(
                id(),
                callerId,
                member(),
                isInMoney ? Shops.BOOKSHOP : Shops.CAFE,
                isInMoney ? NULL_AMOUNT : price,
                isInMoney ? minorUnits : NULL_AMOUNT,
                TTL_MS);
    }

    private Command pay(final long holdId, final long price) {
        final int dice = random.nextInt(10);
        if (dice < 2) {
            return new Command.VoidHold(id(), callerId, holdId);
        }
        if (dice < 4) {
            final long part = 1 + random.nextLong(price - 1);
            then = reply -> capture(holdId, price - part, true);
            return capture(holdId, part, false);
        }
        if (dice < 6) {
            then = reply -> new Command.Refund(id(), callerId, reply.sequence(), 1 + random.nextLong(price));
        }
        return capture(holdId, price, true);
    }

    private Command capture(final long holdId, final long centicoins, final boolean isFinal) {
        return new Command.CaptureHold(id(), callerId, holdId, centicoins, isFinal);
    }

    private Command gift() {
        final int giver = random.nextInt(members.size());
        final int receiver = (giver + 1 + random.nextInt(members.size() - 1)) % members.size();
        return new Command.Gift(id(), callerId, members.get(giver), members.get(receiver), amount());
    }

    private Command mischief(final int dice) {
        final long member = member();
        return switch (dice % 5) {
            case 0 -> report(ENERGY_IMPLAUSIBLE_CENTIKCAL);
            case 1 -> new Command.Gift(id(), callerId, member, member, amount());
            case 2 -> new Command.Donate(id(), callerId, member, Shops.CAFE, amount());
            case 3 -> new Command.PlaceHold(id(), callerId, member, Shops.CAFE, 9_000_000_00L, NULL_AMOUNT, TTL_MS);
            default -> new Command.CaptureHold(id(), callerId, UNKNOWN_HOLD, 1, true);
        };
    }

    private long member() {
        return members.get(random.nextInt(members.size()));
    }

    private long amount() {
        return 2 + random.nextLong(AMOUNT_MAX);
    }

    private CommandId id() {
        return new CommandId(random.nextLong(), random.nextLong());
    }
}
