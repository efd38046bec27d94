package org.caloriebank.journal.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalConfig;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.JournalReplay;
import org.caloriebank.journal.JournalWriter;
import org.caloriebank.journal.Replay;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.SegmentForce;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;

/** A journal of a seeded workload, with blocks of the same bounds for the same seed, signed as a bank signs it. */
final class SignedJournal {
    static final int NONE_ALTERED = -1;
    private static final long FIRST_TIME_MS = 1_790_000_000_000L;
    private static final int MEMBERS = 20;
    private static final long MIB = 1L << 20;

    final Path directory;
    private final SyncPolicy syncPolicy;

    SignedJournal(final Path directory, final SyncPolicy syncPolicy) {
        this.directory = directory;
        this.syncPolicy = syncPolicy;
        JournalDirectory.prepare(directory);
    }

    /**
     * One process: run the journal again, then go on with so many records.
     *
     * @param altered index of the record, counted from here, whose amount is another one than the seed says.
     */
    SignedJournal write(final int records, final long seed, final int altered) {
        final SplittableRandom random = new SplittableRandom(seed);
        final UnsafeBuffer slab =
                new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX));
        try (Ledger ledger = new Ledger();
                JournalWriter writer = new JournalWriter(
                        new JournalConfig(directory, syncPolicy, MIB, 0, () -> Long.MAX_VALUE),
                        replay(ledger).end())) {
            int leftInBatch = 1 + random.nextInt(9);
            for (int index = 0; index < records; index++) {
                final long sequence = ledger.lastSequence() + 1;
                final int length =
                        command(random, sequence, index == altered ? 1 : 0).encode(slab, 0);
                final long timeMs = FIRST_TIME_MS + sequence;
                final int outcomeLength = ledger.apply(timeMs, slab, 0, slab, Limits.COMMAND_LENGTH_MAX);
                writer.onRecord(sequence, timeMs, slab, 0, length, Limits.COMMAND_LENGTH_MAX, outcomeLength);
                if (--leftInBatch == 0) {
                    writer.onBatchEnd();
                    leftInBatch = 1 + random.nextInt(9);
                }
            }
            writer.onBatchEnd();
        }
        return this;
    }

    /** What a bank does between its start and a clean stop, if its journal ended here at the start. */
    SignedJournal sign(final JournalEnd atStart, final int blocks) {
        try (Checkpointer checkpointer = open(atStart, blocks)) {
            checkpointer.start(() -> end().sequence());
        }
        return this;
    }

    Checkpointer open(final JournalEnd atStart, final int blocks) {
        return Checkpointer.open(
                new CheckpointPlaces(
                        Disk.SYSTEM, directory, atStart, new SegmentForce(Disk.SYSTEM, directory, atStart, syncPolicy)),
                new CheckpointPolicy(blocks, 3_600));
    }

    /** @return what the directory's own checkpoints prove. */
    CheckpointProof.Result prove() {
        return prove(logFile(), publicKeyFile());
    }

    CheckpointProof.Result prove(final Path log, final Path publicKey) {
        try (CheckpointProof proof = new CheckpointProof(CheckpointFile.read(log), CheckpointKey.read(publicKey));
                JournalReader reader = JournalReader.open(directory);
                Ledger ledger = new Ledger()) {
            final Replay replay = JournalReplay.replay(reader, ledger, ReplayLimit.NONE, JournalProgress.SILENT, proof);
            return proof.finish(replay.end());
        }
    }

    JournalEnd end() {
        try (Ledger ledger = new Ledger()) {
            return replay(ledger).end();
        }
    }

    long stateHash() {
        try (Ledger ledger = new Ledger()) {
            replay(ledger);
            return ledger.stateHash();
        }
    }

    private Replay replay(final Ledger ledger) {
        try (JournalReader reader = JournalReader.open(directory)) {
            return JournalReplay.replay(reader, ledger, ReplayLimit.NONE, JournalProgress.SILENT);
        }
    }

    /** @return where each block ends, in order. */
    List<JournalPlace> places() {
        final List<JournalPlace> places = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                places.add(block.place());
            }
        }
        return places;
    }

    Path logFile() {
        return directory.resolve(CheckpointLog.FILE);
    }

    Path publicKeyFile() {
        return directory.resolve(CheckpointKey.FILE);
    }

    Path privateKeyFile() {
        return directory.resolve(CheckpointSigner.PRIVATE);
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(logFile());
    }

    private static Command command(final SplittableRandom random, final long sequence, final int moreCenticoins) {
        final CommandId id = new CommandId(1, sequence);
        if (sequence <= MEMBERS) {
            return new Command.PutMember(id, 1, sequence, 70_000, 0, MemberStatus.ACTIVE);
        }
        final long member = 1 + random.nextInt(MEMBERS);
        if (random.nextBoolean() || moreCenticoins > 0) {
            return new Command.AdjustBalance(id, 1, member, 1 + random.nextInt(5_000) + moreCenticoins, 1, "test");
        }
        return new Command.ReportActivity(
                member, 1, (int) (FIRST_TIME_MS / 86_400_000), random.nextInt(9_000), random.nextInt(90_000), 3, false);
    }
}
