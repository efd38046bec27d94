package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/** The tables of this package, together. Owned by the ledger thread. */
record DoorTables(
        Wristbands wristbands,
        Lockers lockers,
        Credentials credentials,
        Tokens tokens,
        Admissions admissions,
        WaterVisits visits,
        RefundJobs refundJobs)
        implements AutoCloseable {

    static DoorTables empty(final Members members, final Facilities facilities) {
        return new DoorTables(
                new Wristbands(),
                new Lockers(facilities),
                new Credentials(members),
                new Tokens(),
                new Admissions(),
                new WaterVisits(),
                new RefundJobs());
    }

    /**
     * Say that a command begins with a wristband, and goes on to the admission and the member of who wears it.
     *
     * @param wristbandOffset of the wristband's id in the command's block, bytes.
     */
    void lookAhead(final CommandTable table, final int templateId, final int wristbandOffset, final Members members) {
        table.lookAhead(
                templateId,
                wristbandOffset,
                wristbands.index(),
                wristband -> admissions.addressToTouch(Wristbands.admissionAt(wristband)),
                admission -> members.address(AdmissionRow.memberRow(admission)));
    }

    /** What is left out follows from what is hashed: lockers are those of the open admissions. */
    void hashInto(final StateHash hash) {
        wristbands.hashInto(hash);
        credentials.hashInto(hash);
        tokens.hashInto(hash);
        admissions.hashInto(hash);
        visits.hashInto(hash);
        refundJobs.hashInto(hash);
    }

    void saveTo(final StateSink sink) {
        wristbands.saveTo(sink);
        lockers.saveTo(sink);
        credentials.saveTo(sink);
        tokens.saveTo(sink);
        admissions.saveTo(sink);
        visits.saveTo(sink);
        refundJobs.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        wristbands.loadFrom(source);
        lockers.loadFrom(source);
        credentials.loadFrom(source);
        tokens.loadFrom(source);
        admissions.loadFrom(source);
        visits.loadFrom(source);
        refundJobs.loadFrom(source);
    }

    long bytes() {
        return wristbands.bytes()
                + credentials.bytes()
                + tokens.bytes()
                + admissions.bytes()
                + visits.bytes()
                + refundJobs.bytes();
    }

    @Override
    public void close() {
        wristbands.close();
        credentials.close();
        tokens.close();
        admissions.close();
        visits.close();
        refundJobs.close();
    }
}
