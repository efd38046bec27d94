package org.caloriebank.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.LookAhead;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;

/**
 * The bytes and times of a workload's commands, and with them what a journal would hold: the bytes of their outcomes.
 * One thread.
 */
public final class Recording {
    private record Entry(long timeMs, byte[] command) {}

    private final List<Entry> entries = new ArrayList<>();
    private int middle;
    private final UnsafeBuffer outcome = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);

    /** Record the first steps of a workload, without running them. */
    public static Recording of(final long seed, final WorkloadConfig config, final int steps) {
        final Recording recording = new Recording();
        final Workload workload = new Workload(seed, config);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        for (int i = 0; i < steps; i++) {
            final Workload.Step step = workload.next();
            recording.add(step.timeMs(), step.command(), buffer);
        }
        return recording;
    }

    /** Record a {@link CentreJournal}. */
    public static Recording ofCentre(final long seed) {
        final Recording recording = new Recording();
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        try (Ledger ledger = new Ledger()) {
            final LedgerPort port = new LedgerPort(ledger);
            final CentreJournal day = new CentreJournal(seed, (timeMs, command) -> {
                recording.add(timeMs, command, buffer);
                return port.apply(timeMs, command);
            });
            day.morning();
            recording.middle = recording.entries.size();
            day.evening();
        }
        return recording;
    }

    private void add(final long timeMs, final Command command, final UnsafeBuffer buffer) {
        final byte[] bytes = new byte[command.encode(buffer, 0)];
        buffer.getBytes(0, bytes);
        entries.add(new Entry(timeMs, bytes));
    }

    /** @return how many commands there are. */
    public int size() {
        return entries.size();
    }

    /** @return of a centre's day, how many of them are the morning's. */
    public int middle() {
        return middle;
    }

    /** Run all commands on a new ledger; answers the bytes of their outcomes. */
    public List<byte[]> playOn(final Ledger ledger) {
        return playOn(ledger, 0, entries.size());
    }

    /** Run some of the commands on a ledger that stands where the first of them comes. */
    public List<byte[]> playOn(final Ledger ledger, final int from, final int to) {
        final List<byte[]> outcomes = new ArrayList<>();
        entries.subList(from, to).forEach(entry -> outcomes.add(play(entry, ledger)));
        return Collections.unmodifiableList(outcomes);
    }

    /** As {@link #playOn}, but each batch of commands is looked ahead at before it runs. */
    public List<byte[]> playLookingAheadOn(final Ledger ledger) {
        final LookAhead lookAhead = ledger.newLookAhead();
        final List<byte[]> outcomes = new ArrayList<>();
        for (int first = 0; first < entries.size(); first += LookAhead.COMMANDS_MAX) {
            final List<Entry> batch = entries.subList(first, Math.min(first + LookAhead.COMMANDS_MAX, entries.size()));
            batch.forEach(entry -> lookAhead.add(new UnsafeBuffer(entry.command()), 0));
            lookAhead.run();
            batch.forEach(entry -> outcomes.add(play(entry, ledger)));
        }
        return Collections.unmodifiableList(outcomes);
    }

    private byte[] play(final Entry entry, final Ledger ledger) {
        final int length = ledger.apply(entry.timeMs(), new UnsafeBuffer(entry.command()), 0, outcome, 0);
        final byte[] bytes = new byte[length];
        outcome.getBytes(0, bytes);
        return bytes;
    }
}
