package org.caloriebank.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.AdmissionCommand.CheckOut;
import org.caloriebank.protocol.AdmissionCommand.ConfirmPayment;
import org.caloriebank.protocol.AdmissionCommand.ReplaceWristband;
import org.caloriebank.protocol.AdmissionCommand.Tap;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.CancelBooking;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.BookingCommand.OpenSession;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand.PutFacility;
import org.caloriebank.protocol.FacilityCommand.PutSpace;
import org.caloriebank.protocol.FacilityCommand.PutTariff;
import org.caloriebank.protocol.FacilityCommand.PutWristband;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Outcome.Event;
import org.caloriebank.protocol.Outcome.Posting;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A few figures of the sports centre worked out by hand. */
class NaiveCentreTest {
    /** 2026-01-20T22:00:00Z, a Tuesday. */
    private static final long START_MS = 1_768_946_400_000L;

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long CALLER = 1;

    private static final long HALL = 1;
    private static final long COURT = 11;
    private static final long CABINET = 12;
    private static final long ANN = 1;
    private static final long BEN = 2;
    private static final long CAT = 3;
    private static final long BAND = 501;

    private final NaiveLedger model = new NaiveLedger();
    private long nowMs = START_MS;
    private long ids;

    /** Three members with 100 coins each; a hall with two bands and two lockers; entry 5, an hour 3, at most 20 a day. */
    @BeforeEach
    void openTheHall() {
        for (final long memberId : new long[] {ANN, BEN, CAT}) {
            accept(new Command.PutMember(nextId(), CALLER, memberId, 70_000, 0, MemberStatus.ACTIVE));
            accept(new Command.AdjustBalance(nextId(), CALLER, memberId, 100_00, 1, ""));
        }
        accept(new PutFacility(nextId(), CALLER, HALL, 10, 2, 0, FacilityStatus.OPEN));
        accept(new PutTariff(nextId(), CALLER, 60, HALL, 5_00, 3_00, 20_00));
        accept(new PutSpace(nextId(), CALLER, 4, COURT, HALL, 0, 10_00, 0, 0, SpaceKind.COURT, SpaceStatus.OPEN));
        accept(new PutSpace(nextId(), CALLER, 1, CABINET, HALL, 0, 1_50, 0, 0, SpaceKind.ARCADE, SpaceStatus.OPEN));
        putBand(BAND);
        putBand(BAND + 1);
    }

    @Test
    void shouldChargeEntryAndEachStartedBlock() {
        final Outcome in = checkIn(ANN);
        nowMs += HOUR_MS + 1;
        final Outcome out = accept(new CheckOut(nextId(), CALLER, BAND));

        assertEquals(20_00, in.amountCenticoins());
        assertEquals(11_00, out.amountCenticoins());
        assertEquals(List.of(new Posting(AccountKind.MEMBER, ANN, AccountKind.FACILITY, HALL, 11_00)), out.postings());
        assertEquals(List.of(event(EventKind.CHECKED_OUT, in.reference(), ANN, 0)), out.events());
        assertEquals(0, member(ANN).heldCenticoins());
        assertEquals(HoldState.CAPTURED, ((Answer.Hold) model.answer(new Query.Hold(in.reference()))).state());
    }

    @Test
    void shouldLeaveLittleOfTheCeilingForASecondVisitOfTheDay() {
        checkIn(ANN);
        nowMs += 30 * MINUTE_MS;
        accept(new CheckOut(nextId(), CALLER, BAND));

        assertEquals(12_00, checkIn(ANN).amountCenticoins());
    }

    @Test
    void shouldMakeADebtOfWhatIsMissingAndAskForIt() {
        accept(new Command.AdjustBalance(nextId(), CALLER, ANN, -91_00, 1, ""));
        final Outcome in = checkIn(ANN);
        nowMs += 90 * MINUTE_MS;
        final Outcome out = accept(new CheckOut(nextId(), CALLER, BAND));

        assertEquals(9_00, in.amountCenticoins());
        assertEquals(
                List.of(
                        new Posting(AccountKind.MEMBER, ANN, AccountKind.FACILITY, HALL, 9_00),
                        new Posting(AccountKind.DEBT, ANN, AccountKind.FACILITY, HALL, 2_00)),
                out.postings());
        assertEquals(
                List.of(
                        event(EventKind.CHECKED_OUT, in.reference(), ANN, 0),
                        event(EventKind.PAYMENT_REQUESTED, in.reference(), ANN, 2_00)),
                out.events());
        accept(new ConfirmPayment(nextId(), CALLER, in.reference(), 1_50));
        assertEquals(
                ResultCode.PAYMENT_ABOVE_REQUEST,
                apply(new ConfirmPayment(nextId(), CALLER, in.reference(), 51)).code());
        assertEquals(50, member(ANN).debtCenticoins());
    }

    @Test
    void shouldCloseAtMidnightAtTheCeilingAndMissTheBand() {
        final Outcome in = checkIn(ANN);
        nowMs += 2 * HOUR_MS;
        final Outcome closed = accept(new Command.Tick());

        final Event out = new Event(EventKind.CHECKED_OUT, HALL, in.reference(), ANN, 0, 1);
        assertEquals(List.of(out), closed.events());
        assertEquals(80_00, member(ANN).balanceCenticoins());
        assertEquals(
                WristbandStatus.MISSING,
                ((AdmissionAnswer.Wristband) model.answer(new AdmissionQuery.Wristband(BAND))).status());
    }

