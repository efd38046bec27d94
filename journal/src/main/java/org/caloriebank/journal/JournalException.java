package org.caloriebank.journal;

import org.caloriebank.ledger.Ledger;

/** The journal cannot be opened, read or written. The message is one sentence for an operator: what it is, where, and what to do. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, for programs. */
    public enum Kind {
        /** There is no journal in the directory, or something else is. */
        NOT_A_JOURNAL,
        /** Another process, or another bank of this one, writes to the directory. */
        IN_USE,
        /** Bytes were altered, or blocks or files are missing, repeated or out of order. */
        DAMAGED,
        /** Written by a newer version of this program. */
        NEWER_VERSION,
        /** The journal does not tell of the moment asked for: it begins later, or ends before. */
        NOT_COVERED,
        /** The operating system refuses to read. */
        UNREADABLE,
        /** The operating system refuses to write. */
        NOT_WRITABLE,
        /** A command replayed gave another outcome than the journalled one. */
        OUTCOME_DIFFERS,
        /** The books do not add up after a replay. */
        BOOKS_DIFFER,
        /** The journal is not the one its signed checkpoints speak of, or these were altered. */
        CHECKPOINT_DIFFERS,
        /** A key is missing, none, another's, or open to others' eyes. */
        KEY_REFUSED
    }

    private final Kind kind;
    private final transient Damage damage;

    public JournalException(final Kind kind, final String message) {
        this(kind, message, null, null);
    }

    public JournalException(final Kind kind, final String message, final Throwable cause) {
        this(kind, message, null, cause);
    }

    JournalException(final Kind kind, final String message, final Damage damage, final Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.damage = damage;
    }

    static JournalException damaged(final Damage damage) {
        return new JournalException(Kind.DAMAGED, damage.sentence(), damage, null);
    }

    /**
     * Prove a ledger's books, which takes time with the number of members.
     *
     * @throws JournalException of the kind BOOKS_DIFFER with the first thing that does not hold.
     */
    public static void requireBooks(final Ledger ledger) {
        try {
            ledger.verify();
        } catch (final RuntimeException e) {
            throw new JournalException(
                    Kind.BOOKS_DIFFER,
                    "The books do not add up after the replay (" + e.getMessage()
                            + "); keep the journal and replay it with the program version that wrote it.",
                    e);
        }
    }

    public Kind kind() {
        return kind;
    }

    /** @return where the journal is damaged, or null for the other kinds. */
    public Damage damage() {
        return damage;
    }
}
