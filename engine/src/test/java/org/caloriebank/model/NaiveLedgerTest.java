package org.caloriebank.model;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Outcome.Posting;
import org.caloriebank.protocol.Outcome.Touch;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.workload.Coverage;
import org.caloriebank.workload.Workload;
import org.caloriebank.workload.WorkloadConfig;
import org.junit.jupiter.api.Test;

/** A few figures worked out by hand: the model itself must be right where it is easiest to see. */
class NaiveLedgerTest {
    private static final long NOW_MS = 1_768_946_400_000L;
    private static final int TODAY = (int) (NOW_MS / 86_400_000);

    private final NaiveLedger model = new NaiveLedger();
    private long ids;

    @Test
    void shouldPayTheMergedDayOnce() {
        givenMemberOf70Kilograms();

        assertEquals(24_50, report(9, 10_000 / 10, NULL_CENTIKCAL).amountCenticoins());
        assertEquals(0, report(9, 1_000, NULL_CENTIKCAL).amountCenticoins());
        assertEquals(75_50, report(WHOLE_DAY, 0, 100_00).amountCenticoins());
        assertEquals(0, report(10, 0, 75_50).amountCenticoins());
        assertEquals(1, report(11, 0, 1).amountCenticoins());
        assertEquals(300_000 - 100_01, report(WHOLE_DAY, 0, 350_000).amountCenticoins());
    }

    @Test
    void shouldTakeBackACorrectedHourAndMakeDebtOfWhatIsSpent() {
        givenMemberOf70Kilograms();
        givenShop();
        report(9, 0, 100_00);
        apply(new Command.PlaceHold(nextId(), 1, 1, 1, 90_00, NULL_AMOUNT, 1_000));

        final Outcome corrected = apply(new Command.CorrectActivity(nextId(), 1, 1, TODAY, 50_00, 1, 9, "treadmill"));

        assertEquals(-50_00, corrected.amountCenticoins());
        assertEquals(
                List.of(
                        new Posting(AccountKind.MEMBER, 1, AccountKind.ISSUANCE, 0, 10_00),
                        new Posting(AccountKind.DEBT, 1, AccountKind.ISSUANCE, 0, 40_00)),
                corrected.postings());
        assertEquals(List.of(new Touch(1, 4, 90_00)), corrected.touches());
        model.verify();
    }

    @Test
    void shouldHoldCaptureAndRefund() {
        givenMemberOf70Kilograms();
        givenShop();
        report(9, 0, 100_00);

        final long holdId = apply(new Command.PlaceHold(nextId(), 1, 1, 1, NULL_AMOUNT, 10, 1_000))
                .reference();
        final Outcome captured = apply(new Command.CaptureHold(nextId(), 1, holdId, 10_00, true));
        final Outcome refunded = apply(new Command.Refund(nextId(), 1, captured.reference(), NULL_AMOUNT));

        assertEquals(33_34, ((Answer.Hold) model.answer(new Query.Hold(holdId))).amountCenticoins());
        assertEquals(10_00, captured.amountCenticoins());
        assertEquals(10_00, refunded.amountCenticoins());
        assertEquals(100_00, ((Answer.Member) model.answer(new Query.Member(1))).availableCenticoins());
        assertEquals(
                ResultCode.HOLD_CAPTURED,
                apply(new Command.VoidHold(nextId(), 1, holdId)).code());
    }

    @Test
    void shouldKeepItsBooksAndMeetEveryCodeInAStandardWorkload() {
        final Workload workload = new Workload(1, WorkloadConfig.standard());
        final Coverage coverage = new Coverage();
        for (int i = 0; i < 20_000; i++) {
            final Workload.Step step = workload.next();
            coverage.count(step.command(), model.apply(step.timeMs(), step.command()));
        }

        model.verify();
        assertTrue(coverage.missingCodes().size() < 10, coverage.toString());
    }

    private void givenMemberOf70Kilograms() {
        apply(new Command.PutMember(nextId(), 1, 1, 70_000, 60, MemberStatus.ACTIVE));
    }

    /** 1,000 centicoins buy 3 minor units. */
    private void givenShop() {
        apply(new Command.PutMerchant(nextId(), 1, 1, 1_000, 3, "EUR", MerchantKind.SHOP, MerchantStatus.ACTIVE));
    }

    private Outcome report(final int hour, final int steps, final int energyCentikcal) {
        return apply(new Command.ReportActivity(1, 1, TODAY, steps, energyCentikcal, hour, false));
    }

    private Outcome apply(final Command command) {
        return model.apply(NOW_MS, command);
    }

    private CommandId nextId() {
        return new CommandId(0, ++ids);
    }
}
