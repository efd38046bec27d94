package org.caloriebank.adapter.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** @return with commas between thousands. */
    public static String count(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** @return a count with its noun, in the plural unless it is 1. */
    public static String count(final long count, final String noun) {
        return count(count) + ' ' + noun + (count == 1 ? "" : "s");
    }

    /** @return coins with two decimals and commas between thousands. */
    public static String coins(final long centicoins) {
        final long magnitude = Math.abs(centicoins); // balances stay within +-2^62
        return String.format(Locale.ROOT, "%s%,d.%02d", centicoins < 0 ? "-" : "", magnitude / 100, magnitude % 100);
    }

    /** @return coins without decimals, rounded to the nearest, for places where little room is left. */
    public static String wholeCoins(final long centicoins) {
        return count(Math.round(centicoins / 100.0));
    }

    /** @return such as 7.6 M. */
    public static String millions(final long count) {
        return count < 1_000_000 ? count(count) : String.format(Locale.ROOT, "%.1f M", count / 1e6);
    }

    public static String seconds(final long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /** @return milliseconds with as many decimals as mean something. */
    public static String milliseconds(final long nanos) {
        final double ms = nanos / 1e6;
        return String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : ms < 100 ? "%.1f ms" : "%,.0f ms", ms);
    }

    /** @return how many in a second, whole. */
    public static String rate(final long count, final long nanos) {
        return count(nanos <= 0 ? 0 : (long) (count * 1e9 / nanos));
    }

    public static String bytes(final long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        final int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %ciB", bytes / (double) (1L << unit * 10), " KMGTPE".charAt(unit));
    }

    /** @return sixteen hexadecimal digits. */
    public static String hash(final long hash) {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    /** @return hour and minute in UTC, such as 09:05. */
    public static String minute(final long epochMs) {
        return MINUTE.format(Instant.ofEpochMilli(epochMs));
    }
}
