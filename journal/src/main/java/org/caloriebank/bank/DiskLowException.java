package org.caloriebank.bank;

/** The disk is nearly full: the command was refused and nothing happened. Free space, then send it again. */
public final class DiskLowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DiskLowException(final String message) {
        super(message);
    }
}
