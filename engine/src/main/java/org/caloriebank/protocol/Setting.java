package org.caloriebank.protocol;

/**
 * The ledger's settings. They are changed by commands, so a journal replays without any configuration file.
 * <p>
 * The {@link #number()} is part of the journal: never reuse or renumber one.
 */
public enum Setting {
    /** Most a member earns for one civil day, centicoins. */
    DAILY_CAP_CENTICOINS(1, 300_000, 0, 100_000_000, true),
    /** More steps reported for one hour are implausible. At most 14 bits: an hour is packed. */
    HOUR_STEPS_MAX(2, 12_000, 1, 16_383, true),
    /** More active energy reported for one hour is implausible; a day takes 24 times as much. At most 18 bits. */
    HOUR_ENERGY_MAX_CENTIKCAL(3, 150_000, 1, 262_143, true),
    /** More steps reported for one day are implausible; a day whose hours add up to more pays nothing. */
    DAY_STEPS_MAX(4, 100_000, 1, 1_000_000, true),
    /** A day with more steps pays and raises a flag. */
    DAY_STEPS_FLAG(5, 60_000, 1, 1_000_000, true),
    /** 1 when reports entered by hand pay like others. */
    MANUAL_PAYS(6, 0, 0, 1, true),
    /** Which rule turns steps into energy when a device gives none: 0 none, 1 by body mass. */
    STEPS_RULE(7, 1, 0, 1, true),
    /** A coin expires at the end of the month this many months after that of the civil date it was earned on. */
    LOT_MONTHS(8, 12, 1, 120, true),
    /** Longest time to live of a hold, ms. */
    HOLD_TTL_MAX_MS(9, 31L * 86_400_000, 1, 400L * 86_400_000, false),
    /** How long after a capture it may be refunded, and how long a closed hold is kept, ms. */
    REFUND_WINDOW_MS(10, 30L * 86_400_000, 0, 400L * 86_400_000, false),
    /** How many command ids are remembered at most; each is kept for 31 days. */
    ID_CAPACITY(11, 4_000_000, 1, 1_000_000_000, false),
    /** Longest time to live of a check-in token, ms. */
    QR_TTL_MAX_MS(12, 5L * 60_000, 1_000, 86_400_000, false),
    /** Players of an open game can leave it until this many minutes before its start. */
    GAME_CUT_OFF_MINUTES(13, 120, 0, 43_200, false),
    /** Lights are on this many minutes before a session starts. */
    LIGHT_LEAD_MINUTES(14, 5, 0, 120, false);

    private static final Setting[] CONSTANTS = values();

    private final int number;
    private final long defaultValue;
    private final long min;
    private final long max;
    private final boolean keptByDays;

    Setting(final int number, final long defaultValue, final long min, final long max, final boolean keptByDays) {
        this.number = number;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.keptByDays = keptByDays;
    }

    public int number() {
        return number;
    }

    public long defaultValue() {
        return defaultValue;
    }

    public long min() {
        return min;
    }

    public long max() {
        return max;
    }

    /** @return whether a day keeps the value that was in force when its first report was accepted. */
    public boolean isKeptByDays() {
        return keptByDays;
    }

    /** @return the setting with the number, or null when there is none. */
    public static Setting ofNumber(final int number) {
        return number >= 1 && number <= CONSTANTS.length ? CONSTANTS[number - 1] : null;
    }
}
