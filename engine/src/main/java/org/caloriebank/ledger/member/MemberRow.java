package org.caloriebank.ledger.member;

import org.agrona.UnsafeApi;

/**
 * Layout of a member's row: one cache line, because one line is what a report can afford to miss. So what few members have is a flag here, and the rest
 * of it elsewhere.
 *
 * <pre>
 *   offset  length  field                      owned by
 *        0       8  member id                  member
 *        8       8  balance, centicoins        account   held coins included
 *       16       8  held, centicoins           account
 *       24       8  young lot, centicoins      account   the lot earned into last, kept here; others are in a list
 *       32       8  last sequence              member    last record that touched the member
 *       40       4  newest day                 activity  a day's reference; 0 none
 *       44       4  first lot                  account   list of the other lots, by month; 0 none
 *       48       4  debt                       account   a row of debts; 0 none
 *       52       4  body mass, grams           member
 *       56       2  date of the newest day     activity  days since 1970
 *       58       2  month of the young lot     account   months since 1970-01; 0 none
 *       60       1  zone offset, quarter hours member    signed
 *       61       1  status (6 bits)            member
 *                    has goals (bit 6)          goal      1 when any goal of the member is kept
 *                    in a challenge (bit 7)     campaign  1 when the member takes part in one that is kept
 *       62       2  month of the oldest lot    account   0 none
 * </pre>
 */
public final class MemberRow {
    public static final int LENGTH = 64;

    private static final int BALANCE = 8;
    private static final int HELD = 16;
    private static final int YOUNG_LOT = 24;
    /** For those who read a row that was saved. */
    public static final int LAST_SEQUENCE = 32;

    private static final int NEWEST_DAY = 40;
    private static final int FIRST_LOT = 44;
    private static final int DEBT = 48;
    private static final int BODY_MASS = 52;
    private static final int NEWEST_DATE = 56;
    private static final int YOUNG_MONTH = 58;
    private static final int ZONE = 60;
    private static final int STATUS = 61;
    private static final int OLDEST_MONTH = 62;
    private static final int STATUS_MASK = 0x3F;
    private static final int HAS_GOALS = 0x40;
    private static final int IS_IN_CHALLENGE = 0x80;
    private static final int UNSIGNED_SHORT = 0xFFFF;
    private static final int MINUTES_PER_QUARTER = 15;

    private MemberRow() {}

    public static long memberId(final long row) {
        return UnsafeApi.getLong(row);
    }

    static void memberId(final long row, final long memberId) {
        UnsafeApi.putLong(row, memberId);
    }

    public static long balanceCenticoins(final long row) {
        return UnsafeApi.getLong(row + BALANCE);
    }

    public static void balanceCenticoins(final long row, final long balanceCenticoins) {
        UnsafeApi.putLong(row + BALANCE, balanceCenticoins);
    }

    public static long heldCenticoins(final long row) {
        return UnsafeApi.getLong(row + HELD);
    }

    public static void heldCenticoins(final long row, final long heldCenticoins) {
        UnsafeApi.putLong(row + HELD, heldCenticoins);
    }

    public static long youngLotCenticoins(final long row) {
        return UnsafeApi.getLong(row + YOUNG_LOT);
    }

    public static void youngLotCenticoins(final long row, final long amountCenticoins) {
        UnsafeApi.putLong(row + YOUNG_LOT, amountCenticoins);
    }

    public static long lastSequence(final long row) {
        return UnsafeApi.getLong(row + LAST_SEQUENCE);
    }

    static void lastSequence(final long row, final long sequence) {
        UnsafeApi.putLong(row + LAST_SEQUENCE, sequence);
    }

    public static int newestDay(final long row) {
        return UnsafeApi.getInt(row + NEWEST_DAY);
    }

    public static void newestDay(final long row, final int day) {
        UnsafeApi.putInt(row + NEWEST_DAY, day);
    }

    public static int newestDate(final long row) {
        return UnsafeApi.getShort(row + NEWEST_DATE) & UNSIGNED_SHORT;
    }

    public static void newestDate(final long row, final int epochDay) {
        UnsafeApi.putShort(row + NEWEST_DATE, (short) epochDay);
    }

    public static int firstLot(final long row) {
        return UnsafeApi.getInt(row + FIRST_LOT);
    }

    public static void firstLot(final long row, final int lot) {
        UnsafeApi.putInt(row + FIRST_LOT, lot);
    }

    public static int debt(final long row) {
        return UnsafeApi.getInt(row + DEBT);
    }

    public static void debt(final long row, final int debt) {
        UnsafeApi.putInt(row + DEBT, debt);
    }

    public static int bodyMassGrams(final long row) {
        return UnsafeApi.getInt(row + BODY_MASS);
    }

    static void bodyMassGrams(final long row, final int bodyMassGrams) {
        UnsafeApi.putInt(row + BODY_MASS, bodyMassGrams);
    }

    public static int youngMonth(final long row) {
        return UnsafeApi.getShort(row + YOUNG_MONTH) & UNSIGNED_SHORT;
    }

    public static void youngMonth(final long row, final int month) {
        UnsafeApi.putShort(row + YOUNG_MONTH, (short) month);
    }

    public static int oldestMonth(final long row) {
        return UnsafeApi.getShort(row + OLDEST_MONTH) & UNSIGNED_SHORT;
    }

    public static void oldestMonth(final long row, final int month) {
        UnsafeApi.putShort(row + OLDEST_MONTH, (short) month);
    }

    public static int zoneOffsetMinutes(final long row) {
        return UnsafeApi.getByte(row + ZONE) * MINUTES_PER_QUARTER;
    }

    static void zoneOffsetMinutes(final long row, final int zoneOffsetMinutes) {
        UnsafeApi.putByte(row + ZONE, (byte) (zoneOffsetMinutes / MINUTES_PER_QUARTER));
    }

    public static byte status(final long row) {
        return (byte) (UnsafeApi.getByte(row + STATUS) & STATUS_MASK);
    }

    /** The flags stay. */
    static void status(final long row, final byte status) {
        UnsafeApi.putByte(row + STATUS, (byte) (UnsafeApi.getByte(row + STATUS) & ~STATUS_MASK | status));
    }

    public static boolean hasGoals(final long row) {
        return (UnsafeApi.getByte(row + STATUS) & HAS_GOALS) != 0;
    }

    public static void hasGoals(final long row, final boolean hasGoals) {
        flag(row, HAS_GOALS, hasGoals);
    }

    public static boolean isInChallenge(final long row) {
        return (UnsafeApi.getByte(row + STATUS) & IS_IN_CHALLENGE) != 0;
    }

    public static void isInChallenge(final long row, final boolean isInChallenge) {
        flag(row, IS_IN_CHALLENGE, isInChallenge);
    }

    /** @return whether any of the flags is set: somebody wants to know what the member does. */
    public static boolean isFollowed(final long row) {
        return (UnsafeApi.getByte(row + STATUS) & (HAS_GOALS | IS_IN_CHALLENGE)) != 0;
    }

    private static void flag(final long row, final int flag, final boolean isSet) {
        final int others = UnsafeApi.getByte(row + STATUS) & ~flag;
        UnsafeApi.putByte(row + STATUS, (byte) (isSet ? others | flag : others));
    }
}
