package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;

/** In which space each visitor is: who comes and goes is counted, noted for water, told, and felt by the lights. Owned by the ledger thread. */
final class Stays {
    private final Members members;
    private final Facilities facilities;
    private final Spaces spaces;
    private final Admissions admissions;
    private final WaterVisits visits;
    private final AdmissionPorts ports;
    private final OutcomeDraft outcome;

    Stays(
            final Members members,
            final Facilities facilities,
            final Spaces spaces,
            final DoorTables tables,
            final AdmissionPorts ports,
            final OutcomeDraft outcome) {
        this.members = members;
        this.facilities = facilities;
        this.spaces = spaces;
        admissions = tables.admissions();
        visits = tables.visits();
        this.ports = ports;
        this.outcome = outcome;
    }

    /** Into a space with room, out of the one he may be in. */
    void enter(final int row, final int spaceRow) {
        leave(row);
        final long admission = admissions.address(row);
        final int memberRow = AdmissionRow.memberRow(admission);
        spaces.enter(spaceRow);
        AdmissionRow.spaceRow(admission, spaceRow);
        if (isWater(spaces.kind(spaceRow))) {
            AdmissionRow.visit(
                    admission,
                    visits.enter(
                            outcome.sequence(), outcome.timeMs(), spaceRow, AdmissionRow.id(admission), memberRow));
        }
        tell(EventKind.SPACE_ENTERED, memberRow, spaceRow);
        if (spaces.circuitId(spaceRow) != 0 && spaces.occupancy(spaceRow) == 1) {
            ports.demand(spaces.circuitId(spaceRow));
        }
        ports.onEntered(memberRow, spaceRow);
    }

    /** Out of the space he is in, if any. */
    void leave(final int row) {
        final long admission = admissions.address(row);
        final int spaceRow = AdmissionRow.spaceRow(admission);
        if (spaceRow == Rows.NULL_ROW) {
            return;
        }
        spaces.leave(spaceRow);
        AdmissionRow.spaceRow(admission, Rows.NULL_ROW);
        if (AdmissionRow.visit(admission) != Rows.NULL_ROW) {
            visits.leave(AdmissionRow.visit(admission), outcome.timeMs());
            AdmissionRow.visit(admission, Rows.NULL_ROW);
        }
        tell(EventKind.SPACE_LEFT, AdmissionRow.memberRow(admission), spaceRow);
        if (spaces.circuitId(spaceRow) != 0 && spaces.occupancy(spaceRow) == 0) {
            ports.demandEnded(spaces.circuitId(spaceRow), spaces.lightGraceMs(spaceRow));
        }
    }

    static boolean isWater(final SpaceKind kind) {
        return kind == SpaceKind.POOL || kind == SpaceKind.LANE;
    }

    private void tell(final EventKind kind, final int memberRow, final int spaceRow) {
        outcome.event(
                kind,
                facilities.facilityId(spaces.facility(spaceRow)),
                spaces.spaceId(spaceRow),
                MemberRow.memberId(members.address(memberRow)),
                spaces.occupancy(spaceRow),
                0);
    }
}
