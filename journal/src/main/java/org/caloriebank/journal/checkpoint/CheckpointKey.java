package org.caloriebank.journal.checkpoint;

import java.nio.file.Path;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.key.VerifyingKey;

/** The public half of a bank's key: tells what the bank has signed. Any thread. */
public final class CheckpointKey {
    /** Name of the public key's file in a bank's directory. */
    public static final String FILE = "checkpoint.pub";

    private final VerifyingKey key;

    private CheckpointKey(final VerifyingKey key) {
        this.key = key;
    }

    /**
     * @param file a public key in PEM, as {@code checkpoint.pub} is.
     * @throws JournalException if it is not there or holds something else.
     */
    public static CheckpointKey read(final Path file) {
        return new CheckpointKey(VerifyingKey.read(file, FILE));
    }

    static CheckpointKey of(final VerifyingKey key) {
        return new CheckpointKey(key);
    }

    boolean hasSigned(final byte[] message, final byte[] signature) {
        return key.hasSigned(message, signature);
    }

    /** @return SHA-256 over the key's SubjectPublicKeyInfo, 64 hexadecimal digits. */
    public String fingerprint() {
        return key.fingerprint();
    }
}
