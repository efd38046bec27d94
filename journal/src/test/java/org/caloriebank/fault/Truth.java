package org.caloriebank.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.workload.LedgerPort;

/**
 * What the journal must hold: the commands that were sent, in their order, as far as the bank has them; and a ledger that ran the same. Whatever a bank
 * shows after a restart is compared with it. One thread.
 */
final class Truth implements AutoCloseable {
    /** One record as it must be. */
    private record Known(Command command, long timeMs, byte[] outcome) {}

    private final List<Known> known;
    private final List<Sent> pending = new ArrayList<>();
    private final UnsafeBuffer commandBytes = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private Ledger ledger;
    private LedgerPort port;
    /** Up to here a crash of the process loses nothing. */
    private long promisedToSurviveKill;
    /** Up to here a crash of the machine loses nothing either. */
    private long promisedToSurvivePowerLoss;

    Truth() {
        this(List.of());
    }

    private Truth(final List<Known> known) {
        this.known = new ArrayList<>(known);
        restart(known.size());
        promisedToSurviveKill = known.size();
        promisedToSurvivePowerLoss = known.size();
    }

    /** @return another of its own, all of it on the disk. */
    Truth copy() {
        return new Truth(known);
    }

    /** @return records the bank is known to have. */
    int size() {
        return known.size();
    }

    void onSent(final Sent sent) {
        pending.add(sent);
    }

    /** The bank of these commands is no more: note what it promised. */
    void onEnd(final boolean isForcedBeforeAnswers) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).isAcknowledged()) {
                promisedToSurviveKill = Math.max(promisedToSurviveKill, known.size() + i + 1);
            }
        }
        if (isForcedBeforeAnswers) {
            promisedToSurvivePowerLoss = Math.max(promisedToSurvivePowerLoss, promisedToSurviveKill);
        }
    }

    /** A machine crashed: what was not forced may be lost. */
    void onPowerLoss() {
        promisedToSurviveKill = promisedToSurvivePowerLoss;
    }

    /**
     * Compare a bank that has just been opened, or is about to be closed.
     *
     * @param actual the bank's ledger, at rest.
     * @return what was sent before and not answered.
     */
    List<Sent> settle(final Ledger actual) {
        final long last = actual.lastSequence();
        require(
                last >= promisedToSurviveKill,
                "lost what was acknowledged: ends at " + last + ", not at " + promisedToSurviveKill + " or later");
        require(
                last <= known.size() + pending.size(),
                "has " + last + " records, of " + known.size() + " and " + pending.size() + " sent");
        if (last < known.size()) {
            restart(last);
        }
        final int confirmed = (int) last - known.size();
        pending.subList(0, confirmed).forEach(this::confirm);
        compare(actual);
        final List<Sent> unanswered =
                pending.stream().filter(sent -> !sent.isAcknowledged()).toList();
        pending.clear();
        promisedToSurviveKill = last;
        return unanswered;
    }

    /** The bank was closed when it had answered everything. */
    void onClosed() {
        pending.forEach(sent -> {
            require(sent.isAcknowledged(), "closed and did not answer " + sent);
            confirm(sent);
        });
        pending.clear();
    }

    /** The bank has forced to the disk all that it has, or has made sure of it. */
    void onAllForced() {
        promisedToSurvivePowerLoss = known.size();
    }

    private void confirm(final Sent sent) {
        final long timeMs = Math.max(ledger.timeMs(), sent.requestedTimeMs());
        final Outcome expected = port.apply(timeMs, sent.command());
        known.add(new Known(sent.command(), timeMs, port.lastOutcomeBytes()));
        if (sent.isAcknowledged()) {
            require(
                    expected.equals(sent.future().join()),
                    "acknowledged " + sent.future().join() + " instead of " + expected);
        }
    }

    private void compare(final Ledger actual) {
        require(actual.timeMs() == ledger.timeMs(), "ledger time is " + actual.timeMs() + ", not " + ledger.timeMs());
        require(actual.stateHash() == ledger.stateHash(), "another state after record " + ledger.lastSequence());
        require(
                actual.idempotencyHash() == ledger.idempotencyHash(),
                "other remembered ids after record " + ledger.lastSequence());
        actual.verify();
    }

    /** Compare the journal's bytes, as far as they are there, with every command, time and outcome. */
    void compareJournal(final Path directory) {
        long last = 0;
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                block.forEachRecord(this::compare);
                last = block.lastSequence();
            }
        }
        require(last == known.size(), "the journal ends at " + last + ", not at " + known.size());
    }

    private void compare(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        final Known expected = known.get((int) sequence - 1);
        final byte[] command = new byte[commandLength];
        buffer.getBytes(commandOffset, command);
        final byte[] expectedCommand = new byte[expected.command.encode(commandBytes, 0)];
        commandBytes.getBytes(0, expectedCommand);
        final byte[] outcome = new byte[outcomeLength];
        buffer.getBytes(outcomeOffset, outcome);
        require(
                timeMs == expected.timeMs
                        && Arrays.equals(command, expectedCommand)
                        && Arrays.equals(outcome, expected.outcome),
                "record " + sequence + " is not what was sent");
    }

    /** Begin again and run the first records only. */
    private void restart(final long records) {
        close();
        ledger = new Ledger();
        port = new LedgerPort(ledger);
        final List<Known> kept = List.copyOf(known.subList(0, (int) records));
        kept.forEach(one -> port.apply(one.timeMs, one.command));
        known.subList((int) records, known.size()).clear();
    }

    static void require(final boolean isTrue, final String otherwise) {
        if (!isTrue) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
