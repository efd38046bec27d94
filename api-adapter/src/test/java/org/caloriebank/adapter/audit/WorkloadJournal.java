package org.caloriebank.adapter.audit;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalConfig;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.JournalWriter;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.workload.Workload;
import org.caloriebank.workload.WorkloadConfig;

/** A seeded workload of everything that can happen, run through a real ledger and journalled. */
final class WorkloadJournal {
    private static final long SEGMENT_BYTES = 1 << 20;

    /** A record as a reading of everything shows it. */
    record Read(Command command, Outcome outcome) {}

    private WorkloadJournal() {}

    static void write(final Path directory, final long seed, final int records) {
        JournalDirectory.prepare(directory);
        final JournalConfig config =
                new JournalConfig(directory, SyncPolicy.NONE, SEGMENT_BYTES, 0, () -> Long.MAX_VALUE);
        final UnsafeBuffer slab =
                new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX));
        final Workload workload = new Workload(seed, WorkloadConfig.standard().withPopulation(40, 9));
        try (Ledger ledger = new Ledger();
                JournalWriter writer = new JournalWriter(config, JournalEnd.ofNewJournal())) {
            for (int i = 1; i <= records; i++) {
                final Workload.Step step = workload.next();
                final int length = step.command().encode(slab, 0);
                final int outcomeLength = ledger.apply(step.timeMs(), slab, 0, slab, Limits.COMMAND_LENGTH_MAX);
                writer.onRecord(
                        step.sequence(), step.timeMs(), slab, 0, length, Limits.COMMAND_LENGTH_MAX, outcomeLength);
                if (i % 37 == 0) {
                    writer.onBatchEnd();
                }
            }
            writer.onBatchEnd();
        }
    }

    static List<Read> read(final Path directory) {
        final List<Read> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                block.forEachRecord((sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength) ->
                        records.add(new Read(
                                Command.decode(buffer, command), Outcome.decode(sequence, timeMs, buffer, outcome))));
            }
        }
        return records;
    }

    /** @return the sequences that touched each member, newest first. */
    static Map<Long, List<Long>> trails(final List<Read> records) {
        final Map<Long, List<Long>> trails = new TreeMap<>();
        for (final Read record : records) {
            for (final Outcome.Touch touch : record.outcome().touches()) {
                trails.computeIfAbsent(touch.memberId(), member -> new ArrayList<>())
                        .add(0, record.outcome().sequence());
            }
        }
        return trails;
    }
}
