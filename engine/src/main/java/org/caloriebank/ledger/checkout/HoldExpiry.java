package org.caloriebank.ledger.checkout;

import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.HoldRow;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.HoldState;

/**
 * What happens to holds, whoever their payee is, by the passing of time alone: they expire at their deadline, and closed ones are forgotten when
 * nobody can refund them any more. Owned by the ledger thread.
 */
public final class HoldExpiry {
    private final HeldCoins heldCoins;
    private final Holds holds;
    private final Settings settings;
    private final OutcomeDraft outcome;

    public HoldExpiry(final HeldCoins heldCoins, final Settings settings, final OutcomeDraft outcome) {
        this.heldCoins = heldCoins;
        holds = heldCoins.holds();
        this.settings = settings;
        this.outcome = outcome;
    }

    /** @return whether a hold is due to expire. */
    public boolean isExpiryDue() {
        return expiryDueAtMs() <= outcome.timeMs();
    }

    /** Close the hold whose deadline comes first; it is due. */
    public void expireFirst() {
        heldCoins.release(holds.firstDeadline(), HoldState.EXPIRED);
    }

    /** Forget closed holds that nobody can refund any more, a bounded number. */
    public void forgetClosed(final int most) {
        final long windowMs = settings.value(Setting.REFUND_WINDOW_MS);
        for (int i = 0; i < most && holds.forgettingDueAtMs(windowMs) <= outcome.timeMs(); i++) {
            holds.forgetFirstClosed();
        }
    }

    /** @return ledger time of the next expiry or forgetting; Long.MAX_VALUE for none. */
    public long dueAtMs() {
        return Math.min(expiryDueAtMs(), holds.forgettingDueAtMs(settings.value(Setting.REFUND_WINDOW_MS)));
    }

    private long expiryDueAtMs() {
        final int first = holds.firstDeadline();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : HoldRow.deadlineMs(holds.address(first));
    }
}
