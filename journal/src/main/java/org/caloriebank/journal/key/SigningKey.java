package org.caloriebank.journal.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** A key pair: signs, and knows what it has signed. Any thread. */
public final class SigningKey {
    /** Bytes of a signature. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final byte[] PROBE = "one pair".getBytes(US_ASCII);

    private final PrivateKey privateKey;
    private final VerifyingKey publicKey;

    SigningKey(final PrivateKey privateKey, final VerifyingKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static SigningKey ofNewPair() {
        try {
            final KeyPair pair =
                    KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("Java has Ed25519 since 15", e);
        }
    }

    public VerifyingKey publicKey() {
        return publicKey;
    }

    public byte[] sign(final byte[] message) {
        try {
            final Signature signature = Signature.getInstance(VerifyingKey.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("the key was proven when it was read", e);
        }
    }

    /** @return whether private and public key are of one pair. */
    boolean isPair() {
        return publicKey.hasSigned(PROBE, sign(PROBE));
    }

    byte[] privatePem() {
        return Pem.encode(Pem.PRIVATE_KEY, privateKey.getEncoded());
    }
}
