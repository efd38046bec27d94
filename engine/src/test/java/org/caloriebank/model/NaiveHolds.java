package org.caloriebank.model;

import static org.caloriebank.protocol.codec.AccountKind.MEMBER;

import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/** Section 4: how coins come into holds and out of them, whoever is paid. */
final class NaiveHolds {
    /** A deadline that never comes. */
    static final long NEVER_MS = Long.MAX_VALUE;

    private final NaiveState state;
    private final CoinRules coins;

    NaiveHolds(final NaiveState state, final CoinRules coins) {
        this.state = state;
        this.coins = coins;
    }

    /** Set coins aside, of which the member has enough. */
    NaiveHold place(
            final NaiveMember member,
            final AccountKind payeeKind,
            final long payeeId,
            final Price price,
            final long deadlineMs,
            final OutcomeDraft draft) {
        coins.expireLots(member, draft);
        final NaiveLots pinned = member.lots.takeOldestFirst(price.centicoins());
        member.heldCenticoins += price.centicoins();
        final NaiveHold hold =
                new NaiveHold(state.sequence, member, payeeKind, payeeId, price, state.nowMs, deadlineMs, pinned);
        state.holdById.put(hold.holdId, hold);
        state.openHolds.add(hold);
        draft.touch(member);
        return hold;
    }

    /** Set coins aside for a facility, until it captures or releases them; answers null when there are none to set aside. */
    NaiveHold placeForFacility(
            final NaiveMember member, final long facilityId, final long centicoins, final OutcomeDraft draft) {
        if (centicoins == 0) {
            return null;
        }
        return place(member, AccountKind.FACILITY, facilityId, Price.inCoins(centicoins), NEVER_MS, draft);
    }

    /** Pay a part, or all that is left. */
    void capture(final NaiveHold hold, final long centicoins, final OutcomeDraft draft) {
        final NaiveLots paid = hold.pinned.takeOldestFirst(centicoins);
        hold.member.heldCenticoins -= centicoins;
        final NaiveHold.Capture capture = new NaiveHold.Capture(state.sequence, hold, state.nowMs, paid);
        hold.captures.add(capture);
        if (hold.isMerchants()) {
            state.captureById.put(capture.captureId, capture);
        }
        draft.post(MEMBER, hold.member.memberId, hold.payeeKind, hold.payeeId, centicoins);
        draft.touch(hold.member);
    }

    /** What is left goes back to its lots; those that have expired go at once. */
    void close(final NaiveHold hold, final HoldState closedAs, final OutcomeDraft draft) {
        final NaiveLots released = hold.pinned.takeAll();
        hold.member.heldCenticoins -= released.total();
        hold.member.lots.addAll(released);
        hold.state = closedAs;
        hold.closedAtMs = state.nowMs;
        state.openHolds.remove(hold);
        state.closedHolds.add(hold);
        if (released.total() > 0) {
            coins.expireLots(hold.member, draft);
        }
        draft.touch(hold.member);
    }

    /** The end of a facility's hold: pay this much and release the rest. A null hold is one of 0. */
    void captureAndClose(final NaiveHold hold, final long centicoins, final OutcomeDraft draft) {
        if (hold == null) {
            return;
        }
        if (centicoins > 0) {
            capture(hold, centicoins, draft);
        }
        close(hold, centicoins > 0 ? HoldState.CAPTURED : HoldState.VOIDED, draft);
    }

    void giveBack(final NaiveHold.Capture capture, final long centicoins, final OutcomeDraft draft) {
        final NaiveHold hold = capture.hold;
        final NaiveMember member = hold.member;
        coins.expireLots(member, draft);
        draft.post(hold.payeeKind, hold.payeeId, MEMBER, member.memberId, centicoins);
        final int graceMonth = NaiveState.monthOf(state.nowMs + Limits.REFUND_GRACE_MS);
        capture.unrefunded
                .takeYoungestFirst(centicoins)
                .coinsByMonth()
                .forEach((month, portion) -> member.lots.add(month < state.monthNow() ? graceMonth : month, portion));
        draft.touch(member);
    }
}
