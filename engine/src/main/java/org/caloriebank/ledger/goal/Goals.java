package org.caloriebank.ledger.goal;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/** The goals of those members who have any, which a flag in the member's row tells. Owned by the ledger thread. */
final class Goals implements AutoCloseable {
    private final Rows rows = new Rows(GoalRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final Members members;

    Goals(final Members members) {
        this.members = members;
    }

    /** @return the row of the member's goals, or {@link Rows#NULL_ROW} when there are none. */
    int find(final int memberRow) {
        return MemberRow.hasGoals(members.address(memberRow)) ? index.find(memberRow) : Rows.NULL_ROW;
    }

    long address(final int row) {
        return rows.address(row);
    }

    int make(final int memberRow) {
        final int row = rows.allocate();
        GoalRow.memberRow(rows.address(row), memberRow);
        index.add(memberRow, row);
        MemberRow.hasGoals(members.address(memberRow), true);
        return row;
    }

    void free(final int row) {
        final int memberRow = GoalRow.memberRow(rows.address(row));
        index.remove(memberRow, row);
        rows.free(row);
        MemberRow.hasGoals(members.address(memberRow), false);
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** Prove that flags and rows agree, and that nothing was reached before a goal began. */
    void verify() {
        int found = 0;
        for (int memberRow = 1; memberRow < members.end(); memberRow++) {
            if (MemberRow.hasGoals(members.address(memberRow))) {
                final int row = index.find(memberRow);
                final long memberId = MemberRow.memberId(members.address(memberRow));
                check(row != Rows.NULL_ROW && GoalRow.hasAny(rows.address(row)), "goals of member", memberId);
                for (int number = 0; number < GoalRow.GOALS; number++) {
                    check(isSound(rows.address(row), number), "periods of a goal of member", memberId);
                }
                found++;
            }
        }
        check(found == rows.live() && found == index.size(), "number of members with goals");
    }

    private static boolean isSound(final long row, final int number) {
        if (!GoalRow.hasGoal(row, number)) {
            return GoalRow.reached(row, number) == 0;
        }
        final int periods = GoalRow.newest(row, number) - GoalRow.periodOf(number, GoalRow.firstDay(row, number)) + 1;
        return GoalRow.target(row, number) > 0
                && periods > 0
                && (periods >= GoalRow.PERIODS_KEPT || GoalRow.reached(row, number) >>> periods == 0);
    }

    /** In the order members were opened. */
    void hashInto(final StateHash hash) {
        if (rows.live() == 0) {
            return;
        }
        for (int memberRow = 1; memberRow < members.end(); memberRow++) {
            if (MemberRow.hasGoals(members.address(memberRow))) {
                final long row = rows.address(index.find(memberRow));
                for (int offset = 0; offset < GoalRow.LENGTH; offset += Long.BYTES) {
                    hash.add(UnsafeApi.getLong(row + offset));
                }
            }
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }
}
