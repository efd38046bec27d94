package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a bank's process at random moments under load, again and again in one directory. Each acknowledged command is in the journal once, with the
 * outcome that was acknowledged; what was not acknowledged can be sent again with the same ids and still happens once.
 * <p>
 * {@code -Dcaloriebank.crash.rounds=1000} makes a campaign of it.
 */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("caloriebank.crash.rounds", 6);
    private static final long SEED = Long.getLong("caloriebank.crash.seed", 17);
    private static final int ACKNOWLEDGEMENTS_MAX = 6_000;
    private static final int SENT_AGAIN = 200;

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<Long, Acknowledged> acknowledged = new HashMap<>();

    @Test
    void shouldKeepWhatWasAcknowledgedOnceWhenTheProcessIsKilled() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            final SyncPolicy syncPolicy = SyncPolicy.values()[round % 2];
            final String how = "seed " + SEED + ", round " + round + ", " + syncPolicy;

            final int last = runAndKill(round, syncPolicy, random.nextInt(ACKNOWLEDGEMENTS_MAX));
            recoverAndSendAgain(round, syncPolicy, last, how);
            assertJournalKeeps(how);
        }
    }

    /** @return the number of the last command acknowledged, or -1. */
    private int runAndKill(final int round, final SyncPolicy syncPolicy, final int acknowledgements) throws Exception {
        int last = -1;
        try (ChildJvm child =
                ChildJvm.start(DoomedProcess.class, directory.toString(), Integer.toString(round), syncPolicy.name())) {
            assertEquals("open", child.readLine());
            int count = 0;
            for (String line = child.readLine(); line != null; line = child.readLine()) {
                final Acknowledged one = Acknowledged.parse(line);
                if (one != null) {
                    acknowledged.put(CrashWorkload.key(round, one.index), one);
                    last = one.index;
                }
                if (++count == acknowledgements + 1) {
                    child.kill(); // and read on: what was printed was acknowledged
                }
            }
        }
        return last;
    }

    private void recoverAndSendAgain(final int round, final SyncPolicy syncPolicy, final int last, final String how) {
        final BankConfig config =
                BankConfig.at(directory).withSyncPolicy(syncPolicy).withLowDiskBytes(0);
        try (CalorieBank bank = CalorieBank.open(config)) {
            final List<CompletableFuture<Outcome>> futures = new ArrayList<>();
            for (int index = Math.max(0, last - SENT_AGAIN); index < last + SENT_AGAIN; index++) {
                final Command command = CrashWorkload.command(round, index);
                if (!(command instanceof Command.ReportActivity)) {
                    futures.add(bank.submit(command));
                }
            }
            futures.forEach(CompletableFuture::join);
            assertNotNull(bank.ask(new Query.Ledger(true)).join(), how);
        }
    }

    private void assertJournalKeeps(final String how) {
        final Map<Long, Outcome> first = new HashMap<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                block.forEachRecord((sequence, timeMs, buffer, commandOffset, commandLength, outcomeOffset, length) -> {
                    final long key = CrashWorkload.keyOf(Command.decode(buffer, commandOffset));
                    final Outcome outcome = Outcome.decode(sequence, timeMs, buffer, outcomeOffset);
                    if (key >= 0 && !outcome.flags().duplicate()) {
                        assertEquals(null, first.put(key, outcome), how + ": applied twice, sequence " + sequence);
                    }
                });
            }
        }
        acknowledged.forEach((key, one) -> {
            final Outcome outcome = first.get(key);
            assertNotNull(outcome, how + ": lost " + one);
            assertEquals(one, Acknowledged.of(one.index, outcome), how);
        });
        assertTrue(acknowledged.isEmpty() || first.size() >= acknowledged.size(), how);
    }

    private record Acknowledged(int index, long sequence, int code, long reference, long amountCenticoins) {
        /** @return null for a line that was cut off. */
        static Acknowledged parse(final String line) {
            final String[] words = line.split(" ");
            return words.length < 5
                    ? null
                    : new Acknowledged(
                            Integer.parseInt(words[0]),
                            Long.parseLong(words[1]),
                            Integer.parseInt(words[2]),
                            Long.parseLong(words[3]),
                            Long.parseLong(words[4]));
        }

        static Acknowledged of(final int index, final Outcome outcome) {
            return new Acknowledged(
                    index, outcome.sequence(), outcome.code().code(), outcome.reference(), outcome.amountCenticoins());
        }
    }
}
