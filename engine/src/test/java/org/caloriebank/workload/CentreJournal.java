package org.caloriebank.workload;

import java.util.SplittableRandom;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/**
 * A small day at a sports centre, in which every command of the centre is accepted and every timer of it fires. Seeds differ in prices and energies, not in
 * what happens. Between {@link #morning()} and {@link #evening()} everything is under way: people are inside, a session runs and one is lit, a circuit is
 * overridden, a refund of water is half done and a challenge's reward waits for a tick.
 *
 * <pre>
 *   member 1  books, attends, organises a game, never pays more than was held
 *          2  books and does not come, joins the game, is checked out at closing
 *          3  swims in bad water and has left: gets the fee back
 *          4  swims in it, cancels a booking late
 *          5  swims in it, has a booking that is released, cancels one in time
 *          6  swims in it, is still inside: the fee is waived; plays, loses a wristband
 *          7  has too few coins for the visit: owes, and pays in money
 *          8  swims in it, reaches a challenge and loses it again
 * </pre>
 */
public final class CentreJournal {
    /** Runs a command at a ledger time. */
    @FunctionalInterface
    public interface Bank {
        Outcome apply(long timeMs, Command command);
    }

    /** 2026-01-21T00:00:00Z. */
    public static final long START_MS = 1_768_953_600_000L;

    public static final long DAY_MS = 86_400_000;
    public static final long CALLER = 1;
    public static final long FACILITY = 3;
    public static final long COURT = 31;
    public static final long POOL = 32;
    public static final long ARCADE = 33;
    public static final long CIRCUIT = 5;
    public static final long PROFILE = 9;
    public static final long SHOP = 70;
    public static final long MULTIPLIER = 11;
    public static final long REBATE = 12;
    public static final long CHALLENGE = 13;
    public static final long TEAM_CHALLENGE = 14;
    public static final long MEMBERS = 8;
    static final long BUDGET = 10_000_00;

    /** All that member 7 has. */
    private static final long FEW_COINS = 3_20;

    private static final long FIRST_BAND = 101;
    private static final int BANDS = 12;
    private static final long FACE = 900;
    private static final int GOAL_CENTICOINS = 250_00;

    private final CentreDesk desk;
    private final SplittableRandom random;
    private long admissionOfPoor;
    private int energyOfLast;

    public CentreJournal(final long seed, final Bank bank) {
        desk = new CentreDesk(bank, seed, START_MS);
        random = new SplittableRandom(seed);
    }

    /** Run the whole day. */
    public static void run(final long seed, final Bank bank) {
        final CentreJournal day = new CentreJournal(seed, bank);
        day.morning();
        day.evening();
    }

    /** @return the day's last moment, ms since 1970. */
    public static long endMs() {
        return START_MS + DAY_MS - 1;
    }

    /** From the opening to ten to eleven. */
    public void morning() {
        desk.at(6, 0);
        openBank();
        openCentre();
        openCampaigns();
        earnAndShop();
        final long session = bookMorning();
        letIn(session);
        badWater();
        desk.tickAt(10, 0); // the session starts: three pay
        desk.tickAt(10, 20);
        desk.at(10, 50);
        desk.accept(new LightCommand.OverrideLight(desk.id(), CALLER, true, 30, CIRCUIT));
        desk.send(new Command.Tick());
        desk.at(10, 56);
        desk.accept(new WaterCommand.RefundWater(desk.id(), CALLER, POOL, desk.timeMs(6, 0), desk.timeMs(12, 0)));
        desk.send(new Command.Tick()); // lights the next session, refunds some
        energyOfLast = 300_00 + random.nextInt(100_00);
        desk.earn(8, energyOfLast);
    }

