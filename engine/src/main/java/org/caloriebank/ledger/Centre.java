package org.caloriebank.ledger;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.time.Timers;

/**
 * The subjects of sports centres, campaigns and goals. They do not know each other: what one needs to know of another passes through here as plain
 * values. Rules: {@code docs/CENTRE-RULES.md}. Owned by the ledger thread.
 */
final class Centre implements AutoCloseable {
    private final Subject[] subjects = {};

    void addCommands(final CommandTable table) {
        for (final Subject subject : subjects) {
            subject.addCommands(table);
        }
    }

    void addQueries(final QueryTable table) {
        for (final Subject subject : subjects) {
            subject.addQueries(table);
        }
    }

    /** @return the timer given, then those of the centre: the order breaks ties between equal deadlines. */
    Timers[] timersAfter(final Timers first) {
        return new Timers[] {first};
    }

    /** @return ledger time from which on there is something to forget, ms; Long.MAX_VALUE for nothing. */
    long forgettingDueAtMs() {
        long dueAtMs = Long.MAX_VALUE;
        for (final Subject subject : subjects) {
            dueAtMs = Math.min(dueAtMs, subject.forgettingDueAtMs());
        }
        return dueAtMs;
    }

    void forget(final int most) {
        for (final Subject subject : subjects) {
            subject.forget(most);
        }
    }

    void verify() {
        for (final Subject subject : subjects) {
            subject.verify();
        }
    }

    void hashInto(final StateHash hash) {
        for (final Subject subject : subjects) {
            subject.hashInto(hash);
        }
    }

    void saveTo(final StateSink sink) {
        for (final Subject subject : subjects) {
            subject.saveTo(sink);
        }
    }

    void loadFrom(final StateSource source) {
        for (final Subject subject : subjects) {
            subject.loadFrom(source);
        }
    }

    long bytes() {
        long bytes = 0;
        for (final Subject subject : subjects) {
            bytes += subject.bytes();
        }
        return bytes;
    }

    @Override
    public void close() {
        for (final Subject subject : subjects) {
            subject.close();
        }
    }
}
