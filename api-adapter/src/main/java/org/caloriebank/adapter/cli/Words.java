package org.caloriebank.adapter.cli;

import java.time.Instant;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Words {
    private Words() {}

    /** @return with commas between thousands. */
    static String count(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** @return a count with its noun, in the plural unless it is 1. */
    static String count(final long count, final String noun) {
        return count(count) + ' ' + noun + (count == 1 ? "" : "s");
    }

    /** @return coins with two decimals and commas between thousands. */
    static String coins(final long centicoins) {
        final long magnitude = Math.abs(centicoins); // balances stay within +-2^62
        return String.format(Locale.ROOT, "%s%,d.%02d", centicoins < 0 ? "-" : "", magnitude / 100, magnitude % 100);
    }

    static String seconds(final long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    /** @return how many in a second, whole. */
    static String rate(final long count, final long nanos) {
        return count(nanos <= 0 ? 0 : (long) (count * 1e9 / nanos));
    }

    /** @return ISO 8601 in UTC. */
    static String time(final long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }

    static String bytes(final long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        final int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %ciB", bytes / (double) (1L << unit * 10), " KMGTPE".charAt(unit));
    }

    /** @return sixteen hexadecimal digits. */
    static String hash(final long hash) {
        return String.format(Locale.ROOT, "%016x", hash);
    }
}
