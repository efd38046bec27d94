package org.caloriebank.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything the model knows. */
final class NaiveState {
    private static final int MONTHS_PER_YEAR = 12;
    private static final int FIRST_YEAR = 1970;

    final NaiveSettings settings = new NaiveSettings();
    final NaiveBooks books = new NaiveBooks();
    /** In the order they were opened. */
    final Map<Long, NaiveMember> memberById = new LinkedHashMap<>();

    final Map<Long, NaiveMerchant> merchantById = new TreeMap<>();
    final Map<Long, NaiveHold> holdById = new TreeMap<>();
    final List<NaiveHold> openHolds = new ArrayList<>();
    final Map<Long, NaiveHold.Capture> captureById = new TreeMap<>();
    /** In the order they were closed. */
    final List<NaiveHold> closedHolds = new ArrayList<>();

    long sequence;
    long nowMs;

    NaiveMember member(final long memberId) {
        return memberById.get(memberId);
    }

    NaiveMerchant merchant(final long merchantId) {
        return merchantById.get(merchantId);
    }

    int monthNow() {
        return monthOf(nowMs);
    }

    /** @return the month of the time in UTC, from 1970-01 = 0. */
    static int monthOf(final long timeMs) {
        return month(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC).toLocalDate());
    }

    static int monthOfDay(final int epochDay) {
        return month(LocalDate.ofEpochDay(epochDay));
    }

    private static int month(final LocalDate date) {
        return (date.getYear() - FIRST_YEAR) * MONTHS_PER_YEAR + date.getMonthValue() - 1;
    }
}
