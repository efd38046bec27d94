package org.caloriebank.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;

/** Everything the model knows. */
final class NaiveState {
    private static final long DAY_MS = 86_400_000;
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

    /** In the order they were opened. */
    final Map<Long, NaiveFacility> facilityById = new LinkedHashMap<>();
    /** In the order they were opened. */
    final Map<Long, NaiveSpace> spaceById = new LinkedHashMap<>();
    /** In the order they were named. */
    final Map<Long, NaiveFacility> facilityByCircuitId = new LinkedHashMap<>();

    final Map<Long, NaiveSession> sessionById = new TreeMap<>();
    /** Those that something will still happen to. */
    final List<NaiveSession> openSessions = new ArrayList<>();
    /** In the order they were closed. */
    final List<NaiveSession> closedSessions = new ArrayList<>();

    final Map<Long, NaiveBooking> bookingById = new TreeMap<>();
    /** Those that are active. */
    final Map<Long, NaiveMember> memberByCredentialId = new TreeMap<>();
    /** Those that were used. */
    final Map<Long, Long> expiresAtMsByToken = new TreeMap<>();

    final Map<Long, NaiveWristband> wristbandById = new TreeMap<>();
    final Map<Long, NaiveAdmission> admissionById = new TreeMap<>();
    final List<NaiveAdmission> openAdmissions = new ArrayList<>();
    /** In the order they were closed. */
    final List<NaiveAdmission> closedAdmissions = new ArrayList<>();
    /** In the order of entering. */
    final List<WaterVisit> waterVisits = new ArrayList<>();
    /** In the order of leaving. */
    final List<WaterVisit> closedWaterVisits = new ArrayList<>();
    /** Versions of each profile by the day from which on they hold. */
    final Map<Long, NavigableMap<Integer, PutWaterProfile>> waterProfileById = new TreeMap<>();
    /** Open ones and those kept, in the order they began. */
    final List<OutInterval> outIntervals = new ArrayList<>();

    final Map<Long, NaiveCampaign> campaignById = new TreeMap<>();

    long sequence;
    long nowMs;

    NaiveMember member(final long memberId) {
        return memberById.get(memberId);
    }

    NaiveMerchant merchant(final long merchantId) {
        return merchantById.get(merchantId);
    }

    /** @return from when on something that closed then is forgotten, as the window is set now. */
    long forgettableAtMs(final long closedAtMs) {
        return closedAtMs + settings.of(Setting.REFUND_WINDOW_MS) + 1;
    }

    NaiveSpace space(final long spaceId) {
        return spaceById.get(spaceId);
    }

    /** @return how many people are in a space. */
    int occupancy(final NaiveSpace space) {
        return (int) openAdmissions().filter(admission -> admission.isIn(space)).count();
    }

    int occupancy(final NaiveFacility facility) {
        return (int) openAdmissions(facility).count();
    }

    Stream<NaiveAdmission> openAdmissions(final NaiveFacility facility) {
        return openAdmissions().filter(admission -> admission.facility == facility);
    }

    Stream<NaiveAdmission> openAdmissions() {
        return openAdmissions.stream();
    }

    /** @return those of a space that something will still happen to. */
    Stream<NaiveSession> openSessions(final NaiveSpace space) {
        return openSessions.stream().filter(session -> session.space == space);
    }

    Stream<NaiveBooking> bookings(final NaiveMember member) {
        return bookingById.values().stream().filter(booking -> booking.member == member);
    }

    boolean wasOutOfRange(final NaiveSpace space, final long fromMs, final long toMs) {
        return outMs(space, fromMs, toMs) > 0;
    }

    /** @return how long a member was in water out of range within a time. */
    long exposedMs(final WaterVisit visit, final long fromMs, final long toMs) {
        final long leftAtMs = visit.isOver ? visit.leftAtMs : nowMs;
        return outMs(visit.space, Math.max(fromMs, visit.enteredAtMs), Math.min(toMs, leftAtMs));
    }

    private long outMs(final NaiveSpace space, final long fromMs, final long toMs) {
        return outIntervals.stream()
                .filter(interval -> interval.space == space)
                .mapToLong(interval -> interval.commonMs(fromMs, toMs, nowMs))
                .sum();
    }

    long utcDay() {
        return Math.floorDiv(nowMs, DAY_MS);
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
