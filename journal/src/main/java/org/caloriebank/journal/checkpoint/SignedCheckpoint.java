package org.caloriebank.journal.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A checkpoint with its signature: one line of {@code checkpoints.log}.
 *
 * @param signature Ed25519 over the checkpoint's text, base64.
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signature) {
    private static final String SIGNATURE = " signature=";
    private static final int SIGNATURE_LENGTH = 64;

    /** @return the line without its end. */
    public String line() {
        return checkpoint.text() + SIGNATURE + signature;
    }

    /** @return whether the key's owner signed this checkpoint. */
    public boolean isSignedBy(final CheckpointKey key) {
        return key.hasSigned(
                checkpoint.text().getBytes(StandardCharsets.US_ASCII),
                Base64.getDecoder().decode(signature));
    }

    /** @return the checkpoint, or null if the line is none exactly as {@link #line()} writes it. */
    public static SignedCheckpoint ofLine(final String line) {
        final int end = line.lastIndexOf(SIGNATURE);
        if (end < 0) {
            return null;
        }
        final Checkpoint checkpoint = Checkpoint.ofText(line.substring(0, end));
        final String signature = line.substring(end + SIGNATURE.length());
        return checkpoint != null && isSignature(signature) ? new SignedCheckpoint(checkpoint, signature) : null;
    }

    private static boolean isSignature(final String text) {
        try {
            final byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == SIGNATURE_LENGTH
                    && Base64.getEncoder().encodeToString(bytes).equals(text);
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }
}