    /** From eleven to the end of the day. */
    public void evening() {
        desk.tickAt(11, 30); // the first session has ended, so member 2 has not come
        desk.checkOut(FIRST_BAND + 11); // member 6 with the new band
        desk.accept(new Command.CorrectActivity(
                desk.id(), CALLER, 8, (int) (START_MS / DAY_MS), 100_00, 7, Limits.WHOLE_DAY, "not plausible"));
        desk.tickAt(13, 30);
        desk.checkOut(FIRST_BAND + 6);
        desk.accept(new AdmissionCommand.ConfirmPayment(desk.id(), CALLER, admissionOfPoor, 1_00));
        desk.read(740, 500);
        desk.tickAt(14, 30); // silence
        readTheSame();
        desk.tickAt(16, 0); // the game
        desk.tickAt(17, 30);
        desk.at(18, 0);
        desk.accept(new Command.Settle(desk.id(), CALLER, SHOP, 202_601));
        desk.accept(new FacilityCommand.SetSpaceOpen(desk.id(), CALLER, false, POOL));
        desk.accept(new FacilityCommand.SetSpaceOpen(desk.id(), CALLER, true, POOL));
        desk.tickAt(22, 0); // closing
        desk.tickAt(23, 30);
    }

    /** Three readings with the same values: stuck; then another. */
    private void readTheSame() {
        for (int minute = 31; minute <= 34; minute++) {
            desk.at(14, minute);
            desk.read(minute < 34 ? 730 : 731, 500);
        }
    }

    private void openBank() {
        for (long member = 1; member <= MEMBERS; member++) {
            desk.accept(new Command.PutMember(desk.id(), CALLER, member, 70_000, 0, MemberStatus.ACTIVE));
        }
        desk.accept(
                new Command.PutMerchant(desk.id(), CALLER, SHOP, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE));
        desk.accept(new Command.AdjustBalance(desk.id(), CALLER, 7, FEW_COINS, 7, "welcome"));
        desk.accept(new Command.Tick());
    }

    private void openCentre() {
        desk.accept(new FacilityCommand.PutFacility(desk.id(), CALLER, FACILITY, 50, 10, 0, FacilityStatus.OPEN));
        desk.accept(new FacilityCommand.PutTariff(desk.id(), CALLER, 60, FACILITY, 2_00, 1_00, 5_00));
        desk.putHours(6 * 60, 22 * 60);
        desk.putWaterProfile();
        desk.putSpace(COURT, SpaceKind.COURT, 6_00 + random.nextInt(3_00), CIRCUIT, 0);
        desk.putSpace(POOL, SpaceKind.POOL, 0, 0, PROFILE);
        desk.putSpace(ARCADE, SpaceKind.ARCADE, 1 + random.nextInt(50), 0, 0);
        for (int i = 0; i < BANDS; i++) {
            desk.accept(new FacilityCommand.PutWristband(
                    desk.id(), CALLER, WristbandStatus.IN_STOCK, FIRST_BAND + i, FACILITY));
        }
        desk.accept(new AdmissionCommand.PutCredential(desk.id(), CALLER, CredentialStatus.ACTIVE, FACE, 2));
    }

    private void openCampaigns() {
        desk.putCampaign(MULTIPLIER, CampaignKind.MULTIPLIER, 5_000, 0, 0, false);
        desk.putCampaign(REBATE, CampaignKind.REBATE, 1_000, 0, 0, false);
        desk.putCampaign(CHALLENGE, CampaignKind.CHALLENGE, 0, GOAL_CENTICOINS, 5_00, false);
        desk.putCampaign(TEAM_CHALLENGE, CampaignKind.CHALLENGE, 0, 2 * GOAL_CENTICOINS, 3_00, true);
        desk.accept(new CampaignCommand.PutCampaignMerchant(desk.id(), CALLER, true, REBATE, SHOP));
        desk.join(CHALLENGE, 1, 0);
        desk.join(CHALLENGE, 8, 0);
        desk.join(TEAM_CHALLENGE, 2, 4);
        desk.join(TEAM_CHALLENGE, 3, 4);
        desk.accept(new GoalCommand.PutGoal(desk.id(), CALLER, GoalPeriod.DAILY, GoalMeasure.ENERGY, 8, 200_00));
    }

