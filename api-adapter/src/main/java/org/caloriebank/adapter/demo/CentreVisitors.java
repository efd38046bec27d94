package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreTime.MINUTE_MS;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.bank.CalorieBank;

/** Who comes when, for how long, and to which spaces: by seed. */
final class CentreVisitors {
    private static final int MORNING = 10 * 60;
    private static final int AFTERNOON = 14 * 60 + 20;
    private static final int EVENING = 18 * 60;
    private static final int SPREAD = 75;
    private static final int STAY_MIN = 75;
    private static final int STAY_MAX = 230;
    private static final int NEWCOMER_STAY = 200;
    private static final int LAST_ARRIVAL = 20 * 60;
    private static final int LAST_LEAVING = CentreHouse.CLOSES_MINUTE - 5;
    private static final int FORGETFUL = 3;
    private static final int FORGETFUL_ARRIVAL = 19 * 60;
    private static final long LOSES_WRISTBAND = 50;

    private final CalorieBank bank;
    private final CentreTime time;
    private final SplittableRandom random;
    private final long midnightMs;
    private final List<CentreVisit> visits = new ArrayList<>();

    CentreVisitors(
            final CalorieBank bank, final CentreTime time, final SplittableRandom random, final long midnightMs) {
        this.bank = bank;
        this.time = time;
        this.random = random;
        this.midnightMs = midnightMs;
    }

    /** @param guests who come to their game or class anyway, and are planned by {@link #planGuest}. */
    void plan(final List<Long> guests) {
        for (long member = 1; member <= CentreMembers.COUNT; member++) {
            if (!guests.contains(member)) {
                final boolean isForgetful = member <= FORGETFUL;
                final int arrival = isForgetful ? FORGETFUL_ARRIVAL + random.nextInt(30) : arrivalMinute();
                final int stay = member == CentreMembers.NEWCOMER ? NEWCOMER_STAY : random.nextInt(STAY_MIN, STAY_MAX);
                final int leaves = Math.min(arrival + stay, LAST_LEAVING - random.nextInt(20));
                final CentreVisit visit = visit(member, arrival, leaves, !isForgetful);
                planStretches(visit, arrival + 6, leaves - 6);
            }
        }
    }

    /** Somebody who comes for a booking: before it and after it there is time for something else. */
    void planGuest(final long member, final long court, final int fromMinute, final int toMinute) {
        final int arrival = fromMinute - 50 - random.nextInt(20);
        final int leaves = toMinute + 40 + random.nextInt(30);
        final CentreVisit visit = visit(member, arrival, leaves, true);
        planStretches(visit, arrival + 6, fromMinute - 12);
        at(fromMinute - 2, () -> visit.enter(court));
        at(toMinute, () -> visit.leave(court));
        planStretches(visit, toMinute + 5, leaves - 6);
    }

    /** The manager sends everybody out of a space. */
    void clear(final long space) {
        visits.stream()
                .filter(visit -> visit.isIn(space))
                .forEach(visit ->
                        time.plan(time.nowMs() + MINUTE_MS + random.nextLong(8 * MINUTE_MS), () -> visit.leave(space)));
    }

    /** @return wristbands of those who went home without a tap. */
    List<Long> wristbandsTakenHome() {
        return visits.stream()
                .map(CentreVisit::wristbandTakenHome)
                .filter(band -> band != 0)
                .toList();
    }

    private int arrivalMinute() {
        final int peak = random.nextInt(10);
        final int around = peak < 3 ? MORNING : peak < 8 ? AFTERNOON : EVENING;
        final int minute = around + random.nextInt(-SPREAD, SPREAD) + random.nextInt(-SPREAD, SPREAD);
        return Math.max(CentreHouse.OPENS_MINUTE + 2, Math.min(LAST_ARRIVAL, minute));
    }

    private CentreVisit visit(final long member, final int arrival, final int leaves, final boolean tapsOut) {
        final CentreVisit visit = new CentreVisit(bank, time, member);
        visits.add(visit);
        at(arrival, visit::checkIn);
        if (member == LOSES_WRISTBAND) {
            at(leaves - 30, visit::loseWristband);
        }
        if (tapsOut) {
            at(leaves, () -> checkOut(visit));
        }
        return visit;
    }

    private void checkOut(final CentreVisit visit) {
        final long owed = visit.checkOut();
        if (owed > 0) {
            time.plan(time.nowMs() + 3 * MINUTE_MS, () -> visit.confirmPayment(owed));
        }
    }

    private void planStretches(final CentreVisit visit, final int fromMinute, final int toMinute) {
        int minute = fromMinute;
        while (minute + 15 < toMinute) {
            final int draw = random.nextInt(10);
            final int end = Math.min(toMinute, minute + (draw < 7 ? 30 + random.nextInt(45) : 15 + random.nextInt(25)));
            if (draw < 5) {
                stay(visit, CentreHouse.POOL, minute, end);
            } else if (draw < 7) {
                stay(visit, any(CentreHouse.LANES), minute, end);
            } else if (draw < 8) {
                stay(visit, random.nextBoolean() ? CentreHouse.STUDIO_COURT : CentreHouse.GAME_COURT, minute, end);
            } else {
                playAt(visit, draw == 8 ? any(CentreHouse.CABINETS) : CentreHouse.SIMULATOR, minute, end);
            }
            minute = end + 3 + random.nextInt(8);
        }
    }

    private void stay(final CentreVisit visit, final long space, final int fromMinute, final int toMinute) {
        at(fromMinute, () -> visit.enter(space));
        at(toMinute, () -> visit.leave(space));
    }

    private void playAt(final CentreVisit visit, final long space, final int fromMinute, final int toMinute) {
        stay(visit, space, fromMinute, toMinute);
        for (int plays = 1 + random.nextInt(3); plays > 0; plays--) {
            at(random.nextInt(fromMinute + 1, toMinute), () -> visit.play(space));
        }
    }

    private long any(final List<Long> spaces) {
        return spaces.get(random.nextInt(spaces.size()));
    }

    /** At some second of that minute. */
    private void at(final int minute, final Runnable action) {
        time.plan(midnightMs + minute * MINUTE_MS + random.nextLong(MINUTE_MS), action);
    }
}
