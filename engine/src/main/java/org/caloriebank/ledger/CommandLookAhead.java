package org.caloriebank.ledger;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.caloriebank.ledger.command.CommandEntry;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.idempotency.Ids;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;

/**
 * The part of {@link LookAhead} for commands with an id: touches the bucket of the id, those of rows the command will add, then the row its key names and
 * the rows that one leads to, as its subject said in the {@link CommandTable}.
 */
final class CommandLookAhead {
    private final CommandTable table;
    private final Ids ids;
    private final OutcomeDraft outcome;
    private final CommandEntry<?>[] entries = new CommandEntry<?>[LookAhead.COMMANDS_MAX];
    /** From the ledger's last sequence to that of the command's record, if no query comes between. */
    private final int[] distances = new int[LookAhead.COMMANDS_MAX];

    private final long[] idAddresses = new long[LookAhead.COMMANDS_MAX];
    private final long[] keyHashes = new long[LookAhead.COMMANDS_MAX];
    private final long[] keyAddresses = new long[LookAhead.COMMANDS_MAX];
    private final long[] addedAddresses = new long[LookAhead.COMMANDS_MAX * CommandTable.ADDED_MAX];
    private int count;
    /** Where the last bytes of commands go: they stand in a cache line that another core wrote, as the first do, which are read anyway. */
    private int ends;

    CommandLookAhead(final CommandTable table, final Ids ids, final OutcomeDraft outcome) {
        this.table = table;
        this.ids = ids;
        this.outcome = outcome;
    }

    /**
     * @param blockLength as the command's header has it: if it is wrong, the command is refused without a look at anything.
     * @param distance 1 for the next command that the ledger runs, 2 for the one after it.
     */
    void add(
            final int templateId,
            final DirectBuffer command,
            final int block,
            final int blockLength,
            final int distance) {
        final CommandEntry<?> entry = table.find(templateId);
        if (entry == null || entry.blockLength() != blockLength) {
            return;
        }
        ends += command.getByte(block + entry.blockLength() - 1);
        entries[count] = entry;
        distances[count] = distance;
        idAddresses[count] = ids.addressToTouch(
                entry.callerId(command, block),
                command.getLong(block, LITTLE_ENDIAN),
                command.getLong(block + Long.BYTES, LITTLE_ENDIAN));
        keyHashes[count++] = entry.index() == null ? 0 : entry.keyHash(command, block);
    }

    /** @return something of what was read. */
    int touchBuckets() {
        int keys = 0;
        for (int i = 0; i < count; i++) {
            final LongIndex index = entries[i].index();
            if (index != null) {
                keyAddresses[keys++] = index.bucketAddress(keyHashes[i]);
            }
        }
        return ends
                + LookAhead.read(idAddresses, count)
                + LookAhead.read(keyAddresses, keys)
                + LookAhead.read(addedAddresses, findAdded());
    }

    private int findAdded() {
        int added = 0;
        for (int i = 0; i < count; i++) {
            final long hash = LongIndex.hash(outcome.sequence() + distances[i]);
            for (int number = 0; number < entries[i].addedToCount(); number++) {
                addedAddresses[added++] = entries[i].addedTo(number).bucketAddress(hash);
            }
        }
        return added;
    }

    /**
     * The rows that carry the keys, then the rows they lead to. Who leads nowhere drops out. Forgets all commands.
     *
     * @return something of what was read.
     */
    int touchRows() {
        int commands = 0;
        for (int i = 0; i < count; i++) {
            final LongIndex index = entries[i].index();
            final int row = index == null ? Rows.NULL_ROW : index.guess(keyHashes[i]);
            if (row != Rows.NULL_ROW) {
                entries[commands] = entries[i];
                keyAddresses[commands++] = index.rowAddress(row);
            }
        }
        count = 0;
        int read = LookAhead.read(keyAddresses, commands);
        for (int link = 0; link < CommandTable.LINKS_MAX; link++) {
            commands = follow(link, commands);
            read += LookAhead.read(keyAddresses, commands);
        }
        return read;
    }

    private int follow(final int link, final int commands) {
        int followed = 0;
        for (int i = 0; i < commands; i++) {
            final long address = entries[i].follow(link, keyAddresses[i]);
            if (address != 0) {
                entries[followed] = entries[i];
                keyAddresses[followed++] = address;
            }
        }
        return followed;
    }
}
