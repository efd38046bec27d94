package org.caloriebank.ledger.facility;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;

/** Facilities and spaces as the ledger's root sees them: it owns both tables. Owned by the ledger thread. */
public final class FacilitySubject implements Subject {
    private final Facilities facilities;
    private final Spaces spaces;
    private final FacilityCommands facilityCommands;
    private final SpaceCommands spaceCommands;
    private final FacilityQueries queries;

    public FacilitySubject(
            final Facilities facilities,
            final Spaces spaces,
            final Accounts accounts,
            final FacilityPorts ports,
            final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.spaces = spaces;
        facilityCommands = new FacilityCommands(facilities, ports, outcome);
        spaceCommands = new SpaceCommands(facilities, spaces, ports, outcome);
        queries = new FacilityQueries(facilities, spaces, accounts, ports);
    }

    @Override
    public void addCommands(final CommandTable table) {
        facilityCommands.addCommands(table);
        spaceCommands.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        queries.addQueries(table);
    }

    @Override
    public void verify() {
        facilities.verify();
        spaces.verify();
    }

    @Override
    public void hashInto(final StateHash hash) {
        facilities.hashInto(hash);
        spaces.hashInto(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        facilities.saveTo(sink);
        spaces.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        facilities.loadFrom(source);
        spaces.loadFrom(source);
    }

    @Override
    public long bytes() {
        return facilities.bytes() + spaces.bytes();
    }

    @Override
    public void close() {
        facilities.close();
        spaces.close();
    }
}
