package org.caloriebank.ledger.hold;

import static org.caloriebank.ledger.hold.HoldScene.MONTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldCoinsTest {
    private static final long ANN = 42;
    private static final long CENTRE = 9;
    private static final long DAY_MS = 86_400_000;
    private static final long WINDOW_MS = 30 * DAY_MS;

    private final HoldScene scene = new HoldScene();
    private final HeldCoins heldCoins = scene.heldCoins;
    private final Holds holds = scene.holds;
    private final Captures captures = holds.captures();
    private int ann;

    @BeforeEach
    void open() {
        ann = scene.openMember(ANN);
        scene.grant(ann, MONTH + 1, 100);
        scene.grant(ann, MONTH + 2, 200);
        scene.record();
    }

    @AfterEach
    void close() {
        scene.verify();
        scene.close();
    }

    @Test
    void shouldPayFacilityAndGiveTheRestBack() {
        final int hold = place(250);
        scene.record();

        heldCoins.capture(hold, 120, true);

        assertEquals(
                List.of(new Outcome.Posting(AccountKind.MEMBER, ANN, AccountKind.FACILITY, CENTRE, 120)),
                scene.postings());
        assertEquals(Map.of(MONTH + 2, 180L), scene.lots(ann));
        assertEquals(HoldState.CAPTURED, HoldRow.state(holds.address(hold)));
        assertEquals(120, holds.captured(hold));
        assertEquals(0, holds.left(hold));
        assertEquals(120, scene.accounts.balance(AccountKind.FACILITY, CENTRE));
    }

    @Test
    void shouldRefundNewestCaptureFirstAndItsYoungestLotFirst() {
        final int hold = place(300);
        heldCoins.capture(hold, 150, false);
        scene.record();
        heldCoins.capture(hold, 60, true);
        scene.record();

        heldCoins.refundHold(hold, 80);

        final int older = HoldRow.firstCapture(holds.address(hold));
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.FACILITY, CENTRE, AccountKind.MEMBER, ANN, 80)),
                scene.postings());
        assertEquals(0, captures.left(captures.next(older)));
        assertEquals(130, captures.left(older));
        assertEquals(80, holds.refunded(hold));
        assertEquals(Map.of(MONTH + 2, 90L + 80), scene.lots(ann));
        heldCoins.refundHold(hold, 130);
        assertEquals(Map.of(MONTH + 1, 100L, MONTH + 2, 200L), scene.lots(ann));
    }

    @Test
    void shouldRefundOpenHold() {
        final int hold = place(300);
        heldCoins.capture(hold, 50, false);

        heldCoins.refundHold(hold, 20);

        assertEquals(HoldState.PLACED, HoldRow.state(holds.address(hold)));
        assertEquals(Map.of(MONTH + 1, 20L), scene.lots(ann));
        assertEquals(250, holds.left(hold));
    }

    @Test
    void shouldLetCapturesOfOneRecordShareTheirId() {
        final int first = place(100);
        scene.record();
        final int second = place(150);
        scene.record();

        heldCoins.capture(first, 100, true);
        heldCoins.capture(second, 150, true);

        final long sequence = scene.outcome.sequence();
        for (final int hold : List.of(first, second)) {
            assertEquals(sequence, captures.id(HoldRow.firstCapture(holds.address(hold))));
        }
        assertEquals(Rows.NULL_ROW, captures.find(sequence));
        scene.advanceMs(WINDOW_MS + 1);
        scene.record();
        assertEquals(scene.outcome.timeMs(), holds.forgettingDueAtMs(WINDOW_MS));
        holds.forgetFirstClosed(captureId -> {});
        assertEquals(Rows.NULL_ROW, holds.find(HoldRow.id(holds.address(second)) - 1));
        scene.verify();
        holds.forgetFirstClosed(captureId -> {});
        assertEquals(0, holds.keptCount());
        assertEquals(Long.MAX_VALUE, holds.forgettingDueAtMs(WINDOW_MS));
    }

    @Test
    void shouldFindMerchantsCaptureById() {
        final int hold = heldCoins.place(ann, AccountKind.MERCHANT, 7, 100, HeldCoins.NEVER_MS);
        scene.record();

        heldCoins.capture(hold, 100, true);

        final int capture = captures.find(scene.outcome.sequence());
        assertEquals(hold, captures.hold(capture));
        heldCoins.refund(capture, 40);
        assertEquals(60, scene.accounts.balance(AccountKind.MERCHANT, 7));
    }

    @Test
    void shouldCountAndShowHoldThatNeverExpiresBehindThoseThatDo() {
        place(70);
        scene.record();
        final int dueLater = place(80, HoldScene.START_MS + DAY_MS);

        assertEquals(2, holds.openCount());
        assertEquals(dueLater, holds.firstDeadline());
        assertEquals(Map.of(MONTH + 1, 100L, MONTH + 2, 50L), scene.pins());
        scene.record();
        heldCoins.release(dueLater, HoldState.EXPIRED);
        assertEquals(HeldCoins.NEVER_MS, HoldRow.deadlineMs(holds.address(holds.firstDeadline())));
    }

    @Test
    void shouldLetExpiredLotsGoWhenHoldIsReleased() {
        final int hold = place(150);
        scene.advanceMs(60 * DAY_MS); // into the month after the first lot's
        scene.record();

        heldCoins.release(hold, HoldState.VOIDED);

        assertEquals(
                List.of(new Outcome.Posting(AccountKind.MEMBER, ANN, AccountKind.BREAKAGE, 0, 100)), scene.postings());
        assertEquals(Map.of(MONTH + 2, 200L), scene.lots(ann));
    }

    @Test
    void shouldHashThePayee() {
        try (HoldScene other = scene.copy()) {
            place(100);
            other.heldCoins.place(ann, AccountKind.MERCHANT, CENTRE, 100, HeldCoins.NEVER_MS);

            assertNotEquals(scene.hash(), other.hash());
        }
    }

    private int place(final long amountCenticoins) {
        return place(amountCenticoins, HeldCoins.NEVER_MS);
    }

    private int place(final long amountCenticoins, final long deadlineMs) {
        return heldCoins.place(ann, AccountKind.FACILITY, CENTRE, amountCenticoins, deadlineMs);
    }
}
