package org.caloriebank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures measured and the marks they should reach, printed as one table. */
final class Marks {
    private record Row(String name, double value, double mark, boolean isAtLeast, String unit, String conditions) {
        boolean isReached() {
            return isAtLeast ? value >= mark : value <= mark;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    void atLeast(final String name, final double value, final double mark, final String unit, final String conditions) {
        rows.add(new Row(name, value, mark, true, unit, conditions));
    }

    void atMost(final String name, final double value, final double mark, final String unit, final String conditions) {
        rows.add(new Row(name, value, mark, false, unit, conditions));
    }

    /** @return whether every mark was reached. */
    boolean print() {
        System.out.println();
        for (final Row row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "%-4s %-34s %12.3f %-14s %s %10.3f   %s%n",
                    row.isReached() ? "ok" : "FAIL",
                    row.name,
                    row.value,
                    row.unit,
                    row.isAtLeast ? ">=" : "<=",
                    row.mark,
                    row.conditions);
        }
        return rows.stream().allMatch(Row::isReached);
    }
}
