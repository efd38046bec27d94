package org.caloriebank.ledger.hold;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandEntry;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StatePipe;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.PutMemberDecoder;

/** Members, their coins and the holds on them, without a ledger; records are begun by hand. */
public final class HoldScene implements AutoCloseable {
    /** 2026-01-20T22:00:00Z. */
    public static final long START_MS = 1_768_946_400_000L;

    public static final int MONTH = Calendar.monthOfTime(START_MS);

    public final OutcomeDraft outcome = new OutcomeDraft();
    public final Members members = new Members(outcome);
    public final Accounts accounts = new Accounts(members, outcome);
    public final Holds holds = new Holds(accounts.lotLists());
    public final HeldCoins heldCoins = new HeldCoins(members, accounts, holds, outcome);
    private final CommandTable table = new CommandTable();
    private long nowMs = START_MS;
    private long sequence;

    public HoldScene() {
        members.addCommands(table);
        record();
    }

    /** Begin the next record. */
    public void record() {
        outcome.begin(++sequence, nowMs);
    }

    public void advanceMs(final long ms) {
        nowMs += ms;
    }

    /** @return what the record that was begun last moved. */
    public List<Outcome.Posting> postings() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
        outcome.write(ResultCode.ACCEPTED, buffer, 0, MemberRow::balanceCenticoins);
        return Outcome.decode(sequence, nowMs, buffer, 0).postings();
    }

    /** @return the new member's row. */
    public int openMember(final long memberId) {
        record();
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new Command.PutMember(new CommandId(0, memberId), 1, memberId, 70_000, 0, MemberStatus.ACTIVE)
                .encode(buffer, 0);
        final CommandEntry<?> put = table.find(PutMemberDecoder.TEMPLATE_ID);
        assertTrue(put.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH, 0));
        put.run();
        return members.find(memberId);
    }

    public void grant(final int memberRow, final int month, final long centicoins) {
        record();
        accounts.grant(AccountKind.ISSUANCE, Accounts.NO_OWNER, members.address(memberRow), month, centicoins);
    }

    /** @return the member's free lots by month. */
    public Map<Integer, Long> lots(final int memberRow) {
        final Map<Integer, Long> lots = new TreeMap<>();
        accounts.forEachLot(members.address(memberRow), lots::put);
        return lots;
    }

    /** @return the pinned lots of all open holds by month. */
    public Map<Integer, Long> pins() {
        final Map<Integer, Long> pins = new TreeMap<>();
        holds.forEachPin((memberRow, month, centicoins) -> pins.merge(month, centicoins, Long::sum));
        return pins;
    }

    public void verify() {
        accounts.verify(holds.verify());
    }

    public long hash() {
        final StateHash hash = new StateHash();
        for (int row = 1; row < members.end(); row++) {
            accounts.hashMemberInto(hash, members.address(row));
        }
        accounts.hashInto(hash);
        holds.hashInto(hash);
        return hash.value();
    }

    /** @return another scene that took over all there is here, and goes on with the same record. */
    public HoldScene copy() {
        final HoldScene copy = new HoldScene();
        StatePipe.pass(members::saveTo, copy.members::loadFrom);
        StatePipe.pass(accounts::saveTo, copy.accounts::loadFrom);
        StatePipe.pass(holds::saveTo, copy.holds::loadFrom);
        copy.nowMs = nowMs;
        copy.sequence = sequence;
        copy.outcome.begin(sequence, nowMs);
        return copy;
    }

    @Override
    public void close() {
        members.close();
        accounts.close();
        holds.close();
    }
}
