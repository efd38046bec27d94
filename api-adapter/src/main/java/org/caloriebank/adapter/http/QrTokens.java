package org.caloriebank.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.key.KeyFiles;
import org.caloriebank.journal.key.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes members' check-in tokens and tells whether one is genuine. Whether it has expired or was used before is the ledger's to say, in ledger time: so a check-in that is
 * sent again with its key gets its answer again.
 *
 * <pre>
 *   offset  length  field, big-endian; all as base64url without padding
 *        0       1  version, 1
 *        1       8  member
 *        9       8  number
 *       17       8  expires at, ms since 1970
 *       25      64  Ed25519 over "caloriebank check-in" and the bytes before
 * </pre>
 *
 * The key pair is {@code qr.key} and {@code qr.pub} in the bank's directory, made when it is needed first. Any thread.
 */
final class QrTokens {
    private static final Logger LOG = LoggerFactory.getLogger(QrTokens.class);

    static final String PRIVATE = "qr.key";
    static final String PUBLIC = "qr.pub";

    private static final byte VERSION = 1;
    private static final byte[] PURPOSE = "caloriebank check-in".getBytes(US_ASCII);
    private static final int CONTENT_LENGTH = 1 + 3 * Long.BYTES;
    private static final int LENGTH = CONTENT_LENGTH + SigningKey.SIGNATURE_LENGTH;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyFiles files;
    private final SecureRandom random = new SecureRandom();
    private SigningKey key;

    QrTokens(final Path bank) {
        files = new KeyFiles(Disk.SYSTEM, bank, PRIVATE, PUBLIC, List.of());
    }

    /**
     * @return a new token's text.
     * @throws RequestRefusedException if the key cannot be had.
     */
    String make(final long memberId, final long expiresAtMs) {
        return text(new QrToken(memberId, newNumber(), expiresAtMs));
    }

    /** @throws RequestRefusedException if it is no token that this bank's key has signed, or the key cannot be had. */
    QrToken verify(final String text) {
        final byte[] bytes = decode(text);
        if (bytes.length != LENGTH || bytes[0] != VERSION) {
            throw strange();
        }
        final byte[] content = Arrays.copyOf(bytes, CONTENT_LENGTH);
        final byte[] signature = Arrays.copyOfRange(bytes, CONTENT_LENGTH, LENGTH);
        if (!key().publicKey().hasSigned(signed(content), signature)) {
            throw strange();
        }
        final ByteBuffer buffer = ByteBuffer.wrap(content, 1, CONTENT_LENGTH - 1);
        return new QrToken(buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    private String text(final QrToken token) {
        final byte[] content = ByteBuffer.allocate(CONTENT_LENGTH)
                .put(VERSION)
                .putLong(token.memberId())
                .putLong(token.number())
                .putLong(token.expiresAtMs())
                .array();
        final byte[] bytes = Arrays.copyOf(content, LENGTH);
        System.arraycopy(key().sign(signed(content)), 0, bytes, CONTENT_LENGTH, SigningKey.SIGNATURE_LENGTH);
        return ENCODER.encodeToString(bytes);
    }

    private synchronized SigningKey key() {
        try {
            key = key == null ? files.readOrMake(false) : key;
            return key;
        } catch (final JournalException e) {
            LOG.error("Check-in tokens: {}", e.getMessage());
            throw new RequestRefusedException(Problem.of(DoorCode.JOURNAL_FAILED, e.getMessage()));
        }
    }

    private long newNumber() {
        while (true) {
            final long number = random.nextLong() >>> 1;
            if (number != 0) {
                return number;
            }
        }
    }

    private static byte[] signed(final byte[] content) {
        return ByteBuffer.allocate(PURPOSE.length + content.length)
                .put(PURPOSE)
                .put(content)
                .array();
    }

    private static byte[] decode(final String text) {
        try {
            final byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (ENCODER.encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (final IllegalArgumentException e) {
            throw strange();
        }
        throw strange(); // bits that a lenient decoder drops
    }

    private static RequestRefusedException strange() {
        return new RequestRefusedException(Problem.of(DoorCode.TOKEN_INVALID));
    }
}
