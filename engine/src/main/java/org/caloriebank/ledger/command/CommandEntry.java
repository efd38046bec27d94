package org.caloriebank.ledger.command;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.function.Function;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.protocol.ResultCode;

/** One kind of command with an id: how to read it and who runs it. Owned by the ledger thread; allocates nothing. */
public final class CommandEntry<D extends MessageDecoderFlyweight> {
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    private final D decoder;
    private final int callerIdOffset;
    private final Predicate<D> isMalformed;
    private final Function<D, ResultCode> run;

    /** Whose row the command will need first, when that pays; see {@link CommandTable#lookAhead}. */
    private int keyOffset;

    private LongIndex index;
    private RowLink[] links = {};
    private LongIndex[] addedTo = {};

    CommandEntry(
            final D decoder,
            final int callerIdOffset,
            final Predicate<D> isMalformed,
            final Function<D, ResultCode> run) {
        this.decoder = decoder;
        this.callerIdOffset = callerIdOffset;
        this.isMalformed = isMalformed;
        this.run = run;
    }

    /** @return length of the command's fixed block, bytes. */
    public int blockLength() {
        return decoder.sbeBlockLength();
    }

    /**
     * Read the command whose block starts there from now on; the block has {@link #blockLength()} bytes.
     *
     * @return whether its fields are within the protocol's ranges.
     */
    public boolean wrap(final DirectBuffer command, final int block, final int version) {
        decoder.wrap(command, block, decoder.sbeBlockLength(), version);
        return !isMalformed.test(decoder);
    }

    public long callerId(final DirectBuffer command, final int block) {
        return command.getInt(block + callerIdOffset, LITTLE_ENDIAN) & UNSIGNED_INT;
    }

    void lookAhead(final int keyOffset, final LongIndex index, final RowLink... links) {
        this.keyOffset = keyOffset;
        this.index = index;
        this.links = links;
    }

    void lookAheadWhereAdded(final LongIndex... indexes) {
        addedTo = indexes;
    }

    /** @return the index in which the command's key will be looked up, or null when nobody looks ahead. */
    public LongIndex index() {
        return index;
    }

    /** @return hash of the key that will be looked up in {@link #index()}. */
    public long keyHash(final DirectBuffer command, final int block) {
        return LongIndex.hash(command.getLong(block + keyOffset, LITTLE_ENDIAN));
    }

    /**
     * @param number of the link, from 0.
     * @param address of the row that carries the key, or for later links of the row that the one before led to.
     * @return where the row that it leads to stands, or 0 when there is none, or no such link.
     */
    public long follow(final int number, final long address) {
        return number < links.length ? links[number].follow(address) : 0;
    }

    /** @return in how many indexes the command adds a row under its record's sequence. */
    public int addedToCount() {
        return addedTo.length;
    }

    /** @return one of those indexes, from 0. */
    public LongIndex addedTo(final int number) {
        return addedTo[number];
    }

    /** Decide and apply the command read last. */
    public ResultCode run() {
        return run.apply(decoder);
    }
}
