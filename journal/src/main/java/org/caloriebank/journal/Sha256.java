package org.caloriebank.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A maker of SHA-256 hashes, one after the other. One thread; allocates nothing after construction but what {@link #of} returns. */
public final class Sha256 {
    public static final int LENGTH = 32;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @return the hash of some bytes, one part behind the other. */
    public static byte[] of(final byte[]... parts) {
        final Sha256 sha256 = new Sha256();
        for (final byte[] part : parts) {
            sha256.digest.update(part);
        }
        return sha256.digest.digest();
    }

    public Sha256 update(final byte[] bytes, final int offset, final int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Write the hash of what was given since the last call. */
    public void into(final byte[] target, final int offset) {
        try {
            digest.digest(target, offset, LENGTH);
        } catch (final DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
    }
}
