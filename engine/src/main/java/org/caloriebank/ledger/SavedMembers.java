package org.caloriebank.ledger;

import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.memory.SavedIndex;
import org.caloriebank.ledger.memory.SavedMemory;
import org.caloriebank.ledger.memory.SavedRows;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.settings.Settings;

/**
 * Looks members up in a state that a {@link Ledger} handed over, without taking it over: a member costs the reading of a few lines, however many there
 * are. One thread.
 */
public final class SavedMembers {
    private final long lastSequence;
    private final SavedIndex index;

    /** @param words stands at the first word of {@link Ledger#saveTo}; only words are read. */
    public SavedMembers(final StateSource words) {
        lastSequence = words.word();
        words.word(); // ledger time
        new Settings().loadFrom(words);
        index = new SavedIndex(words, new SavedRows(words, 0));
    }

    /** @return sequence of the last command the state covers. */
    public long lastSequence() {
        return lastSequence;
    }

    /** @return sequence of the last record that touched the member; 0 when there is no such member. */
    public long lastSequenceOf(final long memberId, final SavedMemory memory) {
        final long row = index.offsetOf(memberId, memory);
        return row < 0 ? 0 : memory.wordAt(row + MemberRow.LAST_SEQUENCE);
    }
}
