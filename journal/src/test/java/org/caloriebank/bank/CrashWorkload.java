package org.caloriebank.bank;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/** The commands a doomed process sends: the n-th of a round is always the same, and says which it is. */
final class CrashWorkload {
    static final long CALLER = 3;
    private static final int MEMBERS = 40;
    private static final long MERCHANT = 5;
    private static final long DAY_MS = 86_400_000;

    private CrashWorkload() {}

    static Command command(final int round, final int index) {
        final CommandId id = new CommandId(round, index);
        final long member = 1 + index % MEMBERS;
        if (index < MEMBERS) {
            return new Command.PutMember(id, CALLER, member, 70_000, 0, MemberStatus.ACTIVE);
        }
        if (index == MEMBERS) {
            return new Command.PutMerchant(id, CALLER, MERCHANT, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE);
        }
        return switch (index % 3) {
            case 0 -> new Command.AdjustBalance(id, CALLER, member, 1 + index % 500, 1, "crash test");
            case 1 ->
                new Command.PlaceHold(
                        id, CALLER, member, MERCHANT, 1 + index % 90, Limits.NULL_AMOUNT, 1 + index % (int) DAY_MS);
            default -> report(round, index, member);
        };
    }

    /** @return the round and number of a command, as {@link #key(int, int)}, or -1 for a tick. */
    static long keyOf(final Command command) {
        if (command instanceof Command.ReportActivity report) {
            return report.sourceId();
        }
        if (command instanceof Command.PutMember put) {
            return key((int) put.id().high(), (int) put.id().low());
        }
        if (command instanceof Command.PutMerchant put) {
            return key((int) put.id().high(), (int) put.id().low());
        }
        if (command instanceof Command.AdjustBalance adjust) {
            return key((int) adjust.id().high(), (int) adjust.id().low());
        }
        if (command instanceof Command.PlaceHold place) {
            return key((int) place.id().high(), (int) place.id().low());
        }
        return -1;
    }

    static long key(final int round, final int index) {
        return (long) round << 20 | index;
    }

    private static Command report(final int round, final int index, final long member) {
        final int today = (int) (System.currentTimeMillis() / DAY_MS);
        return new Command.ReportActivity(
                member, key(round, index), today, index % 10_000, index % 90_000, index % 25, false);
    }
}