    /** Ten coins among three: Ann, who opened it, pays the odd one. */
    @Test
    void shouldShareTheCourtAndFreeBookedTime() {
        final long startMs = nowMs + HOUR_MS;
        final long game = accept(new OpenGame(nextId(), CALLER, 4, COURT, ANN, startMs, startMs + 30 * MINUTE_MS))
                .reference();
        assertEquals(5_00, accept(new Book(nextId(), CALLER, game, BEN)).amountCenticoins());
        accept(new Book(nextId(), CALLER, game, CAT));
        final long admission = checkIn(BEN).reference();
        nowMs = startMs;
        tap(TapKind.ENTER, COURT);

        final Outcome first = accept(new Command.Tick());
        assertEquals(
                List.of(
                        event(EventKind.SESSION_STARTED, game, 0, 3),
                        event(EventKind.BOOKING_CAPTURED, game, ANN, 3_34),
                        event(EventKind.BOOKING_CAPTURED, game, BEN, 3_33)),
                first.events());
        accept(new Command.Tick());
        nowMs += 40 * MINUTE_MS;
        final Outcome end = accept(new Command.Tick());
        final Outcome out = accept(new CheckOut(nextId(), CALLER, BAND));

        assertEquals(
                List.of(
                        event(EventKind.NO_SHOW, game, ANN, 0),
                        event(EventKind.NO_SHOW, game, CAT, 0),
                        event(EventKind.SESSION_ENDED, game, 0, 1)),
                end.events());
        assertEquals(11_00, out.amountCenticoins()); // 100 minutes less 30 are two blocks
        assertEquals(
                List.of(event(EventKind.SPACE_LEFT, COURT, BEN, 0), event(EventKind.CHECKED_OUT, admission, BEN, 0)),
                out.events());
    }

    @Test
    void shouldKeepALateShareAndReleaseTheRest() {
        final long startMs = nowMs + HOUR_MS;
        final long session = accept(
                        new OpenSession(nextId(), CALLER, 2, COURT, startMs, startMs + HOUR_MS, 9_99, 30, 2_500))
                .reference();
        final long booking = accept(new Book(nextId(), CALLER, session, ANN)).reference();
        nowMs = startMs - 30 * MINUTE_MS + 1;
        final Outcome cancelled = accept(new CancelBooking(nextId(), CALLER, booking));

        assertEquals(2_49, cancelled.amountCenticoins());
        assertEquals(
                List.of(
                        event(EventKind.BOOKING_CAPTURED, session, ANN, 2_49),
                        new Event(EventKind.BOOKING_CANCELLED, HALL, session, ANN, 0, 1)),
                cancelled.events());
        assertEquals(97_51, member(ANN).balanceCenticoins());
        assertEquals(0, member(ANN).heldCenticoins());
    }

    @Test
    void shouldPlayAndReplaceALostBand() {
        final long admission = checkIn(ANN).reference();
        final Outcome played = tap(TapKind.PLAY, CABINET);
        final Outcome replaced = accept(new ReplaceWristband(nextId(), CALLER, BAND, 0));

        assertEquals(1_50, played.amountCenticoins());
        assertEquals(List.of(event(EventKind.PLAYED, CABINET, ANN, 1_50)), played.events());
        assertEquals(List.of(event(EventKind.WRISTBAND_REPLACED, admission, ANN, BAND + 1)), replaced.events());
        assertEquals(
                ResultCode.WRISTBAND_BLOCKED,
                apply(new Tap(nextId(), CALLER, TapKind.LOCKER, BAND, 0)).code());
        assertEquals(
                1,
                accept(new Tap(nextId(), CALLER, TapKind.LOCKER, BAND + 1, 0))
                        .events()
                        .get(0)
                        .value());
    }

    private Outcome checkIn(final long memberId) {
        return accept(new CheckIn(nextId(), CALLER, CheckInKind.DESK, HALL, memberId, 0, 0, BAND));
    }

    private Outcome tap(final TapKind kind, final long spaceId) {
        return accept(new Tap(nextId(), CALLER, kind, BAND, spaceId));
    }

    private void putBand(final long wristbandId) {
        accept(new PutWristband(nextId(), CALLER, WristbandStatus.IN_STOCK, wristbandId, HALL));
    }

    private Answer.Member member(final long memberId) {
        model.verify();
        return (Answer.Member) model.answer(new Query.Member(memberId));
    }

    private static Event event(final EventKind kind, final long subjectId, final long memberId, final long value) {
        return new Event(kind, HALL, subjectId, memberId, value, 0);
    }

    private Outcome accept(final Command command) {
        final Outcome outcome = apply(command);
        assertEquals(ResultCode.ACCEPTED, outcome.code(), command.toString());
        return outcome;
    }

    private Outcome apply(final Command command) {
        return model.apply(nowMs, command);
    }

    private CommandId nextId() {
        return new CommandId(0, ++ids);
    }
}
