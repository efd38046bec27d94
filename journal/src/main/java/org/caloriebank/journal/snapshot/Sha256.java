package org.caloriebank.journal.snapshot;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makers of SHA-256, which every Java platform has. */
final class Sha256 {
    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Sha256 update(final byte[] bytes, final int offset, final int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Write the hash of what was given since the last call. */
    void into(final byte[] target, final int offset) {
        try {
            digest.digest(target, offset, SnapshotFormat.HASH_LENGTH);
        } catch (final DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
    }

    /** @return the hash of a header, its own hash taken as zeroes, and of the chunks' hashes. */
    static byte[] ofHeader(final byte[] header, final byte[] chunkHashes, final int chunkHashesLength) {
        final int after = SnapshotFormat.HEADER_HASH_OFFSET + SnapshotFormat.HASH_LENGTH;
        final byte[] hash = new byte[SnapshotFormat.HASH_LENGTH];
        new Sha256()
                .update(header, 0, SnapshotFormat.HEADER_HASH_OFFSET)
                .update(new byte[SnapshotFormat.HASH_LENGTH], 0, SnapshotFormat.HASH_LENGTH)
                .update(header, after, header.length - after)
                .update(chunkHashes, 0, chunkHashesLength)
                .into(hash, 0);
        return hash;
    }
}
