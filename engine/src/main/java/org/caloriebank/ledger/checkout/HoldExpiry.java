package org.caloriebank.ledger.checkout;

import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.HoldRow;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.HoldState;

/**
 * What happens to holds, whoever their payee is, by the passing of time alone: they expire at their deadline, and closed ones are forgotten when
 * nobody can refund them any more. Owned by the ledger thread.
 */
public final class HoldExpiry implements Timers {
    private final HeldCoins heldCoins;
    private final Holds holds;
    private final Settings settings;
    private final Holds.CaptureVisitor forgotten;
    private final OutcomeDraft outcome;

    /** @param payments is told of each capture that is forgotten. */
    public HoldExpiry(
            final HeldCoins heldCoins,
            final Settings settings,
            final MerchantPayments payments,
            final OutcomeDraft outcome) {
        forgotten = payments::onForgotten;
        this.heldCoins = heldCoins;
        holds = heldCoins.holds();
        this.settings = settings;
        this.outcome = outcome;
    }

    /** @return when the next hold expires. */
    @Override
    public long dueAtMs() {
        final int first = holds.firstDeadline();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : HoldRow.deadlineMs(holds.address(first));
    }

    @Override
    public int cost() {
        return 1;
    }

    /** Close the hold whose deadline comes first; it is due. */
    @Override
    public void fireFirst() {
        heldCoins.release(holds.firstDeadline(), HoldState.EXPIRED);
    }

    /** Forget closed holds that nobody can refund any more, a bounded number. */
    public void forgetClosed(final int most) {
        for (int i = 0; i < most && forgettingDueAtMs() <= outcome.timeMs(); i++) {
            holds.forgetFirstClosed(forgotten);
        }
    }

    /** @return ledger time at which the next closed hold may be forgotten; Long.MAX_VALUE for none. */
    public long forgettingDueAtMs() {
        return holds.forgettingDueAtMs(settings.value(Setting.REFUND_WINDOW_MS));
    }
}
