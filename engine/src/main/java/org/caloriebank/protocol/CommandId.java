package org.caloriebank.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A client's 128-bit id of one command: a retry with the same id does nothing twice. Scoped to its caller. */
public record CommandId(long high, long low) {
    public static CommandId random() {
        return of(UUID.randomUUID());
    }

    public static CommandId of(final UUID uuid) {
        return new CommandId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** @return the first 128 bits of the text's SHA-256: for clients whose keys are texts of any length. */
    public static CommandId ofText(final String text) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            final ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new CommandId(bytes.getLong(), bytes.getLong());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public UUID toUuid() {
        return new UUID(high, low);
    }
}
