package org.caloriebank.ledger.light;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.time.Timers;

/** Light circuits as the ledger's root sees them. Owned by the ledger thread; only {@link #verify()} allocates. */
public final class LightSubject implements Subject {
    private final Facilities facilities;
    private final Lights lights;
    private final Switches switches;
    private final LightCommands commands;
    private final LightQueries queries;
    private final LightPorts ports;

    public LightSubject(final Facilities facilities, final LightPorts ports, final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.ports = ports;
        lights = new Lights(facilities);
        switches = new Switches(facilities, lights, outcome);
        commands = new LightCommands(lights, switches, outcome);
        queries = new LightQueries(facilities, lights);
    }

    /** @return the facility whose space named the circuit first; 0 when none has. */
    public long facilityOf(final long circuitId) {
        final int row = lights.find(circuitId);
        return row == Rows.NULL_ROW ? 0 : facilities.facilityId(LightRow.facility(lights.address(row)));
    }

    /** @return whether no other circuit can be named. */
    public boolean isFull() {
        return lights.isFull();
    }

    /** The circuit, which nobody has named before, is the facility's from now on. */
    public void name(final long circuitId, final long facilityId) {
        lights.name(circuitId, facilities.find(facilityId));
    }

    /** One more space with somebody in it, or one more lit session, wants the circuit on, which a space has named. */
    public void demand(final long circuitId) {
        switches.demand(lights.row(circuitId));
    }

    /**
     * One of those that {@link #demand}ed it gives it up.
     *
     * @param graceMs for how long it stays on when this was the last; 0 for not at all.
     */
    public void demandEnded(final long circuitId, final long graceMs) {
        switches.demandEnded(lights.row(circuitId), graceMs);
    }

    /** @return when circuits go off and overrides end, by (deadline, circuit id). */
    public Timers timers() {
        return switches;
    }

    @Override
    public void addCommands(final CommandTable table) {
        commands.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        queries.addQueries(table);
    }

    @Override
    public void verify() {
        lights.verify(ports);
    }

    @Override
    public void hashInto(final StateHash hash) {
        lights.hashInto(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        lights.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        lights.loadFrom(source);
    }

    @Override
    public long bytes() {
        return lights.bytes();
    }

    @Override
    public void close() {
        lights.close();
    }
}
