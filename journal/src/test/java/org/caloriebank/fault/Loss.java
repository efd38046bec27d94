package org.caloriebank.fault;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What a machine's crash leaves of bytes and names that were not forced to the disk. One use. */
final class Loss {
    static final int SECTOR_LENGTH = 512;
    static final int PAGE_LENGTH = 4096;

    enum Style {
        /** Nothing that was not forced. */
        OLD,
        /** All of it. */
        NEW,
        /** Some pages. */
        PAGES,
        /** Some sectors of some pages. */
        SECTORS,
        /** What comes first in the file. */
        FIRST,
        /** What comes last in the file. */
        LAST
    }

    private final Style style;
    private final SplittableRandom random;

    Loss(final SplittableRandom random) {
        style = Style.values()[random.nextInt(Style.values().length)];
        this.random = random;
    }

    /** @return how many of so many changes to a directory's names are kept: the first ones, as file systems with a log do it. */
    int namesKept(final int changes) {
        return switch (style) {
            case OLD -> 0;
            case NEW -> changes;
            default -> random.nextInt(changes + 1);
        };
    }

    boolean keepsName() {
        return namesKept(1) == 1;
    }

    /** @return what is left of a file. */
    byte[] mix(final byte[] before, final byte[] now) {
        final int unit = style == Style.SECTORS ? SECTOR_LENGTH : PAGE_LENGTH;
        final boolean isLengthNew = namesKept(1) == 1;
        final byte[] left = Arrays.copyOf(before, isLengthNew ? now.length : before.length);
        final int chance = 1 + random.nextInt(9);
        final int units = (now.length + unit - 1) / unit;
        final int border = random.nextInt(changedUnits(before, now, unit) + 1);
        int changed = 0;
        for (int i = 0; i < units; i++) {
            final int from = i * unit;
            final int to = Math.min(from + unit, now.length);
            if (isChanged(before, now, from, to)) {
                final boolean isKept =
                        switch (style) {
                            case OLD -> false;
                            case NEW -> true;
                            case PAGES, SECTORS -> random.nextInt(10) < chance;
                            case FIRST -> changed < border;
                            case LAST -> changed >= border;
                        };
                changed++;
                if (isKept && from < left.length) {
                    System.arraycopy(now, from, left, from, Math.min(to, left.length) - from);
                }
            }
        }
        return left;
    }

    private static int changedUnits(final byte[] before, final byte[] now, final int unit) {
        int count = 0;
        for (int from = 0; from < now.length; from += unit) {
            if (isChanged(before, now, from, Math.min(from + unit, now.length))) {
                count++;
            }
        }
        return count;
    }

    private static boolean isChanged(final byte[] before, final byte[] now, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (now[i] != (i < before.length ? before[i] : 0)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return style.name();
    }
}
