package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One visit from the door to the door. */
class VisitTest {
    private static final long MINUTE_MS = 60_000;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);

    /** Two coins to come in, one for each hour begun, at most eight a day. It is eight in the morning. */
    @BeforeEach
    void openFacility() {
        scene.advanceMs(10 * HOUR_MS);
        facilities.putFacility(1, 10, 3, 0);
        facilities.putTariff(1, 2_00, 1_00, 8_00);
        facilities.putHours(1, 6 * 60, 22 * 60);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4);
        facilities.putSpace(12, 1, SpaceKind.LANE, 4);
        facilities.putSpace(13, 1, SpaceKind.ARCADE, 4, 1_50, 0, 0);
        door.stock(1, 101, 102, 103);
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.ACTIVE);
        scene.grant(1, 20_00);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    // ---- in ----

    @Test
    void shouldHoldTheCeilingAndGiveTheBandLongestInStockAndTheLowestLocker() {
        final Outcome outcome = scene.accept(door.atTheDesk(1, 1, 0));

        assertEquals(8_00, outcome.amountCenticoins());
        assertEquals(
                List.of(new Outcome.Event(EventKind.CHECKED_IN, 1, outcome.sequence(), 1, 1, 0)), outcome.events());
        final AdmissionAnswer.Admission admission = door.admission(outcome.reference());
        assertEquals(AdmissionState.INSIDE, admission.state());
        assertEquals(101, admission.wristbandId());
        assertEquals(1, admission.locker());
        assertEquals(8_00, admission.heldCenticoins());
        assertEquals(scene.nowMs() + 14 * HOUR_MS, admission.closesAtMs());
        assertEquals(12_00, scene.member(1).availableCenticoins());
        assertEquals(WristbandStatus.ISSUED, door.wristband(101).status());
        assertEquals(outcome.reference(), door.wristband(101).admissionId());
    }

    @Test
    void shouldHoldWhatThereIsWhenTheMemberCannotPayTheCeiling() {
        scene.grant(2, 3_00);

        assertEquals(3_00, scene.accept(door.atTheDesk(1, 2, 0)).amountCenticoins());
    }

    @Test
    void shouldAdmitForNothingWithoutAHoldWhereNothingIsCharged() {
        facilities.putFacility(2, 1, 0, 0);
        door.stock(2, 201);

        final long admissionId = door.checkIn(2, 2, 0);
        scene.advanceMs(HOUR_MS);
        final Outcome out = door.checkOut(201);

        assertEquals(ResultCode.UNKNOWN_HOLD, hold(admissionId).code());
        assertEquals(0, door.admission(admissionId).locker());
        assertEquals(List.of(), out.postings());
        assertEquals(0, out.amountCenticoins());
    }

    @Test
    void shouldAdmitByATokenOnceUntilItExpires() {
        final long expiresAtMs = scene.nowMs() + 1_000;
        scene.accept(door.byToken(1, 1, 7, expiresAtMs));
        door.checkOut(101);

        assertEquals(
                ResultCode.TOKEN_REPLAYED,
                scene.apply(door.byToken(1, 1, 7, expiresAtMs)).code());
        scene.advanceMs(999);
        assertEquals(
                ResultCode.TOKEN_REPLAYED,
                scene.apply(door.byToken(1, 1, 7, expiresAtMs)).code());
        assertEquals(
                ResultCode.TOKEN_REPLAYED,
                scene.apply(door.byToken(1, 1, 7, expiresAtMs + 1_000)).code());
        scene.advanceMs(1);
        assertEquals(
                ResultCode.TOKEN_EXPIRED,
                scene.apply(door.byToken(1, 1, 7, expiresAtMs)).code());
        scene.accept(door.byToken(1, 1, 7, expiresAtMs + 1_000));
        scene.tick();
        assertEquals(expiresAtMs + 1_000, scene.ledger.dueAtMs(), "when the token is forgotten");
    }

    @Test
    void shouldNotUseUpATokenOfACheckInThatWasRefused() {
        final long expiresAtMs = scene.nowMs() + 1_000;
        assertEquals(
                ResultCode.INSUFFICIENT_COINS,
                scene.apply(door.byToken(1, 2, 7, expiresAtMs)).code());
        scene.grant(2, 10_00);

        scene.accept(door.byToken(1, 2, 7, expiresAtMs));
    }

    // ---- about ----

    @Test
    void shouldTellWhoComesAndGoes() {
        door.checkIn(1, 1, 0);

        final Outcome first = door.enter(101, 11);
        final Outcome second = door.enter(101, 12);
        final Outcome third = scene.accept(door.tap(TapKind.LEAVE, 101, 12));

        assertEquals(List.of(new Outcome.Event(EventKind.SPACE_ENTERED, 1, 11, 1, 1, 0)), first.events());
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.SPACE_LEFT, 1, 11, 1, 0, 0),
                        new Outcome.Event(EventKind.SPACE_ENTERED, 1, 12, 1, 1, 0)),
                second.events());
        assertEquals(List.of(new Outcome.Event(EventKind.SPACE_LEFT, 1, 12, 1, 0, 0)), third.events());
        assertEquals(1, third.touches().size());
    }

    @Test
    void shouldKnowWhereAMemberIs() {
        final Centre centre = scene.ledger.centre();
        final int member = 1; // row of the member opened first
        final int court = centre.spaces.find(11);
        final long admissionId = door.checkIn(1, 1, 0);
        assertEquals(0, door.admission(admissionId).spaceId());

        door.enter(101, 11);

        assertTrue(centre.admission.isInSpace(member, court));
        assertEquals(11, door.admission(admissionId).spaceId());
        door.checkOut(101);
        assertTrue(!centre.admission.isInSpace(member, court));
        assertEquals(0, door.admission(admissionId).spaceId());
    }

    @Test
    void shouldOpenTheLockerOfTheVisit() {
        door.checkIn(1, 1, 0);
        scene.grant(2, 10_00);
        final long admissionId = door.checkIn(1, 2, 0);

        final Outcome outcome = scene.accept(door.tap(TapKind.LOCKER, 102, 0));

        assertEquals(List.of(new Outcome.Event(EventKind.LOCKER_OPENED, 1, admissionId, 2, 2, 0)), outcome.events());
    }

    @Test
    void shouldTakeThePriceOfAPlayAtOnce() {
        door.checkIn(1, 1, 0);

        final Outcome outcome = scene.accept(door.tap(TapKind.PLAY, 101, 13));

        assertEquals(1_50, outcome.amountCenticoins());
        assertEquals(List.of(new Outcome.Event(EventKind.PLAYED, 1, 13, 1, 1_50, 0)), outcome.events());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.FACILITY, 1, 1_50)), outcome.postings());
        assertEquals(HoldState.CAPTURED, hold(outcome.sequence()).state());
        assertEquals(10_50, scene.member(1).availableCenticoins());
    }

    @Test
    void shouldOpenTheSameLockerWithTheBandThatReplacesALostOne() {
        final long admissionId = door.checkIn(1, 1, 0);
        scene.grant(2, 10_00);
        door.checkIn(1, 2, 0);

        final Outcome outcome = scene.accept(new AdmissionCommand.ReplaceWristband(scene.nextId(), CALLER, 101, 0));

        assertEquals(
                List.of(new Outcome.Event(EventKind.WRISTBAND_REPLACED, 1, admissionId, 1, 103, 0)), outcome.events());
        assertEquals(WristbandStatus.BLOCKED, door.wristband(101).status());
        assertEquals(0, door.wristband(101).admissionId());
        assertEquals(103, door.admission(admissionId).wristbandId());
        assertEquals(
                ResultCode.WRISTBAND_BLOCKED,
                scene.apply(door.tap(TapKind.LOCKER, 101, 0)).code());
        assertEquals(
                1,
                scene.accept(door.tap(TapKind.LOCKER, 103, 0)).events().get(0).value());
    }

    // ---- out ----

    @Test
    void shouldCaptureTheFeeAndReleaseTheRest() {
        final long admissionId = door.checkIn(1, 1, 0);
        door.enter(101, 11);
        scene.advanceMs(90 * MINUTE_MS);

        final Outcome outcome = door.checkOut(101);

        assertEquals(4_00, outcome.amountCenticoins());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.FACILITY, 1, 4_00)), outcome.postings());
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.SPACE_LEFT, 1, 11, 1, 0, 0),
                        new Outcome.Event(EventKind.CHECKED_OUT, 1, admissionId, 1, 0, 0)),
                outcome.events());
        assertEquals(16_00, scene.member(1).availableCenticoins());
        assertEquals(HoldState.CAPTURED, hold(admissionId).state());
        final AdmissionAnswer.Admission admission = door.admission(admissionId);
        assertEquals(AdmissionState.CHECKED_OUT, admission.state());
        assertEquals(4_00, admission.feeCenticoins());
        assertEquals(scene.nowMs(), admission.closedAtMs());
        assertEquals(101, admission.wristbandId());
        assertEquals(1, admission.locker());
    }

    @Test
    void shouldPutTheBandAtTheEndOfTheQueueAndTheLockerAtTheFrontOfThoseFree() {
        door.checkIn(1, 1, 0);
        scene.grant(2, 10_00);
        door.checkOut(101);

        final long admissionId = door.checkIn(1, 2, 0);

        assertEquals(102, door.admission(admissionId).wristbandId());
        assertEquals(1, door.admission(admissionId).locker());
    }

    @Test
    void shouldKeepTheTariffAVisitBeganWith() {
        door.checkIn(1, 1, 0);
        facilities.putTariff(1, 5_00, 5_00, 100_00);
        facilities.putHours(1, 0, 12 * 60);
        scene.advanceMs(61 * MINUTE_MS);

        assertEquals(4_00, door.checkOut(101).amountCenticoins());
        assertEquals(
                16_00, scene.accept(door.atTheDesk(1, 1, 0)).amountCenticoins(), "all there is below the new ceiling");
    }

    @Test
    void shouldChargeNoMoreThanTheCeilingForAllVisitsOfALocalDay() {
        scene.grant(1, 100_00);
        visit(4 * HOUR_MS, 6_00);
        assertEquals(2_00, scene.accept(door.atTheDesk(1, 1, 0)).amountCenticoins(), "hold of the second visit");
        assertEquals(2_00, door.checkOut(nextBand()).amountCenticoins());
        visit(HOUR_MS, 0);
        scene.advanceMs(DAY_MS - 5 * HOUR_MS);
        visit(HOUR_MS, 3_00);
    }

    @Test
    void shouldCountTheLocalDayThatAFacilityLivesIn() {
        facilities.putFacility(1, 10, 3, -8 * 60);
        facilities.putHours(1, 0, 24 * 60);
        scene.grant(1, 100_00);
        visit(10 * HOUR_MS, 8_00); // from eight in the morning UTC, midnight there
        scene.advanceMs(14 * HOUR_MS - 2);
        visit(1, 0); // a last ms of that day is left
        scene.advanceMs(1);
        visit(1, 3_00);
    }

    @Test
    void shouldOweWhatCoinsDoNotCoverAndAskForIt() {
        scene.grant(2, 3_00);
        final long admissionId = door.checkIn(1, 2, 0);
        scene.grant(2, 50);
        scene.advanceMs(3 * HOUR_MS);

        final Outcome outcome = door.checkOut(101);

        assertEquals(5_00, outcome.amountCenticoins());
        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.MEMBER, 2, AccountKind.FACILITY, 1, 3_00),
                        new Outcome.Posting(AccountKind.MEMBER, 2, AccountKind.FACILITY, 1, 50),
                        new Outcome.Posting(AccountKind.DEBT, 2, AccountKind.FACILITY, 1, 1_50)),
                outcome.postings());
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.CHECKED_OUT, 1, admissionId, 2, 0, 0),
                        new Outcome.Event(EventKind.PAYMENT_REQUESTED, 1, admissionId, 2, 1_50, 0)),
                outcome.events());
        assertEquals(1_50, door.admission(admissionId).requestedCenticoins());
        assertEquals(
                ResultCode.MEMBER_IN_DEBT, scene.apply(door.atTheDesk(1, 2, 0)).code());
    }

    @Test
    void shouldClearADebtThatWasPaidInMoney() {
        final long admissionId = oweOneAndAHalf();

        final Outcome outcome = confirm(admissionId, 50);
        confirm(admissionId, 1_00);

        assertEquals(50, outcome.amountCenticoins());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.FACILITY, 1, AccountKind.DEBT, 2, 50)), outcome.postings());
        assertEquals(
                List.of(new Outcome.Event(EventKind.PAYMENT_CONFIRMED, 1, admissionId, 2, 50, 0)), outcome.events());
        assertEquals(0, door.admission(admissionId).requestedCenticoins());
        assertEquals(0, scene.member(2).debtCenticoins());
    }

    @Test
    void shouldTakeNoMoneyForADebtThatEarningsHaveRepaid() {
        final long admissionId = oweOneAndAHalf();
        scene.report(2, 9, 100, 1_00);

        assertEquals(50, scene.member(2).debtCenticoins());
        assertEquals(
                ResultCode.PAYMENT_ABOVE_DEBT,
                scene.apply(payment(admissionId, 51)).code());
        confirm(admissionId, 50);
    }

    // ---- afterwards ----

    @Test
    void shouldAnswerTheVisitsOfAMemberPageByPageFromTheNewest() {
        for (int i = 0; i < 11; i++) {
            visit(1, i < 2 ? 3_00 : i == 2 ? 2_00 : 0);
        }
        final AdmissionAnswer.Admissions newest = door.admissions(1, 0);
        final AdmissionAnswer.Admissions rest =
                door.admissions(1, newest.admissions().get(7).admissionId());

        assertEquals(8, newest.admissions().size());
        assertEquals(false, newest.isComplete());
        assertEquals(3, rest.admissions().size());
        assertEquals(true, rest.isComplete());
        assertEquals(3_00, rest.admissions().get(2).feeCenticoins());
        assertEquals(2_00, rest.admissions().get(0).feeCenticoins());
        assertEquals(List.of(), door.admissions(2, 0).admissions());
        assertEquals(ResultCode.UNKNOWN_MEMBER, door.admissions(99, 0).code());
    }

    @Test
    void shouldForgetAVisitWhenItCannotBeRefundedAnyMore() {
        scene.set(Setting.REFUND_WINDOW_MS, HOUR_MS);
        final long first = door.checkIn(1, 1, 0);
        door.enter(101, 12);
        door.checkOut(101);
        final long second = door.checkIn(1, 1, 0);
        scene.advanceMs(HOUR_MS);
        scene.tick();
        assertEquals(ResultCode.ACCEPTED, door.admission(first).code());

        scene.advanceMs(1);
        scene.tick();

        assertEquals(ResultCode.UNKNOWN_ADMISSION, door.admission(first).code());
        assertEquals(1, door.admissions(1, 0).admissions().size());
        door.checkOut(102);
        scene.advanceMs(HOUR_MS + 1);
        scene.tick();
        assertEquals(ResultCode.UNKNOWN_ADMISSION, door.admission(second).code());
        assertEquals(0, door.admissions(1, 0).admissions().size());
    }

    private long oweOneAndAHalf() {
        scene.grant(2, 3_00);
        final long admissionId = door.checkIn(1, 2, 0);
        scene.grant(2, 50);
        scene.advanceMs(3 * HOUR_MS);
        door.checkOut(101);
        return admissionId;
    }

    private Outcome confirm(final long admissionId, final long centicoins) {
        return scene.accept(payment(admissionId, centicoins));
    }

    private AdmissionCommand.ConfirmPayment payment(final long admissionId, final long centicoins) {
        return new AdmissionCommand.ConfirmPayment(scene.nextId(), CALLER, admissionId, centicoins);
    }

    private void visit(final long timeMs, final long expectedFee) {
        door.checkIn(1, 1, 0);
        scene.advanceMs(timeMs);
        assertEquals(expectedFee, door.checkOut(nextBand()).amountCenticoins());
    }

    /** @return the band member 1 wears. */
    private long nextBand() {
        return door.admissions(1, 0).admissions().get(0).wristbandId();
    }

    private Answer.Hold hold(final long holdId) {
        return (Answer.Hold) scene.port.answer(new Query.Hold(holdId));
    }
}
