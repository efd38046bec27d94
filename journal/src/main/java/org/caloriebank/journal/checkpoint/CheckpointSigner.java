package org.caloriebank.journal.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import org.caloriebank.journal.key.KeyFiles;
import org.caloriebank.journal.key.SigningKey;

/** Signs checkpoints. Holds the private key; any thread. */
final class CheckpointSigner {
    /** Name of the private key's file in a bank's directory. */
    static final String PRIVATE = "checkpoint.key";

    private final SigningKey key;

    private CheckpointSigner(final SigningKey key) {
        this.key = key;
    }

    /**
     * @param hasCheckpoints whether there are checkpoints already: then a new key would not be theirs.
     * @throws org.caloriebank.journal.JournalException as {@link KeyFiles#readOrMake}.
     */
    static CheckpointSigner readOrMake(final CheckpointPlaces places, final boolean hasCheckpoints) {
        final KeyFiles files = new KeyFiles(
                places.disk(), places.directory(), PRIVATE, CheckpointKey.FILE, List.of(CheckpointLog.FILE));
        return new CheckpointSigner(files.readOrMake(hasCheckpoints));
    }

    CheckpointKey publicKey() {
        return CheckpointKey.of(key.publicKey());
    }

    SignedCheckpoint sign(final Checkpoint checkpoint) {
        final byte[] signature = key.sign(checkpoint.text().getBytes(US_ASCII));
        return new SignedCheckpoint(checkpoint, Base64.getEncoder().encodeToString(signature));
    }
}
