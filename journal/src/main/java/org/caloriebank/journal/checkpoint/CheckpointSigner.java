package org.caloriebank.journal.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** Signs checkpoints. Holds the private key; any thread. */
final class CheckpointSigner {
    private final PrivateKey privateKey;
    private final CheckpointKey publicKey;

    CheckpointSigner(final PrivateKey privateKey, final CheckpointKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** @return one with a new key. */
    static CheckpointSigner ofNewKey() {
        try {
            final KeyPair pair =
                    KeyPairGenerator.getInstance(CheckpointKey.ALGORITHM).generateKeyPair();
            return new CheckpointSigner(pair.getPrivate(), new CheckpointKey(pair.getPublic()));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("Java has Ed25519 since 15", e);
        }
    }

    CheckpointKey publicKey() {
        return publicKey;
    }

    /** @return whether private and public key are of one pair. */
    boolean isPair() {
        final byte[] probe = Checkpoint.VERSION_WORD.getBytes(US_ASCII);
        return publicKey.hasSigned(probe, sign(probe));
    }

    SignedCheckpoint sign(final Checkpoint checkpoint) {
        final byte[] signature = sign(checkpoint.text().getBytes(US_ASCII));
        return new SignedCheckpoint(checkpoint, Base64.getEncoder().encodeToString(signature));
    }

    byte[] privatePem() {
        return Pem.encode(Pem.PRIVATE_KEY, privateKey.getEncoded());
    }

    private byte[] sign(final byte[] message) {
        try {
            final Signature signature = Signature.getInstance(CheckpointKey.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("the key was proven when it was read", e);
        }
    }
}
