package org.caloriebank.protocol;

/** Bounds and named absences of the protocol's fields. */
public final class Limits {
    /** Most coins one command may move, centicoins: ten thousand million coins. */
    public static final long AMOUNT_CENTICOINS_MAX = 1_000_000_000_000L;
    /** Greatest price in money, minor units. */
    public static final long AMOUNT_MINOR_UNITS_MAX = 1_000_000_000_000L;
    /** An optional amount that was not given. */
    public static final long NULL_AMOUNT = Long.MIN_VALUE;
    /** An optional energy or ceiling that was not given. */
    public static final int NULL_CENTIKCAL = Integer.MIN_VALUE;
    /** In the place of a civil hour: the whole day. */
    public static final int WHOLE_DAY = 24;
    /** First and last civil dates a command may name, as days since 1970-01-01: the day after it to 2149-06-06. */
    public static final int EPOCH_DAY_MIN = 1;

    public static final int EPOCH_DAY_MAX = 65_535;
    public static final int BODY_MASS_GRAMS_MIN = 10_000;
    public static final int BODY_MASS_GRAMS_MAX = 650_000;
    /** Both east and west. */
    public static final int ZONE_OFFSET_MINUTES_MAX = 18 * 60;

    public static final int ZONE_OFFSET_STEP_MINUTES = 15;
    /** Dates accepted before today, and hours of them. */
    public static final int DAYS_BACK_MAX = 31;

    public static final int HOURS_DAYS_BACK_MAX = 8;
    public static final int DAYS_AHEAD_MAX = 1;
    public static final int CAPTURES_PER_HOLD_MAX = 16;
    /** Command ids are remembered this long, ms of ledger time. */
    public static final long ID_RETENTION_MS = 31L * 86_400_000;
    /** Lots that had expired before a refund come back valid for this long at least, ms. */
    public static final long REFUND_GRACE_MS = 30L * 86_400_000;
    /** Budget of one tick: the expiry of a hold or of a member's lots costs 1 of it. */
    public static final int TICK_FIRINGS_MAX = 8;
    /** Most member rows one tick sweeps. */
    public static final int TICK_SWEEP_ROWS = 256;
    /** Longest encoded command or query, bytes. */
    public static final int COMMAND_LENGTH_MAX = 128;
    /** Longest encoded outcome or answer, bytes. */
    public static final int OUTCOME_LENGTH_MAX = 1024;

    private Limits() {}
}
