package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool, 12, whose water was too acid for a while, and those who were in it. */
class WaterRefundTest {
    private static final long MINUTE_MS = 60_000;
    private static final int PH = 1;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final WaterScene water = new WaterScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);
    private final long startMs;

    WaterRefundTest() {
        scene.advanceMs(10 * HOUR_MS);
        startMs = scene.nowMs();
    }

    /** Two coins to come in, one for each hour begun. Four members with 20 coins each. */
    @BeforeEach
    void openPool() {
        facilities.putFacility(1, 10, 0, 0);
        facilities.putTariff(1, 2_00, 1_00, 20_00);
        water.putProfile(1);
        water.putPool(12, 1, 1);
        water.putPool(13, 1, 1);
        for (long memberId = 1; memberId <= 4; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, 20_00);
            door.stock(1, 100 + memberId);
        }
        scene.tick(); // the day's sweep
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldAnswerWhoWasInBadWaterAndForHowLong() {
        final long before = comeIn(1);
        door.enter(101, 12);
        scene.advanceMs(10 * MINUTE_MS);
        goOut(101);
        final long during = comeIn(2);
        door.enter(102, 12);
        water.readWith(12, PH, 600);
        scene.advanceMs(10 * MINUTE_MS);
        scene.accept(door.tap(TapKind.LEAVE, 102, 12));
        final long still = comeIn(3);
        door.enter(103, 12);
        scene.advanceMs(10 * MINUTE_MS);
        water.readWith(12, PH, 740);
        scene.advanceMs(10 * MINUTE_MS);
        final long after = comeIn(4);
        door.enter(104, 12);

        final WaterAnswer.Exposure all = exposure(0, Long.MAX_VALUE, 0);
        final WaterAnswer.Exposure late = exposure(startMs + 25 * MINUTE_MS, Long.MAX_VALUE, 0);

        assertTrue(before < during && still < after);
        assertEquals(ResultCode.ACCEPTED, all.code());
        assertEquals(0, all.nextVisit());
        assertEquals(
                List.of(during, still),
                all.visits().stream().map(WaterAnswer.Visit::admissionId).toList());
        assertEquals(10 * MINUTE_MS, all.visits().get(0).exposedMs());
        assertEquals(startMs + 20 * MINUTE_MS, all.visits().get(0).leftAtMs());
        assertEquals(10 * MINUTE_MS, all.visits().get(1).exposedMs());
        assertEquals(0, all.visits().get(1).leftAtMs());
        assertEquals(1, late.visits().size());
        assertEquals(5 * MINUTE_MS, late.visits().get(0).exposedMs());
        assertEquals(0, exposure(0, startMs, 0).visits().size());
        assertEquals(ResultCode.UNKNOWN_SPACE, code(99));
        facilities.putSpace(11, 1, SpaceKind.COURT, 1);
        assertEquals(ResultCode.NOT_A_POOL, code(11));
    }

    @Test
    void shouldAnswerExposurePageByPage() {
        comeIn(1);
        water.readWith(12, PH, 600);
        for (int i = 0; i < 37; i++) {
            door.enter(101, 12);
            scene.advanceMs(1);
            scene.accept(door.tap(TapKind.LEAVE, 101, 12));
        }
        final List<Long> enteredAtMs = new ArrayList<>();
        long afterVisit = 0;
        int pages = 0;
        do {
            final WaterAnswer.Exposure page = exposure(0, Long.MAX_VALUE, afterVisit);
            page.visits().forEach(visit -> enteredAtMs.add(visit.enteredAtMs()));
            afterVisit = page.nextVisit();
            pages++;
        } while (afterVisit != 0);

        assertEquals(3, pages);
        assertEquals(37, enteredAtMs.size());
        for (int i = 0; i < 37; i++) {
            assertEquals(startMs + i, enteredAtMs.get(i));
        }
    }

    /** Open visits of long ago make the walk begin at the oldest again when the visit of the cursor is gone. */
    @Test
    void shouldGoOnBehindAVisitThatWasForgotten() {
        scene.set(Setting.REFUND_WINDOW_MS, MINUTE_MS);
        comeIn(1);
        comeIn(2);
        door.enter(101, 12);
        final long forgotten = scene.accept(door.tap(TapKind.ENTER, 102, 12)).sequence();
        water.readWith(12, PH, 600);
        scene.advanceMs(1);
        scene.accept(door.tap(TapKind.LEAVE, 102, 12));
        scene.advanceMs(MINUTE_MS + 1);
        scene.tick();
        door.enter(102, 12);
        scene.advanceMs(1);
        scene.tick();

        assertEquals(2, exposure(0, Long.MAX_VALUE, 0).visits().size());
        assertEquals(1, exposure(0, Long.MAX_VALUE, forgotten).visits().size());
    }

    @Test
    void shouldRefundAClosedVisitToTheLotsItsHoldWasPaidFrom() {
        final long admissionId = exposedVisit(1, 10 * MINUTE_MS);
        door.checkOut(101);
        final int month = Calendar.monthOfTime(startMs) + 12;

        final Outcome accepted = refundAll();
        final Outcome refunded = scene.tick();

        assertEquals(List.of(), accepted.events());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.FACILITY, 1, AccountKind.MEMBER, 1, 3_00)),
                refunded.postings());
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.WATER_REFUNDED, 1, admissionId, 1, 3_00, 0),
                        new Outcome.Event(EventKind.WATER_REFUND_DONE, 1, 12, 0, 1, 0)),
                refunded.events());
        assertEquals(List.of(lot(month, 20_00)), lots(1));
        final AdmissionAnswer.Admission admission = door.admission(admissionId);
        assertEquals(3_00, admission.feeCenticoins());
        assertEquals(3_00, admission.refundedCenticoins());
        assertTrue(exposure(0, Long.MAX_VALUE, 0).visits().get(0).isRefunded());
    }

    @Test
    void shouldRefundAVisitOnceThoughThereAreMoreStaysAndMoreRefunds() {
        comeIn(1);
        water.readWith(12, PH, 600);
        water.readWith(13, PH, 600);
        for (final long pool : new long[] {12, 13, 12}) {
            door.enter(101, pool);
            scene.advanceMs(MINUTE_MS);
        }
        door.checkOut(101);
        refundAll();
        refundAll();
        scene.accept(refund(13, 0, Long.MAX_VALUE));

        assertEquals(List.of(1L, 0L, 0L), done(scene.tick()));
        assertEquals(20_00, scene.member(1).availableCenticoins());
    }

    @Test
    void shouldWaiveTheFeeOfWhoIsStillInside() {
        final long admissionId = exposedVisit(1, HOUR_MS);
        refundAll();

        final Outcome waived = scene.tick();
        final Outcome out = door.checkOut(101);

        assertEquals(List.of(admissionId), refundedAdmissions(waived));
        assertEquals(List.of(0L), values(waived, EventKind.WATER_REFUNDED));
        assertEquals(1, waived.touches().size());
        assertEquals(0, out.amountCenticoins());
        assertEquals(20_00, scene.member(1).availableCenticoins());
        assertTrue(door.admission(admissionId).isWaived());
        assertEquals(0, door.admission(admissionId).refundedCenticoins());
    }

    @Test
    void shouldChargeNothingAtClosingTimeForAVisitThatWasWaived() {
        exposedVisit(1, HOUR_MS);
        refundAll();
        scene.tick();
        scene.advanceMs(24 * HOUR_MS);
        while (scene.ledger.dueAtMs() <= scene.nowMs()) {
            scene.tick();
        }

        assertEquals(20_00, scene.member(1).availableCenticoins());
        assertEquals(0, facilities.facility(1).occupancy());
    }

    /** The hold took 3 coins; of the rest of 7, 1 was charged, 2 were owed and paid in money, 4 are owed still. */
    @Test
    void shouldGiveBackWhatTheHoldDidNotPayAsNewCoinsDebtFirst() {
        scene.grant(1, -17_00);
        final long admissionId = exposedVisit(1, 10 * MINUTE_MS);
        scene.grant(1, 1_00);
        scene.advanceMs(7 * HOUR_MS);
        door.checkOut(101);
        scene.accept(new AdmissionCommand.ConfirmPayment(scene.nextId(), CALLER, admissionId, 2_00));
        assertEquals(4_00, scene.member(1).debtCenticoins());
        refundAll();

        final Outcome refunded = scene.tick();

        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.FACILITY, 1, AccountKind.MEMBER, 1, 3_00),
                        new Outcome.Posting(AccountKind.FACILITY, 1, AccountKind.DEBT, 1, 4_00),
                        new Outcome.Posting(AccountKind.FACILITY, 1, AccountKind.MEMBER, 1, 3_00)),
                refunded.postings());
        assertEquals(List.of(10_00L), values(refunded, EventKind.WATER_REFUNDED));
        assertEquals(0, door.admission(admissionId).requestedCenticoins());
        final int graceMonth = Calendar.monthOfTime(scene.nowMs() + Limits.REFUND_GRACE_MS);
        assertEquals(List.of(lot(graceMonth, 3_00), lot(Calendar.monthOfTime(startMs) + 12, 3_00)), lots(1));
    }

    @Test
    void shouldNotRefundWhatWasAfterTheTimeOfTheCommandOrOutsideItsRange() {
        final long early = exposedVisit(1, 10 * MINUTE_MS);
        door.checkOut(101);
        scene.advanceMs(10 * MINUTE_MS);
        comeIn(2);
        door.enter(102, 12);
        scene.advanceMs(MINUTE_MS);
        door.checkOut(102);
        scene.accept(refund(12, 0, startMs + 20 * MINUTE_MS));
        comeIn(3);
        door.enter(103, 12);
        scene.advanceMs(MINUTE_MS);

        assertEquals(List.of(early), refundedAdmissions(scene.tick()));
        assertTrue(!door.admissions(3, 0).admissions().get(0).isWaived());
    }

    @Test
    void shouldPassOverVisitsWhoseAdmissionIsForgotten() {
        scene.set(Setting.REFUND_WINDOW_MS, 0);
        exposedVisit(1, 10 * MINUTE_MS);
        door.enter(101, 13); // ends the visit of pool 12, a minute before its admission
        scene.advanceMs(MINUTE_MS);
        door.checkOut(101);
        refundAll();

        // the refund comes before the forgetting, in the same tick
        assertEquals(List.of(1L), done(scene.tick()));
        assertEquals(0, exposure(0, Long.MAX_VALUE, 0).visits().size());
        refundAll();
        assertEquals(List.of(0L), done(scene.tick()));
    }

    @Test
    void shouldRefundFourAdmissionsATickAndThenSaySo() {
        for (long memberId = 1; memberId <= 4; memberId++) {
            comeIn(memberId);
            door.enter(100 + memberId, 12);
        }
        water.readWith(12, PH, 600);
        scene.advanceMs(1);
        refundAll();

        assertEquals(4, refundedAdmissions(scene.tick()).size());
        assertEquals(List.of(4L), done(scene.tick()));
        assertTrue(scene.ledger.dueAtMs() > scene.nowMs());
    }

    /** Neither a firing nor a page walks further than so many visits that do not concern it. */
    @Test
    void shouldPassOverAFewThousandVisitsAtATime() {
        final int passedMax = 4_096;
        comeIn(1);
        for (int i = 0; i < passedMax; i++) {
            door.enter(101, 12);
            scene.accept(door.tap(TapKind.LEAVE, 101, 12));
        }
        door.enter(101, 12);
        water.readWith(12, PH, 600);
        scene.advanceMs(1);
        scene.accept(door.tap(TapKind.LEAVE, 101, 12));

        final WaterAnswer.Exposure first = exposure(0, Long.MAX_VALUE, 0);
        assertEquals(List.of(), first.visits());
        assertEquals(1, exposure(0, Long.MAX_VALUE, first.nextVisit()).visits().size());
        refundAll();
        scene.accept(refund(12, startMs, startMs + 1));
        // the first firing finds none, the second one, the third is the end; the other job's first finds none
        assertEquals(List.of(1L), done(scene.tick()));
        assertEquals(List.of(0L), done(scene.tick()));
    }

    private long exposedVisit(final long memberId, final long timeMs) {
        final long admissionId = comeIn(memberId);
        door.enter(100 + memberId, 12);
        water.readWith(12, PH, 600);
        scene.advanceMs(timeMs);
        return admissionId;
    }

    private long comeIn(final long memberId) {
        return door.checkIn(1, memberId, 100 + memberId);
    }

    private void goOut(final long wristbandId) {
        door.checkOut(wristbandId);
    }

    private Outcome refundAll() {
        return scene.accept(refund(12, 0, Long.MAX_VALUE));
    }

    private WaterCommand.RefundWater refund(final long spaceId, final long fromMs, final long toMs) {
        return new WaterCommand.RefundWater(scene.nextId(), CALLER, spaceId, fromMs, toMs);
    }

    private ResultCode code(final long spaceId) {
        return ((WaterAnswer.Exposure) scene.port.answer(new WaterQuery.Exposure(spaceId, 0, 1, 0))).code();
    }

    private WaterAnswer.Exposure exposure(final long fromMs, final long toMs, final long afterVisit) {
        return (WaterAnswer.Exposure) scene.port.answer(new WaterQuery.Exposure(12, fromMs, toMs, afterVisit));
    }

    private static List<Long> done(final Outcome outcome) {
        return values(outcome, EventKind.WATER_REFUND_DONE);
    }

    private static List<Long> values(final Outcome outcome, final EventKind kind) {
        return outcome.events().stream()
                .filter(event -> event.kind() == kind)
                .map(Outcome.Event::value)
                .toList();
    }

    private static List<Long> refundedAdmissions(final Outcome outcome) {
        return outcome.events().stream()
                .filter(event -> event.kind() == EventKind.WATER_REFUNDED)
                .map(Outcome.Event::subjectId)
                .toList();
    }

    /** @return the member's free lots by month. */
    private List<String> lots(final long memberId) {
        final List<String> lots = new ArrayList<>();
        scene.ledger.forEachLot((owner, month, free, held) -> {
            if (owner == memberId) {
                lots.add(lot(month, free));
            }
        });
        return lots.stream().sorted().toList();
    }

    private static String lot(final int month, final long centicoins) {
        return month + ": " + centicoins;
    }
}
