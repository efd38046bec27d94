package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** A day at facility 1, drawn by seed, on the data's clock: nothing happens but by a step. One thread. */
final class BoardDay {
    private static final long NONE = Integer.MIN_VALUE;
    private static final long MORNING_MS = 1_790_841_600_000L; // 2026-10-01T08:00Z
    private static final long MS_PER_MINUTE = 60_000;
    private static final int MEMBERS = 24;
    private static final int POOL = 10;
    private static final int COURT = 20;
    private static final int[] SPACES = {POOL, COURT, 21};

    private final SplittableRandom random;
    private final CalorieBank bank;
    private final List<Long> sessions = new ArrayList<>();
    private final List<Long> bookings = new ArrayList<>();
    private long nowMs = MORNING_MS;

    BoardDay(final CalorieBank bank, final long seed) {
        this.bank = bank;
        random = new SplittableRandom(seed);
    }

    void open() {
        accept(new FacilityCommand.PutFacility(id(), 1, 1, 16, 12, 60, FacilityStatus.OPEN));
        accept(new WaterCommand.PutWaterProfile(
                id(), 1, 30, 3, 1, 10_000, 700, 780, 300, none(), none(), 400, none(), none(), none(), none(), none(),
                none(), "test"));
        for (final int space : SPACES) {
            final boolean isPool = space == POOL;
            accept(new FacilityCommand.PutSpace(
                    id(),
                    1,
                    6,
                    space,
                    1,
                    isPool ? 1 : 2,
                    0,
                    isPool ? 1 : 0,
                    random.nextInt(10),
                    isPool ? SpaceKind.POOL : SpaceKind.COURT,
                    SpaceStatus.OPEN));
        }
        for (int member = 1; member <= MEMBERS; member++) {
            accept(new Command.PutMember(id(), 1, member, 70_000, 60, MemberStatus.ACTIVE));
            accept(new Command.AdjustBalance(id(), 1, member, 100_000, 9, "test"));
            accept(new FacilityCommand.PutWristband(id(), 1, WristbandStatus.IN_STOCK, member, 1));
        }
        for (int i = 0; i < 8; i++) {
            final long startMs = MORNING_MS + (60 + 75 * i) * MS_PER_MINUTE;
            sessions.add(accept(new BookingCommand.OpenSession(
                            id(), 1, 6, COURT, startMs, startMs + 60 * MS_PER_MINUTE, 500, 30, 5_000))
                    .sequence());
        }
    }

    /** Time goes on a little, and somebody does something, allowed or not. */
    void step() {
        nowMs += random.nextLong(150_000);
        tick();
        final Outcome outcome = submit(drawn());
        if (outcome.isAccepted()
                && outcome.events().stream()
                        .anyMatch(event -> event.kind().name().equals("BOOKED"))) {
            bookings.add(outcome.sequence());
        }
    }

    /** Fire what is due until nothing is. */
    void tick() {
        Outcome outcome = submit(new Command.Tick());
        while (outcome.flags().moreDue()) {
            outcome = submit(new Command.Tick());
        }
    }

    private Command drawn() {
        final long member = 1 + random.nextInt(MEMBERS);
        final long space = SPACES[random.nextInt(SPACES.length)];
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new AdmissionCommand.CheckIn(id(), 1, CheckInKind.DESK, 1, member, 0, 0, member);
            case 3 -> new AdmissionCommand.CheckOut(id(), 1, member);
            case 4, 5, 6 -> new AdmissionCommand.Tap(id(), 1, TapKind.ENTER, member, space);
            case 7 -> new AdmissionCommand.Tap(id(), 1, TapKind.LEAVE, member, space);
            case 8, 9 -> new BookingCommand.Book(id(), 1, sessions.get(random.nextInt(sessions.size())), member);
            case 10 ->
                new BookingCommand.CancelBooking(
                        id(), 1, bookings.isEmpty() ? 1 : bookings.get(random.nextInt(bookings.size())));
            case 11 ->
                new WaterCommand.ReportWater(
                        id(),
                        1,
                        POOL,
                        nowMs,
                        690 + random.nextInt(30),
                        280 + random.nextInt(3) * 20,
                        none(),
                        none(),
                        none(),
                        none());
            case 12 -> new FacilityCommand.SetSpaceOpen(id(), 1, random.nextInt(4) > 0, space);
            default ->
                random.nextBoolean()
                        ? new LightCommand.OverrideLight(
                                id(), 1, random.nextBoolean(), 1 + random.nextInt(30), 1 + random.nextInt(2))
                        : new AdmissionCommand.ReplaceWristband(id(), 1, member, 0);
        };
    }

    private Outcome accept(final Command command) {
        final Outcome outcome = submit(command);
        assertTrue(outcome.isAccepted(), () -> command + " " + outcome);
        return outcome;
    }

    private Outcome submit(final Command command) {
        return bank.submit(command, nowMs).join();
    }

    private static CommandId id() {
        return CommandId.random();
    }

    private static int none() {
        return (int) NONE;
    }
}
