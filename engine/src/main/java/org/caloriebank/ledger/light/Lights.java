package org.caloriebank.ledger.light;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * All light circuits, in the order they were named, those of a facility also walked; and the ones with a deadline by (deadline, circuit id). A circuit
 * stays its facility's for ever. Owned by the ledger thread; allocates no heap memory.
 */
final class Lights implements AutoCloseable {
    private static final int FIRST = 0;
    private static final int LAST = 4;

    private final Rows rows = new Rows(LightRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final DeadlineHeap deadlines =
            new DeadlineHeap(rows, LightRow.ID, LightRow.DEADLINE, LightRow.DEADLINE_POSITION);
    /** First and last circuit of each facility, under the facility's own row, as far as one with a circuit. */
    private final Rows ends = new Rows(8);

    private final Facilities facilities;

    Lights(final Facilities facilities) {
        this.facilities = facilities;
    }

    /** @return row of a circuit that was named. */
    int row(final long circuitId) {
        final int row = find(circuitId);
        check(row != Rows.NULL_ROW, "somebody named circuit", circuitId);
        return row;
    }

    /** @return the circuit's row, or {@link Rows#NULL_ROW}. */
    int find(final long circuitId) {
        return index.find(circuitId);
    }

    /** @return where the circuit's {@link LightRow} is. */
    long address(final int row) {
        return rows.address(row);
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** @return the facility's circuit that was named first, or {@link Rows#NULL_ROW}. */
    int first(final int facilityRow) {
        return facilityRow < ends.end() ? UnsafeApi.getInt(ends.address(facilityRow) + FIRST) : Rows.NULL_ROW;
    }

    /** Add a circuit that nobody has named before. */
    void name(final long circuitId, final int facilityRow) {
        final int row = rows.allocate();
        final long light = rows.address(row);
        LightRow.id(light, circuitId);
        LightRow.facility(light, facilityRow);
        LightRow.deadlineMs(light, Long.MAX_VALUE);
        index.add(circuitId, row);
        while (ends.end() <= facilityRow) {
            ends.allocate();
        }
        final long end = ends.address(facilityRow);
        final int last = UnsafeApi.getInt(end + LAST);
        if (last == Rows.NULL_ROW) {
            UnsafeApi.putInt(end + FIRST, row);
        } else {
            LightRow.next(rows.address(last), row);
        }
        UnsafeApi.putInt(end + LAST, row);
    }

    /** Let its deadline be the earlier of its two times, which have changed. */
    void reschedule(final int row) {
        final long light = rows.address(row);
        final long deadlineMs = earlier(LightRow.offAtMs(light), LightRow.overrideEndsAtMs(light));
        if (deadlineMs == LightRow.deadlineMs(light)) {
            return;
        }
        if (deadlines.isQueued(row)) {
            deadlines.remove(row);
        }
        LightRow.deadlineMs(light, deadlineMs);
        if (deadlineMs != Long.MAX_VALUE) {
            deadlines.add(row);
        }
    }

    /** @return the earlier of two times of which 0 never comes; Long.MAX_VALUE when neither does. */
    private static long earlier(final long oneMs, final long otherMs) {
        return Math.min(oneMs == 0 ? Long.MAX_VALUE : oneMs, otherMs == 0 ? Long.MAX_VALUE : otherMs);
    }

    /** @return the circuit whose deadline comes first, or {@link Rows#NULL_ROW}. */
    int firstDeadline() {
        return deadlines.first();
    }

    /** Takes time with the circuits and the spaces, and allocates. */
    void verify(final LightPorts ports) {
        deadlines.verify();
        final int[] demandByRow = new int[rows.end()];
        ports.forEachDemand(circuitId -> demandByRow[row(circuitId)]++);
        int walked = 0;
        for (int facility = 1; facility < ends.end(); facility++) {
            for (int row = first(facility); row != Rows.NULL_ROW; row = LightRow.next(address(row))) {
                check(LightRow.facility(address(row)) == facility, "facility of circuit", LightRow.id(address(row)));
                verify(row, demandByRow[row]);
                walked++;
            }
        }
        check(walked == rows.live(), "each circuit has its facility");
    }

    private void verify(final int row, final int expectedDemand) {
        final long light = rows.address(row);
        final long id = LightRow.id(light);
        final int demand = LightRow.demand(light);
        check(find(id) == row, "index of circuit", id);
        check(demand == expectedDemand, "demand of circuit", id);
        check(demand == 0 || LightRow.offAtMs(light) == 0, "no circuit goes off that is wanted", id);
        check(LightRow.overrideEndsAtMs(light) != 0 || !LightRow.isOverriddenOn(light), "override of circuit", id);
        final long deadlineMs = earlier(LightRow.offAtMs(light), LightRow.overrideEndsAtMs(light));
        check(deadlineMs == LightRow.deadlineMs(light), "deadline of circuit", id);
        check(deadlines.isQueued(row) == (deadlineMs != Long.MAX_VALUE), "circuit among the deadlines", id);
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            final long light = rows.address(row);
            hash.add(facilities.facilityId(LightRow.facility(light)));
            for (int offset = 0; offset < LightRow.OWN_LENGTH; offset += Long.BYTES) {
                hash.add(UnsafeApi.getLong(light + offset));
            }
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        deadlines.saveTo(sink);
        ends.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        deadlines.loadFrom(source);
        ends.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes() + deadlines.bytes() + ends.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        deadlines.close();
        ends.close();
    }
}
