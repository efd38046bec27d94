package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreHouse.CALLER_ID;
import static org.caloriebank.adapter.demo.CentreTime.DAY_MS;
import static org.caloriebank.adapter.demo.CentreTime.MINUTE_MS;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** What the house does on the day: carnival, classes, an open game, the water and what is done about it, the end. */
final class CentreDay {
    static final long CARNIVAL = 1;
    private static final int TWICE_BP = 10_000;
    private static final long BUDGET_CENTICOINS = 1_000_000_00;

    private static final int MORNING_CLASS = 10 * 60;
    private static final int EVENING_CLASS = 17 * 60;
    private static final int CLASS_PLACES = 8;
    private static final long CLASS_PRICE_CENTICOINS = 60_00;
    private static final int CUT_OFF_MINUTES = 120;
    private static final int LATE_SHARE_BP = 5_000;
    private static final int CLASS_GUESTS = 5;
    private static final int GAME = 18 * 60;
    private static final int GAME_PLAYERS = 4;
    private static final long GUEST_CENTICOINS_MIN = 700_00;
    private static final long FIRST_GUEST = 60;

    private static final int POOL_CLOSES = 15 * 60 + 20;
    private static final int POOL_REOPENS = 16 * 60 + 30;
    private static final int REFUND = 16 * 60 + 35;
    private static final int FIRST_READING = 7 * 60;
    private static final int READING_EVERY = 10;
    private static final int BANDS_FOUND = 22 * 60 + 20;
    private static final int END = 23 * 60 + 30;

    private final CalorieBank bank;
    private final CentreTime time;
    private final SplittableRandom random;
    private final long midnightMs;
    private final CentreVisitors visitors;
    private final CentreWater water;

    CentreDay(final CalorieBank bank, final CentreTime time, final SplittableRandom random, final long midnightMs) {
        this.bank = bank;
        this.time = time;
        this.random = random;
        this.midnightMs = midnightMs;
        visitors = new CentreVisitors(bank, time, random, midnightMs);
        water = new CentreWater(random);
    }

    /** Announce that all that is earned on the day counts twice. */
    static Command carnival(final CentreTime time, final long midnightMs) {
        final int day = (int) (midnightMs / DAY_MS);
        return new CampaignCommand.PutCampaign(
                time.newId(),
                CALLER_ID,
                TWICE_BP,
                CARNIVAL,
                0,
                0,
                BUDGET_CENTICOINS,
                day,
                day,
                CampaignKind.MULTIPLIER,
                false);
    }

    /** Plan it and let it pass. */
    void run() {
        final List<Long> guests = guests();
        planClass(MORNING_CLASS, guests.subList(0, CLASS_GUESTS), CLASS_GUESTS);
        planClass(EVENING_CLASS, guests.subList(CLASS_GUESTS, 2 * CLASS_GUESTS), CLASS_GUESTS - 1);
        planGame(guests.subList(2 * CLASS_GUESTS, 2 * CLASS_GUESTS + GAME_PLAYERS + 1));
        visitors.plan(guests);
        planWater();
        at(BANDS_FOUND, () -> visitors.wristbandsTakenHome()
                .forEach(band -> time.submit(new FacilityCommand.PutWristband(
                        time.newId(), CALLER_ID, WristbandStatus.IN_STOCK, band, CentreHouse.FACILITY))));
        time.passTo(midnightMs + END * MINUTE_MS);
        time.await();
    }

    /** @return members with coins enough for a visit and a booking. */
    private List<Long> guests() {
        final List<Long> guests = LongStream.range(FIRST_GUEST, CentreMembers.NEWCOMER)
                .filter(member ->
                        bank.ask(new Query.Member(member)).join().availableCenticoins() >= GUEST_CENTICOINS_MIN)
                .limit(2 * CLASS_GUESTS + GAME_PLAYERS + 1L)
                .boxed()
                .toList();
        if (guests.size() < 2 * CLASS_GUESTS + GAME_PLAYERS + 1) {
            throw new IllegalStateException("too few members have coins for a class: " + guests.size());
        }
        return guests;
    }

    /** @param coming how many of those who book come. */
    private void planClass(final int minute, final List<Long> guests, final int coming) {
        final long startMs = midnightMs + minute * MINUTE_MS;
        final long session = time.submit(new BookingCommand.OpenSession(
                        time.newId(),
                        CALLER_ID,
                        CLASS_PLACES,
                        CentreHouse.STUDIO_COURT,
                        startMs,
                        startMs + CentreTime.HOUR_MS,
                        CLASS_PRICE_CENTICOINS,
                        CUT_OFF_MINUTES,
                        LATE_SHARE_BP))
                .reference();
        for (final long guest : guests) {
            at(
                    minute - 180 + random.nextInt(90),
                    () -> time.submit(new BookingCommand.Book(time.newId(), CALLER_ID, session, guest)));
        }
        guests.stream()
                .limit(coming)
                .forEach(guest -> visitors.planGuest(guest, CentreHouse.STUDIO_COURT, minute, minute + 60));
    }

    /** One opens it, three join, and the fifth is too late. */
    private void planGame(final List<Long> players) {
        final long startMs = midnightMs + GAME * MINUTE_MS;
        final List<Outcome> opened = new ArrayList<>();
        at(
                GAME - 8 * 60,
                () -> opened.add(time.submit(new BookingCommand.OpenGame(
                        time.newId(),
                        CALLER_ID,
                        GAME_PLAYERS,
                        CentreHouse.GAME_COURT,
                        players.get(0),
                        startMs,
                        startMs + CentreTime.HOUR_MS))));
        for (int i = 1; i < players.size(); i++) {
            final long player = players.get(i);
            at(
                    GAME - 8 * 60 + i * 70,
                    () -> time.submit(new BookingCommand.Book(
                            time.newId(), CALLER_ID, opened.get(0).reference(), player)));
        }
        players.stream()
                .limit(GAME_PLAYERS)
                .forEach(player -> visitors.planGuest(player, CentreHouse.GAME_COURT, GAME, GAME + 60));
    }

    private void planWater() {
        for (int minute = FIRST_READING; minute < END; minute += READING_EVERY) {
            final int of = minute;
            at(minute, () -> time.submit(water.reading(time.newId(), midnightMs, of)));
        }
        at(POOL_CLOSES, () -> {
            setPoolOpen(false);
            visitors.clear(CentreHouse.POOL);
        });
        at(POOL_REOPENS, () -> setPoolOpen(true));
        at(
                REFUND,
                () -> time.submit(new WaterCommand.RefundWater(
                        time.newId(), CALLER_ID, CentreHouse.POOL, midnightMs, time.nowMs())));
    }

    private void setPoolOpen(final boolean isOpen) {
        time.submit(new FacilityCommand.SetSpaceOpen(time.newId(), CALLER_ID, isOpen, CentreHouse.POOL));
    }

    private void at(final int minute, final Runnable action) {
        time.plan(midnightMs + minute * MINUTE_MS, action);
    }
}
