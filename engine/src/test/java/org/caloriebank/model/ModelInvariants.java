package org.caloriebank.model;

import static org.caloriebank.protocol.codec.AccountKind.DEBT;
import static org.caloriebank.protocol.codec.AccountKind.MEMBER;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Section 6: the books. */
final class ModelInvariants {
    private ModelInvariants() {}

    static void check(final NaiveState state) {
        require(state.openHolds.stream().allMatch(hold -> hold.state == HoldState.PLACED), "open holds");
        require(state.openHolds.size() + state.closedHolds.size() == state.holdById.size(), "holds kept");
        require(state.books.sum() == 0, "the accounts sum to " + state.books.sum());
        state.memberById.values().forEach(member -> check(state, member));
        state.facilityById.values().forEach(facility -> check(state, facility));
        state.spaceById.values().forEach(space -> check(state, space));
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

    private static void check(final NaiveState state, final NaiveFacility facility) {
        final String where = "facility " + facility.facilityId;
        final List<NaiveAdmission> inside = state.openAdmissions(facility).toList();
        require(inside.size() <= facility.capacity, where + ": crowd");
        require(areDistinct(inside.stream().map(admission -> admission.band.wristbandId)), where + ": bands");
        require(
                areDistinct(inside.stream().map(admission -> admission.locker).filter(locker -> locker > 0)),
                where + ": lockers");
        require(
                facility.freeBands.stream()
                        .allMatch(band -> band.status == WristbandStatus.IN_STOCK && band.admission == null),
                where + ": free bands");
    }

    private static void check(final NaiveState state, final NaiveSpace space) {
        final String where = "space " + space.spaceId;
        require(state.occupancy(space) <= space.capacity, where + ": crowd");
        final List<NaiveSession> sessions =
                state.openSessions(space).filter(NaiveSession::takesSpace).toList();
        for (final NaiveSession session : sessions) {
            require(session.liveCount() <= session.capacity, where + ": session oversold");
            require(
                    sessions.stream()
                            .noneMatch(other -> other != session && other.overlaps(session.startMs, session.endMs)),
                    where + ": sessions overlap");
        }
    }

    private static boolean areDistinct(final Stream<?> values) {
        final Set<Object> seen = new HashSet<>();
        return values.allMatch(seen::add);
    }

    private static void require(final boolean isTrue, final String broken) {
        if (!isTrue) {
            throw new IllegalStateException(broken);
        }
    }
}