    private void earnAndShop() {
        desk.at(7, 0);
        for (long member = 1; member <= 6; member++) {
            desk.earn(member, 300_00 + random.nextInt(100_00));
        }
        desk.accept(new Command.AdjustBalance(desk.id(), CALLER, 8, 50_00, 7, "welcome"));
        final long hold = desk.accept(new Command.PlaceHold(
                desk.id(), CALLER, 1, SHOP, 40_00, Limits.NULL_AMOUNT, Limits.REFUND_GRACE_MS / 30));
        final long capture = desk.accept(new Command.CaptureHold(desk.id(), CALLER, hold, 30_00, true));
        desk.accept(new Command.Refund(desk.id(), CALLER, capture, 10_00));
        desk.accept(new Command.Gift(desk.id(), CALLER, 1, 8, 1_00 + random.nextInt(1_00)));
        desk.tickAt(7, 5); // rewards
    }

    private long bookMorning() {
        desk.at(7, 30);
        final long price = 2_00 + random.nextInt(2_00);
        final long session = desk.openSession(10, price);
        desk.accept(desk.book(session, 1));
        desk.accept(desk.book(session, 2));
        desk.accept(desk.book(session, 3));
        desk.refuse(ResultCode.BOOKING_OVERLAPS, desk.book(session, 1));
        desk.cancelBooking(desk.accept(desk.book(session, 5)));
        final long next = desk.openSession(11, price);
        desk.accept(desk.book(next, 4));
        final long moved = desk.openSession(12, price);
        desk.accept(new BookingCommand.MoveSession(desk.id(), CALLER, moved, desk.timeMs(13, 0), desk.timeMs(14, 0)));
        desk.accept(desk.book(moved, 5));
        desk.accept(new BookingCommand.CancelSession(desk.id(), CALLER, true, moved));
        final long game = desk.accept(
                new BookingCommand.OpenGame(desk.id(), CALLER, 4, COURT, 1, desk.timeMs(16, 0), desk.timeMs(17, 0)));
        desk.accept(desk.book(game, 2));
        desk.tickAt(7, 31);
        return session;
    }

    private void letIn(final long session) {
        desk.at(8, 0);
        desk.checkIn(CheckInKind.QR, 1, 4_711, FIRST_BAND);
        desk.checkIn(CheckInKind.FACE, 0, FACE, FIRST_BAND + 1);
        desk.checkIn(CheckInKind.DESK, 3, 0, FIRST_BAND + 2);
        desk.checkIn(CheckInKind.DESK, 4, 0, FIRST_BAND + 3);
        desk.checkIn(CheckInKind.DESK, 5, 0, FIRST_BAND + 4);
        desk.checkIn(CheckInKind.DESK, 6, 0, FIRST_BAND + 5);
        admissionOfPoor = desk.checkIn(CheckInKind.DESK, 7, 0, FIRST_BAND + 6);
        desk.checkIn(CheckInKind.DESK, 8, 0, FIRST_BAND + 7);
        desk.tap(TapKind.LOCKER, FIRST_BAND, 0);
        desk.tap(TapKind.PLAY, FIRST_BAND + 5, ARCADE);
        final long late = desk.accept(desk.book(session, 4));
        desk.at(9, 1);
        desk.cancelBooking(late); // less than an hour before: half the price
    }

    /** Too acid from ten past nine to twenty to ten. */
    private void badWater() {
        desk.read(740, 500);
        for (final int band : new int[] {2, 3, 4, 5, 7}) {
            desk.tap(TapKind.ENTER, FIRST_BAND + band, POOL);
        }
        desk.at(9, 10);
        desk.read(650, 500);
        desk.at(9, 30);
        desk.tap(TapKind.LEAVE, FIRST_BAND + 3, POOL);
        desk.checkOut(FIRST_BAND + 2); // from the pool to the way out
        desk.checkOut(FIRST_BAND + 4);
        desk.at(9, 40);
        desk.read(741, 510);
        desk.accept(new AdmissionCommand.ReplaceWristband(desk.id(), CALLER, FIRST_BAND + 5, FIRST_BAND + 11));
        desk.tickAt(9, 56); // the session is lit
        desk.tap(TapKind.ENTER, FIRST_BAND, COURT);
    }
}
