package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.codec.EventKind;

/** Tells what happened to a session, or to a member's place in it. Owned by the ledger thread. */
final class SessionEvents {
    private static final long NOBODY = 0;

    private final Members members;
    private final Facilities facilities;
    private final Spaces spaces;
    private final OutcomeDraft outcome;

    SessionEvents(final Members members, final Facilities facilities, final Spaces spaces, final OutcomeDraft outcome) {
        this.members = members;
        this.facilities = facilities;
        this.spaces = spaces;
        this.outcome = outcome;
    }

    /** That it was opened or moved. */
    void tellTimes(final EventKind kind, final long session) {
        final int organiser = SessionRow.organiserRow(session);
        final long memberId = organiser == Rows.NULL_ROW ? NOBODY : MemberRow.memberId(members.address(organiser));
        tell(kind, session, memberId, SessionRow.startMs(session), 0);
    }

    /** That it was cancelled, has started or ended. */
    void tell(final EventKind kind, final long session) {
        tell(kind, session, NOBODY, SessionRow.liveBookings(session), 0);
    }

    /** What happened to a member's place; the member is touched. */
    void tellOfMember(
            final EventKind kind, final long session, final int memberRow, final long value, final int detail) {
        final long member = members.address(memberRow);
        members.touch(member);
        tell(kind, session, MemberRow.memberId(member), value, detail);
    }

    long facilityId(final long session) {
        return facilities.facilityId(spaces.facility(SessionRow.spaceRow(session)));
    }

    private void tell(
            final EventKind kind, final long session, final long memberId, final long value, final int detail) {
        outcome.event(kind, facilityId(session), SessionRow.id(session), memberId, value, detail);
    }
}
