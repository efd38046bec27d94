package org.caloriebank.journal.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** The text form of keys, RFC 7468. */
final class Pem {
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    static byte[] encode(final String label, final byte[] der) {
        final String base64 =
                Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        return (begin(label) + "\n" + base64 + "\n" + end(label) + "\n").getBytes(US_ASCII);
    }

    /** @return what the text holds under the label, or null if it does not. */
    static byte[] decode(final String label, final byte[] pem) {
        final String text = new String(pem, US_ASCII).replaceAll("\\s+", " ").trim();
        if (!text.startsWith(begin(label)) || !text.endsWith(end(label))) {
            return null;
        }
        final int from = begin(label).length();
        final int to = text.length() - end(label).length();
        try {
            return from > to
                    ? null
                    : Base64.getDecoder().decode(text.substring(from, to).replace(" ", ""));
        } catch (final IllegalArgumentException e) {
            return null;
        }
    }

    private static String begin(final String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(final String label) {
        return "-----END " + label + "-----";
    }
}
