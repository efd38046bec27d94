package org.caloriebank.bank;

/**
 * The bank stopped before the journal had the command, or was closed. Whether the command survives a restart is not known: ask again with the same
 * id.
 */
public final class BankStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BankStoppedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
