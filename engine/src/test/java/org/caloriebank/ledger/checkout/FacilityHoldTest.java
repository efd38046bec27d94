package org.caloriebank.ledger.checkout;

import static org.caloriebank.ledger.hold.HoldScene.MONTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.command.CommandEntry;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.HoldQueries;
import org.caloriebank.ledger.hold.HoldScene;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold that is payable to a facility is none of a shop's business. */
class FacilityHoldTest {
    private static final long CENTRE = 9;
    private static final CommandId ID = new CommandId(0, 1);

    private final HoldScene scene = new HoldScene();
    private final Merchants merchants = new Merchants();
    private final Settings settings = new Settings();
    private final CommandTable commands = new CommandTable();
    private final QueryTable queries = new QueryTable();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
    private long holdId;

    @BeforeEach
    void place() {
        new HoldCommands(
                        scene.members,
                        merchants,
                        scene.accounts,
                        scene.heldCoins,
                        settings,
                        new NoPayments(),
                        scene.outcome)
                .addCommands(commands);
        new HoldQueries(scene.members, scene.holds).addQueries(queries);
        final int member = scene.openMember(42);
        scene.grant(member, MONTH + 1, 500);
        scene.record();
        holdId = scene.outcome.sequence();
        scene.heldCoins.place(member, AccountKind.FACILITY, CENTRE, 300, HeldCoins.NEVER_MS);
        scene.record();
    }

    @AfterEach
    void close() {
        scene.verify();
        scene.close();
        merchants.close();
    }

    @Test
    void shouldBeUnknownToCaptureAndVoid() {
        assertEquals(ResultCode.UNKNOWN_HOLD, run(new Command.CaptureHold(ID, 1, holdId, 100, true)));
        assertEquals(ResultCode.UNKNOWN_HOLD, run(new Command.VoidHold(ID, 1, holdId)));
    }

    @Test
    void shouldHaveCapturesThatRefundDoesNotKnow() {
        scene.heldCoins.capture(scene.holds.find(holdId), 100, false);
        final long captureId = scene.outcome.sequence();
        scene.record();

        assertEquals(ResultCode.UNKNOWN_CAPTURE, run(new Command.Refund(ID, 1, captureId, Limits.NULL_AMOUNT)));
    }

    @Test
    void shouldTellItsPayee() {
        new Query.Hold(holdId).encode(buffer, 0);
        queries.answer(buffer, 0, buffer, 0);

        final Answer.Hold answer = (Answer.Hold) Answer.decode(buffer, 0);
        assertEquals(ResultCode.ACCEPTED, answer.code());
        assertEquals(AccountKind.FACILITY, answer.payeeKind());
        assertEquals(CENTRE, answer.merchantId());
        assertEquals(HoldState.PLACED, answer.state());
        assertEquals(HeldCoins.NEVER_MS, answer.deadlineMs());
        assertEquals(Limits.NULL_AMOUNT, answer.amountMinorUnits());
    }

    private ResultCode run(final Command command) {
        command.encode(buffer, 0);
        final CommandEntry<?> entry =
                commands.find(new MessageHeaderDecoder().wrap(buffer, 0).templateId());
        assertTrue(entry.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH, 0));
        return entry.run();
    }

    /** What facilities are paid is nobody's business who follows shops. */
    private static final class NoPayments implements MerchantPayments {
        @Override
        public void onCaptured(
                final long captureId, final long merchantId, final int memberRow, final long amountCenticoins) {
            throw new AssertionError("captured");
        }

        @Override
        public void onRefunded(
                final long captureId,
                final int memberRow,
                final long capturedCenticoins,
                final long refundedCenticoins) {
            throw new AssertionError("refunded");
        }

        @Override
        public void onForgotten(final long captureId) {
            throw new AssertionError("forgotten");
        }
    }
}
