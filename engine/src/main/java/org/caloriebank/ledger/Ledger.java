package org.caloriebank.ledger;

import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.account.MemberQueries;
import org.caloriebank.ledger.activity.ActivityCommands;
import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.checkout.HoldCommands;
import org.caloriebank.ledger.checkout.HoldExpiry;
import org.caloriebank.ledger.checkout.MerchantPayments;
import org.caloriebank.ledger.checkout.TransferCommands;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.HoldQueries;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.idempotency.Ids;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.merchant.MerchantQueries;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;

/**
 * The ledger: runs commands one after another and writes what each came to. State is a function of the commands and their times alone; the rules are
 * {@code docs/LEDGER-RULES.md}. This class holds the subjects together and routes; it decides nothing.
 * <p>
 * Confined to one thread at a time. State lives outside the heap and is freed by {@link #close()}, after which nothing may be called.
 */
public final class Ledger implements AutoCloseable {
    /** Grows with every change of what {@link #saveTo} hands over: of a row's layout, of the settings, of the order. */
    public static final int STATE_VERSION = 3;

    private final OutcomeDraft outcome = new OutcomeDraft();
    private final Settings settings = new Settings();
    private final Members members = new Members(outcome);
    private final Accounts accounts = new Accounts(members, outcome);
    private final Days days = new Days(settings);
    private final Merchants merchants = new Merchants();
    private final Ids ids = new Ids(outcome);
    private final Holds holds = new Holds(accounts.lotLists());
    private final HeldCoins heldCoins = new HeldCoins(members, accounts, holds, outcome);
    private final Centre centre = new Centre(members, accounts, days, merchants, heldCoins, settings, outcome);
    private final MerchantPayments payments = new SpendingLinks(centre);
    private final HoldExpiry holdExpiry = new HoldExpiry(heldCoins, settings, payments, outcome);
    private final Sweep sweep =
            new Sweep(members, accounts, days, holdExpiry, centre, outcome, centre.timersAfter(holdExpiry));
    private final CommandRouter commands;
    private final CommandTable table = new CommandTable();
    private final QueryTable queries = new QueryTable();
    private long lastSequence;
    private long timeMs;

    public Ledger() {
        this(Map.of());
    }

    /**
     * A ledger under other settings, to ask what they would have made of a journal. Its sequences and its settings' versions are those of any ledger.
     *
     * @param pinned values that settings have from the beginning on, whatever commands say.
     * @throws IllegalArgumentException if a value is outside its setting's range.
     */
    public Ledger(final Map<Setting, Long> pinned) {
        settings.pin(pinned);
        final ActivityCommands activity = new ActivityCommands(
                members, accounts, settings, days, new EarningLinks(centre.campaign, centre.goal), outcome);
        final TransferCommands transfers = new TransferCommands(members, merchants, accounts, settings, outcome);
        members.addCommands(table);
        merchants.addCommands(table);
        activity.addCommands(table);
        new HoldCommands(members, merchants, accounts, heldCoins, settings, payments, outcome).addCommands(table);
        transfers.addCommands(table);
        new SettingCommands(settings, outcome).addCommands(table);
        centre.addCommands(table);
        commands = new CommandRouter(table, activity, settings, ids, sweep, outcome);
        new MemberQueries(members, accounts).addQueries(queries);
        new MerchantQueries(merchants, accounts).addQueries(queries);
        activity.addQueries(queries);
        new HoldQueries(members, holds).addQueries(queries);
        centre.addQueries(queries);
        new LedgerQueries(this, accounts, holds, centre, settings).addQueries(queries);
    }

    /**
     * Run one command; its sequence is {@link #lastSequence()} + 1.
     *
     * @param timeMs ledger time, ms since 1970, not before {@link #timeMs()}.
     * @param command a command message, header at the offset.
     * @param outcomeBuffer takes the {@code Outcome} message at its offset; {@code Limits.OUTCOME_LENGTH_MAX} bytes of room. May be the same buffer.
     * @return length of the outcome, bytes.
     * @throws LedgerCorruptedException if an invariant broke or time went back: the ledger must not be used any more.
     */
    public int apply(
            final long timeMs,
            final DirectBuffer command,
            final int commandOffset,
            final MutableDirectBuffer outcomeBuffer,
            final int outcomeOffset) {
        if (timeMs < this.timeMs) {
            throw new LedgerCorruptedException("ledger time does not go back");
        }
        this.timeMs = timeMs;
        lastSequence++;
        outcome.begin(lastSequence, timeMs);
        return commands.route(command, commandOffset, outcomeBuffer, outcomeOffset);
    }

    /**
     * Answer one query about the state as it is now; changes nothing.
     *
     * @return length of the answer message, bytes.
     */
    public int answer(
            final DirectBuffer query,
            final int queryOffset,
            final MutableDirectBuffer answerBuffer,
            final int answerOffset) {
        outcome.begin(lastSequence, timeMs);
        return queries.answer(query, queryOffset, answerBuffer, answerOffset);
    }

