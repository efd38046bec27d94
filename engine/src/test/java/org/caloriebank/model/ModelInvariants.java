package org.caloriebank.model;

import static org.caloriebank.protocol.codec.AccountKind.DEBT;
import static org.caloriebank.protocol.codec.AccountKind.MEMBER;

import org.caloriebank.protocol.codec.HoldState;

/** Section 6: the books. */
final class ModelInvariants {
    private ModelInvariants() {}

    static void check(final NaiveState state) {
        require(state.openHolds.stream().allMatch(hold -> hold.state == HoldState.PLACED), "open holds");
        require(state.openHolds.size() + state.closedHolds.size() == state.holdById.size(), "holds kept");
        require(state.books.sum() == 0, "the accounts sum to " + state.books.sum());
        state.memberById.values().forEach(member -> check(state, member));
    }

    private static void check(final NaiveState state, final NaiveMember member) {
        final String who = "member " + member.memberId;
        require(state.books.balance(MEMBER, member.memberId) == member.balanceCenticoins(), who + ": balance");
        require(state.books.balance(DEBT, member.memberId) <= 0, who + ": debt");
        require(member.lots.coinsByMonth().values().stream().allMatch(coins -> coins > 0), who + ": empty lot");
        final long held = state.openHolds.stream()
                .filter(hold -> hold.member == member)
                .mapToLong(NaiveHold::leftCenticoins)
                .sum();
        require(member.heldCenticoins == held, who + ": held");
    }

    private static void require(final boolean isTrue, final String broken) {
        if (!isTrue) {
            throw new IllegalStateException(broken);
        }
    }
}
