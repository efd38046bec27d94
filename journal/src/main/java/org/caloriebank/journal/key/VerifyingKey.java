package org.caloriebank.journal.key;

import static org.caloriebank.journal.JournalException.Kind.KEY_REFUSED;
import static org.caloriebank.journal.JournalException.Kind.UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.Sha256;

/** The public half of a key: tells what the private one has signed. Any thread. */
public final class VerifyingKey {
    static final String ALGORITHM = "Ed25519";

    private final PublicKey key;

    VerifyingKey(final PublicKey key) {
        this.key = key;
    }

    /**
     * @param file a public key in PEM.
     * @param name of such a file in a bank's directory.
     * @throws JournalException if it is not there or holds something else.
     */
    public static VerifyingKey read(final Path file, final String name) {
        try {
            final byte[] der = Pem.decode(Pem.PUBLIC_KEY, Files.readAllBytes(file));
            if (der != null) {
                return new VerifyingKey(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
            }
        } catch (final NoSuchFileException e) {
            throw new JournalException(UNREADABLE, "There is no file " + file + ": check the name.", e);
        } catch (final IOException e) {
            throw new JournalException(UNREADABLE, file + " cannot be read: check its owner and permissions.", e);
        } catch (final GeneralSecurityException e) {
            throw notAKey(file, name, e);
        }
        throw notAKey(file, name, null);
    }

    public boolean hasSigned(final byte[] message, final byte[] signature) {
        try {
            final Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (final GeneralSecurityException e) {
            return false; // not even the form of a signature
        }
    }

    /** @return SHA-256 over the key's SubjectPublicKeyInfo, 64 hexadecimal digits. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.of(key.getEncoded()));
    }

    byte[] pem() {
        return Pem.encode(Pem.PUBLIC_KEY, key.getEncoded());
    }

    private static JournalException notAKey(final Path file, final String name, final Exception cause) {
        return new JournalException(
                KEY_REFUSED, file + " holds no public Ed25519 key in PEM; name the bank's " + name + ".", cause);
    }
}
