package org.caloriebank.ledger.admission;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.codec.WristbandStatus;

/** What must hold between the tables: who is inside is counted, wears a band, has a locker and a hold. Takes time; owned by the ledger thread. */
final class Proof {
    private final Holds holds;
    private final Facilities facilities;
    private final Spaces spaces;
    private final Wristbands wristbands;
    private final Lockers lockers;
    private final Tokens tokens;
    private final Admissions admissions;
    private final WaterVisits visits;

    Proof(final Holds holds, final Facilities facilities, final Spaces spaces, final DoorTables tables) {
        this.holds = holds;
        this.facilities = facilities;
        this.spaces = spaces;
        wristbands = tables.wristbands();
        lockers = tables.lockers();
        tokens = tables.tokens();
        admissions = tables.admissions();
        visits = tables.visits();
    }

    void verify() {
        wristbands.verify();
        tokens.verify();
        admissions.verify();
        final int inWater = visits.verify();
        final int[] peopleByFacility = new int[facilities.end()];
        final int[] lockersByFacility = new int[facilities.end()];
        final int[] peopleBySpace = new int[spaces.end()];
        int open = 0;
        for (int position = 1; position <= admissions.openCount(); position++) {
            final int row = admissions.openAt(position);
            final long admission = admissions.address(row);
            final int facilityRow = AdmissionRow.facilityRow(admission);
            verifyOpen(row, admission);
            peopleByFacility[facilityRow]++;
            lockersByFacility[facilityRow] += AdmissionRow.locker(admission) == 0 ? 0 : 1;
            peopleBySpace[AdmissionRow.spaceRow(admission)]++;
            open += AdmissionRow.visit(admission) == Rows.NULL_ROW ? 0 : 1;
        }
        check(open == inWater, "visits under way are those of open admissions");
        for (int row = 1; row < facilities.end(); row++) {
            final long facilityId = facilities.facilityId(row);
            check(peopleByFacility[row] == facilities.occupancy(row), "open admissions of facility", facilityId);
            check(lockersByFacility[row] == lockers.inUse(row), "lockers in use of facility", facilityId);
            check(lockers.inUseMax(row) <= facilities.lockers(row), "greatest locker of facility", facilityId);
        }
        for (int row = 1; row < spaces.end(); row++) {
            check(peopleBySpace[row] == spaces.occupancy(row), "people in space", spaces.spaceId(row));
        }
        int issued = 0;
        for (int row = 1; row < wristbands.end(); row++) {
            issued += wristbands.status(row) == WristbandStatus.ISSUED ? 1 : 0;
        }
        check(issued == admissions.openCount(), "wristbands on wrists");
    }

    private void verifyOpen(final int row, final long admission) {
        final long id = AdmissionRow.id(admission);
        final int facilityRow = AdmissionRow.facilityRow(admission);
        final int wristband = AdmissionRow.wristbandRow(admission);
        final int locker = AdmissionRow.locker(admission);
        final int spaceRow = AdmissionRow.spaceRow(admission);
        final int visit = AdmissionRow.visit(admission);
        final long held = AdmissionRow.held(admission);
        check(wristbands.admission(wristband) == row, "wristband of admission", id);
        check(wristbands.facilityRow(wristband) == facilityRow, "facility of the wristband of admission", id);
        check(locker == 0 || lockers.isInUse(facilityRow, locker), "locker of admission", id);
        check(
                spaceRow == Rows.NULL_ROW || spaces.facility(spaceRow) == facilityRow,
                "facility of the space of admission",
                id);
        final boolean isInWater = spaceRow != Rows.NULL_ROW && Stays.isWater(spaces.kind(spaceRow));
        check(isInWater == (visit != Rows.NULL_ROW), "visit of water of admission", id);
        check(
                visit == Rows.NULL_ROW
                        || visits.spaceRow(visit) == spaceRow
                                && visits.admissionId(visit) == id
                                && visits.leftAtMs(visit) == 0,
                "visit under way of admission",
                id);
        final int hold = holds.find(id);
        check(held == 0 ? hold == Rows.NULL_ROW : hold != Rows.NULL_ROW, "hold of admission", id);
        check(held == 0 || holds.left(hold) == held, "what the hold has left of admission", id);
        check(AdmissionRow.fee(admission) == 0, "fee of open admission", id);
    }
}
