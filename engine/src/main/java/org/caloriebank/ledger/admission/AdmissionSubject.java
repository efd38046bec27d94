package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.Setting;

/** Visits of sports centres as the ledger's root sees them. Owned by the ledger thread. */
public final class AdmissionSubject implements Subject {
    private final DoorTables tables;
    private final Proof proof;
    private final WristbandCommands wristbandCommands;
    private final CheckInCommands checkInCommands;
    private final TapCommands tapCommands;
    private final CheckOutCommands checkOutCommands;
    private final CheckOuts checkOuts;
    private final WaterRefunds waterRefunds;
    private final AdmissionQueries queries;
    private final ExposureQueries exposureQueries;
    private final Settings settings;
    private final OutcomeDraft outcome;

    public AdmissionSubject(
            final Members members,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Facilities facilities,
            final Spaces spaces,
            final AdmissionPorts ports,
            final Settings settings,
            final OutcomeDraft outcome) {
        this.settings = settings;
        this.outcome = outcome;
        tables = DoorTables.empty(members, facilities);
        proof = new Proof(heldCoins.holds(), facilities, spaces, tables);
        final Stays stays = new Stays(members, facilities, spaces, tables, ports, outcome);
        wristbandCommands =
                new WristbandCommands(members, facilities, tables.wristbands(), tables.admissions(), outcome);
        checkInCommands = new CheckInCommands(members, accounts, heldCoins, facilities, tables, settings, outcome);
        tapCommands = new TapCommands(members, accounts, heldCoins, facilities, spaces, tables, stays, ports, outcome);
        checkOuts = new CheckOuts(members, accounts, heldCoins, facilities, tables, stays, ports, outcome);
        checkOutCommands = new CheckOutCommands(members, accounts, facilities, tables, checkOuts, outcome);
        waterRefunds = new WaterRefunds(members, accounts, heldCoins, facilities, spaces, tables, ports, outcome);
        queries = new AdmissionQueries(members, facilities, spaces, tables);
        exposureQueries = new ExposureQueries(members, spaces, tables, new Exposure(tables.visits(), ports, outcome));
    }

    // ---- what others ask ----

    /** @return members inside, over all facilities. */
    public int openCount() {
        return tables.admissions().openCount();
    }

    /** @return whether it is the space the member is in. */
    public boolean isInSpace(final int memberRow, final int spaceRow) {
        final int row = tables.admissions().openOf(memberRow);
        return row != Rows.NULL_ROW && AdmissionRow.spaceRow(tables.admissions().address(row)) == spaceRow;
    }

    /** @return the greatest number of a locker in use, or 0. */
    public int lockersInUseMax(final int facilityRow) {
        return tables.lockers().inUseMax(facilityRow);
    }

    public int lockersFree(final int facilityRow) {
        return tables.lockers().free(facilityRow);
    }

    /** @return wristbands in the facility's queue of free ones. */
    public int wristbandsFree(final int facilityRow) {
        return tables.wristbands().free(facilityRow);
    }

    // ---- what the root asks ----

    /** @return closing times of open admissions. */
    public Timers closings() {
        return checkOuts;
    }

    /** @return refunds of visits of water that are under way. */
    public Timers waterRefunds() {
        return waterRefunds;
    }

    @Override
    public void addCommands(final CommandTable table) {
        wristbandCommands.addCommands(table);
        tables.credentials().addCommands(table);
        checkInCommands.addCommands(table);
        tapCommands.addCommands(table);
        checkOutCommands.addCommands(table);
        waterRefunds.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        queries.addQueries(table);
        exposureQueries.addQueries(table);
    }

    @Override
    public long forgettingDueAtMs() {
        return Math.min(
                tables.tokens().forgettingDueAtMs(),
                Math.min(
                        tables.admissions().forgettingDueAtMs(windowMs()),
                        tables.visits().forgettingDueAtMs(windowMs())));
    }

    @Override
    public void forget(final int most) {
        final long nowMs = outcome.timeMs();
        for (int i = 0; i < most && tables.admissions().forgettingDueAtMs(windowMs()) <= nowMs; i++) {
            tables.admissions().forgetFirstClosed();
        }
        for (int i = 0; i < most && tables.visits().forgettingDueAtMs(windowMs()) <= nowMs; i++) {
            tables.visits().forgetFirstEnded();
        }
        for (int i = 0; i < most && tables.tokens().forgettingDueAtMs() <= nowMs; i++) {
            tables.tokens().forgetFirst();
        }
    }

    @Override
    public void verify() {
        proof.verify();
    }

    @Override
    public void hashInto(final StateHash hash) {
        tables.hashInto(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        tables.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        tables.loadFrom(source);
    }

    @Override
    public long bytes() {
        return tables.bytes();
    }

    @Override
    public void close() {
        tables.close();
    }

    private long windowMs() {
        return settings.value(Setting.REFUND_WINDOW_MS);
    }
}
