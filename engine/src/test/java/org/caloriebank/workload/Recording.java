package org.caloriebank.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Limits;

/** The bytes and times of a workload's commands, and with them what a journal would hold: the bytes of their outcomes. Immutable once made. */
public final class Recording {
    private record Entry(long timeMs, byte[] command) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Record the first steps of a workload, without running them. */
    public static Recording of(final long seed, final WorkloadConfig config, final int steps) {
        final Recording recording = new Recording();
        final Workload workload = new Workload(seed, config);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        for (int i = 0; i < steps; i++) {
            final Workload.Step step = workload.next();
            final byte[] command = new byte[step.command().encode(buffer, 0)];
            buffer.getBytes(0, command);
            recording.entries.add(new Entry(step.timeMs(), command));
        }
        return recording;
    }

    /** Run all commands on a new ledger; answers the bytes of their outcomes. */
    public List<byte[]> playOn(final Ledger ledger) {
        final List<byte[]> outcomes = new ArrayList<>();
        final UnsafeBuffer outcome = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
        for (final Entry entry : entries) {
            final int length = ledger.apply(entry.timeMs(), new UnsafeBuffer(entry.command()), 0, outcome, 0);
            final byte[] bytes = new byte[length];
            outcome.getBytes(0, bytes);
            outcomes.add(bytes);
        }
        return Collections.unmodifiableList(outcomes);
    }
}
