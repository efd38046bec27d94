package org.caloriebank.journal;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;

/** Runs a seeded workload through a real ledger and journals it. */
public final class LedgerJournal {
    public static final long FIRST_TIME_MS = 1_790_000_000_000L;
    private static final int MEMBERS = 500;
    private static final int RECORDS_PER_BATCH = 100;

    private LedgerJournal() {}

    /** @return the state hash of the ledger at the end of a new journal. */
    public static long write(final JournalConfig config, final int records, final long seed) {
        try (Ledger ledger = new Ledger()) {
            write(config, JournalEnd.ofNewJournal(), ledger, records, seed);
            return ledger.stateHash();
        }
    }

    /** Go on with a ledger that stands where the journal ends. */
    public static void write(
            final JournalConfig config, final JournalEnd end, final Ledger ledger, final int records, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final UnsafeBuffer slab =
                new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX));
        try (JournalWriter writer = new JournalWriter(config, end)) {
            final int first = Math.toIntExact(end.sequence());
            for (int index = first; index < first + records; index++) {
                final int length = command(random, index).encode(slab, 0);
                final long timeMs = FIRST_TIME_MS + index;
                final int outcomeLength = ledger.apply(timeMs, slab, 0, slab, Limits.COMMAND_LENGTH_MAX);
                writer.onRecord(
                        ledger.lastSequence(), timeMs, slab, 0, length, Limits.COMMAND_LENGTH_MAX, outcomeLength);
                if (index % RECORDS_PER_BATCH == RECORDS_PER_BATCH - 1) {
                    writer.onBatchEnd();
                }
            }
            writer.onBatchEnd();
        }
    }

    private static Command command(final SplittableRandom random, final int index) {
        final CommandId id = new CommandId(1, index);
        if (index < MEMBERS) {
            return new Command.PutMember(id, 1, 1 + index, 70_000, 0, MemberStatus.ACTIVE);
        }
        final long member = 1 + random.nextInt(MEMBERS);
        if (random.nextInt(5) == 0) {
            return new Command.AdjustBalance(id, 1, member, 1 + random.nextInt(5_000), 1, "replay test");
        }
        final int today = (int) (FIRST_TIME_MS / 86_400_000);
        return new Command.ReportActivity(
                member,
                1 + random.nextInt(3),
                today - random.nextInt(5),
                random.nextInt(9_000),
                random.nextInt(90_000),
                random.nextInt(25),
                false);
    }
}
