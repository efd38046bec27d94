package org.caloriebank.adapter.cli;

import java.util.Locale;

/**
 * A column of rows: what it holds, and how each format names and writes it. A null cell is nothing: blank in a table, empty in CSV, null in JSON.
 *
 * @param name in small letters, words divided by an underscore, without its unit.
 * @param isForPrograms whether tables leave it out, because another column tells people the same.
 */
record Column(String name, Unit unit, boolean isForPrograms) {
    /** What a cell is. Machines get whole numbers with the unit in the column's name; people get the unit they think in. */
    enum Unit {
        /** A text or anything whose text is meant. */
        TEXT("", "", false),
        /** One of a few names, as a constant of an enum. */
        NAME("", "", false),
        /** A number that names something: a member, a sequence. */
        ID("", "", true),
        /** How many. */
        COUNT("", "", true),
        /** An amount; coins with two decimals for people. */
        CENTICOINS("_centicoins", ", coins", true),
        /** Money in the smallest unit of its currency. */
        MINOR_UNITS("_minor_units", ", minor units", true),
        /** Ledger time, given in ms since 1970; written as ISO 8601 in UTC in every format. */
        TIME("", "", false);

        private final String nameEnd;
        private final String headerEnd;
        private final boolean isRight;

        Unit(final String nameEnd, final String headerEnd, final boolean isRight) {
            this.nameEnd = nameEnd;
            this.headerEnd = headerEnd;
            this.isRight = isRight;
        }
    }

    static Column text(final String name) {
        return new Column(name, Unit.TEXT, false);
    }

    static Column name(final String name) {
        return new Column(name, Unit.NAME, false);
    }

    static Column id(final String name) {
        return new Column(name, Unit.ID, false);
    }

    static Column count(final String name) {
        return new Column(name, Unit.COUNT, false);
    }

    static Column coins(final String name) {
        return new Column(name, Unit.CENTICOINS, false);
    }

    static Column money(final String name) {
        return new Column(name, Unit.MINOR_UNITS, false);
    }

    static Column time(final String name) {
        return new Column(name, Unit.TIME, false);
    }

    /** @return the same column, left out of tables. */
    Column forPrograms() {
        return new Column(name, unit, true);
    }

    /** @return over a table. */
    String header() {
        return name.replace('_', ' ') + unit.headerEnd;
    }

    /** @return in CSV, with the unit at its end, such as balance_centicoins. */
    String csvName() {
        return name + unit.nameEnd;
    }

    /** @return in JSON, such as balanceCenticoins. */
    String jsonName() {
        final StringBuilder camel = new StringBuilder();
        for (final String word : csvName().split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    boolean isRight() {
        return unit.isRight;
    }

    /** @return the cell for people. */
    String words(final Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Number number) {
            switch (unit) {
                case CENTICOINS:
                    return Words.coins(number.longValue());
                case COUNT, MINOR_UNITS:
                    return Words.count(number.longValue());
                case TIME:
                    return Words.time(number.longValue());
                default:
            }
        }
        return unit == Unit.NAME ? plain(cell).replace('_', ' ') : cell.toString();
    }

    /** @return the cell for programs, before any quoting. */
    String plain(final Object cell) {
        if (unit == Unit.TIME && cell instanceof Number number) {
            return Words.time(number.longValue());
        }
        return unit == Unit.NAME ? cell.toString().toLowerCase(Locale.ROOT) : cell.toString();
    }
}
