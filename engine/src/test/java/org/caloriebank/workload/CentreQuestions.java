package org.caloriebank.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.BookingCommand.OpenSession;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterQuery;

/** Everything that can be asked about a sports centre at a checkpoint. One thread. */
final class CentreQuestions {
    private static final int IDS_ASKED_MAX = 150;
    private static final long DAY_MS = 86_400_000;
    private static final long AHEAD_MS = 367 * DAY_MS;
    private static final long NOBODY = 777;

    private final List<Long> sessionIds = new ArrayList<>(List.of(Long.MAX_VALUE));
    private final List<Long> bookingIds = new ArrayList<>(List.of(Long.MAX_VALUE));
    private final List<Long> admissionIds = new ArrayList<>(List.of(Long.MAX_VALUE));

    /** Remember what an accepted command made. */
    void note(final Command command, final long reference) {
        if (command instanceof OpenSession || command instanceof OpenGame) {
            sessionIds.add(reference);
        }
        if (command instanceof Book || command instanceof OpenGame) {
            bookingIds.add(reference);
        }
        if (command instanceof CheckIn) {
            admissionIds.add(reference);
        }
    }

    /** @param compare asks both sides, compares, and answers what both said. */
    void ask(final Set<Long> memberIds, final long nowMs, final Function<Query<?>, Answer> compare) {
        askFacilities(compare);
        for (long spaceId = 1; spaceId <= CentreFields.SPACES + 1; spaceId++) {
            askSessions(spaceId, 0, nowMs + AHEAD_MS, compare);
            askSessions(spaceId, nowMs - DAY_MS, nowMs, compare);
            compare.apply(new WaterQuery.Water(spaceId));
            compareExposure(spaceId, 0, Long.MAX_VALUE, compare);
            compareExposure(spaceId, nowMs - DAY_MS, nowMs - DAY_MS / 2, compare);
        }
        for (long circuitId = 1; circuitId <= CentreFields.CIRCUITS + 1; circuitId++) {
            compare.apply(new LightQuery.Light(circuitId));
        }
        for (long facilityId = 1; facilityId <= CentreFields.FACILITIES + 1; facilityId++) {
            compare.apply(new LightQuery.Lights(facilityId, 0));
            compare.apply(new LightQuery.Lights(facilityId, facilityId));
        }
        for (long wristbandId = 1; wristbandId <= CentreFields.WRISTBANDS + 1; wristbandId++) {
            compare.apply(new AdmissionQuery.Wristband(wristbandId));
        }
        memberIds.forEach(memberId -> askMember(memberId, compare));
        lastOf(sessionIds).forEach(id -> compare.apply(new BookingQuery.Session(id)));
        lastOf(bookingIds).forEach(id -> compare.apply(new BookingQuery.Booking(id)));
        lastOf(admissionIds).forEach(id -> compare.apply(new AdmissionQuery.Admission(id)));
    }

    private static void askFacilities(final Function<Query<?>, Answer> compare) {
        compare.apply(new FacilityQuery.Facility(NOBODY));
        compare.apply(new FacilityQuery.Facilities(NOBODY));
        compare.apply(new FacilityQuery.Spaces(NOBODY, 0));
        final FacilityAnswer.Facilities facilities =
                (FacilityAnswer.Facilities) compare.apply(new FacilityQuery.Facilities(0));
        for (final FacilityAnswer.FacilityLine facility : facilities.facilities()) {
            compare.apply(new FacilityQuery.Facilities(facility.facilityId()));
            compare.apply(new FacilityQuery.Facility(facility.facilityId()));
            compare.apply(new FacilityQuery.Spaces(facility.facilityId(), NOBODY));
            final FacilityAnswer.Spaces spaces =
                    (FacilityAnswer.Spaces) compare.apply(new FacilityQuery.Spaces(facility.facilityId(), 0));
            spaces.spaces()
                    .forEach(space -> compare.apply(new FacilityQuery.Spaces(facility.facilityId(), space.spaceId())));
        }
    }

    private static void askSessions(
            final long spaceId, final long fromMs, final long toMs, final Function<Query<?>, Answer> compare) {
        long afterStartMs = 0;
        long afterSessionId = 0;
        BookingAnswer.Sessions page;
        do {
            page = (BookingAnswer.Sessions)
                    compare.apply(new BookingQuery.Sessions(spaceId, fromMs, toMs, afterStartMs, afterSessionId));
            for (final BookingAnswer.Session session : page.sessions()) {
                afterStartMs = session.startMs();
                afterSessionId = session.sessionId();
            }
        } while (page.code() == ResultCode.ACCEPTED && !page.isComplete());
    }

    private static void askMember(final long memberId, final Function<Query<?>, Answer> compare) {
        long beforeId = 0;
        BookingAnswer.Bookings bookings;
        do {
            bookings = (BookingAnswer.Bookings) compare.apply(new BookingQuery.MemberBookings(memberId, beforeId));
            for (final BookingAnswer.Booking booking : bookings.bookings()) {
                beforeId = booking.bookingId();
            }
        } while (bookings.code() == ResultCode.ACCEPTED && !bookings.isComplete());
        beforeId = 0;
        AdmissionAnswer.Admissions admissions;
        do {
            admissions =
                    (AdmissionAnswer.Admissions) compare.apply(new AdmissionQuery.MemberAdmissions(memberId, beforeId));
            for (final AdmissionAnswer.Admission admission : admissions.admissions()) {
                beforeId = admission.admissionId();
            }
        } while (admissions.code() == ResultCode.ACCEPTED && !admissions.isComplete());
    }

    private static void compareExposure(
            final long spaceId, final long fromMs, final long toMs, final Function<Query<?>, Answer> compare) {
        long after = 0;
        WaterAnswer.Exposure page;
        do {
            page = (WaterAnswer.Exposure) compare.apply(new WaterQuery.Exposure(spaceId, fromMs, toMs, after));
            after = page.nextVisit();
        } while (page.code() == ResultCode.ACCEPTED && after != 0);
    }

    private static List<Long> lastOf(final List<Long> ids) {
        return ids.subList(Math.max(0, ids.size() - IDS_ASKED_MAX), ids.size());
    }
}