    /** @return a new helper for this ledger; for its thread. */
    public LookAhead newLookAhead() {
        return new LookAhead(members, days, table, ids, outcome);
    }

    /** @return sequence of the last command run; 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** @return ledger time of the last command, ms since 1970. */
    public long timeMs() {
        return timeMs;
    }

    /** @return the earliest ledger time at which a tick has something to do, past or future; Long.MAX_VALUE for never. */
    public long dueAtMs() {
        return sweep.dueAtMs(timeMs);
    }

    public long memberCount() {
        return members.count();
    }

    /** @return civil days kept, folded ones included. */
    public long memberDayCount() {
        return days.count();
    }

    public long idCount() {
        return ids.count();
    }

    /** @return bytes of memory outside the heap. */
    public long offHeapBytes() {
        return members.bytes()
                + accounts.bytes()
                + days.bytes()
                + merchants.bytes()
                + ids.bytes()
                + holds.bytes()
                + centre.bytes();
    }

    /**
     * Prove the books: every balance, lot, hold, capture and day. Takes time with the number of members.
     *
     * @throws LedgerCorruptedException naming the first invariant that does not hold.
     */
    public void verify() {
        accounts.verify(holds.verify());
        for (int row = 1; row < members.end(); row++) {
            days.verify(row, members.address(row));
        }
        centre.verify();
    }

    /**
     * @return a hash of all state but remembered ids, sequence and time; the same in every process that ran the same commands. A refusal leaves it as
     *     it was.
     */
    public long stateHash() {
        final StateHash hash = new StateHash();
        settings.hashInto(hash);
        hash.add(members.count());
        for (int row = 1; row < members.end(); row++) {
            final long member = members.address(row);
            hash.add(MemberRow.memberId(member));
            hash.add(MemberRow.lastSequence(member));
            hash.add(MemberRow.bodyMassGrams(member));
            hash.add(MemberRow.zoneOffsetMinutes(member));
            hash.add(MemberRow.status(member));
            accounts.hashMemberInto(hash, member);
            days.hashMemberInto(hash, row, member);
        }
        accounts.hashInto(hash);
        merchants.hashInto(hash);
        holds.hashInto(hash);
        centre.hashInto(hash);
        sweep.hashInto(hash);
        return hash.value();
    }

    /** @return a hash of the remembered ids and their outcomes. */
    public long idempotencyHash() {
        final StateHash hash = new StateHash();
        ids.hashInto(hash);
        return hash.value();
    }

    /**
     * Hand over all state, remembered ids, sequence and time included.
     *
     * @param sink takes it while this runs; nothing else may be called meanwhile.
     */
    public void saveTo(final StateSink sink) {
        sink.word(lastSequence);
        sink.word(timeMs);
        settings.saveTo(sink);
        members.saveTo(sink);
        accounts.saveTo(sink);
        days.saveTo(sink);
        merchants.saveTo(sink);
        holds.saveTo(sink);
        ids.saveTo(sink);
        centre.saveTo(sink);
        sweep.saveTo(sink);
    }

    /**
     * Take over the state another ledger handed over, in place of this one's. The ledger may be used when the source has filled all memory it was
     * given.
     *
     * @throws LedgerCorruptedException if it is not what {@link #saveTo} of this {@link #STATE_VERSION} hands over; then only {@link #close()} may
     *     be called.
     */
    public void loadFrom(final StateSource source) {
        lastSequence = source.word();
        timeMs = source.word();
        settings.loadFrom(source);
        members.loadFrom(source);
        accounts.loadFrom(source);
        days.loadFrom(source);
        merchants.loadFrom(source);
        holds.loadFrom(source);
        ids.loadFrom(source);
        centre.loadFrom(source);
        sweep.loadFrom(source);
    }

    /** For tests, which look at a subject alone. */
    Centre centre() {
        return centre;
    }

    /** Show each account: members in the order they were opened, each with its debt if any, then the other kinds. */
    public void forEachAccount(final AccountVisitor visitor) {
        accounts.forEach(visitor::onAccount);
    }

    /** Show each lot: the free ones by member, in the order members were opened, then those that open holds have pinned. */
    public void forEachLot(final LotVisitor visitor) {
        for (int row = 1; row < members.end(); row++) {
            final long member = members.address(row);
            final long memberId = MemberRow.memberId(member);
            accounts.forEachLot(
                    member, (month, amountCenticoins) -> visitor.onLot(memberId, month, amountCenticoins, 0));
        }
        holds.forEachPin((memberRow, month, amountCenticoins) ->
                visitor.onLot(MemberRow.memberId(members.address(memberRow)), month, 0, amountCenticoins));
    }

    /** @return balance of an account of a kind other than MEMBER and DEBT, centicoins. */
    public long balanceCenticoins(final AccountKind kind, final long owner) {
        return accounts.balance(kind, owner);
    }

    @Override
    public void close() {
        members.close();
        accounts.close();
        days.close();
        merchants.close();
        ids.close();
        holds.close();
        centre.close();
    }
}
