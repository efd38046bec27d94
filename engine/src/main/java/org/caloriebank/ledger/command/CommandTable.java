package org.caloriebank.ledger.command;

import java.util.function.Function;
import java.util.function.Predicate;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.protocol.ResultCode;

/**
 * Commands with an id, by template. Each subject adds its own once, when the ledger is made; after that nothing here allocates. Owned by the ledger
 * thread.
 */
public final class CommandTable {
    /** Most links that are followed ahead of a command. */
    public static final int LINKS_MAX = 2;

    /** Most indexes that are touched because a command adds a row to them. */
    public static final int ADDED_MAX = 2;

    private static final int TEMPLATE_ID_MAX = 199;

    private final CommandEntry<?>[] entryByTemplateId = new CommandEntry<?>[TEMPLATE_ID_MAX + 1];

    /**
     * @param decoder the subject's own, wrapped around each command of its template before the functions are called.
     * @param callerIdOffset of the caller's id, an unsigned int32 in the command's block, bytes.
     * @param isMalformed whether a field of the command is outside the protocol's ranges; changes nothing.
     * @param run decides and applies the command.
     * @throws IllegalArgumentException if the template is taken or above 199.
     */
    public <D extends MessageDecoderFlyweight> void add(
            final D decoder,
            final int callerIdOffset,
            final Predicate<D> isMalformed,
            final Function<D, ResultCode> run) {
        final int templateId = decoder.sbeTemplateId();
        if (templateId > TEMPLATE_ID_MAX || entryByTemplateId[templateId] != null) {
            throw new IllegalArgumentException("template " + templateId + " is taken or no command's");
        }
        entryByTemplateId[templateId] = new CommandEntry<>(decoder, callerIdOffset, isMalformed, run);
    }

    /**
     * Say which row a frequent command needs first, and which it finds through it, so that its cache misses overlap with those of its neighbours.
     *
     * @param templateId of a command that was added.
     * @param keyOffset of the key, an int64 in the command's block, bytes.
     * @param index in which the key is looked up.
     * @param links from the row that carries the key to a second one, from the second to a third, and so on; at most {@link #LINKS_MAX}.
     * @throws IllegalArgumentException if there are more links.
     */
    public void lookAhead(final int templateId, final int keyOffset, final LongIndex index, final RowLink... links) {
        if (links.length > LINKS_MAX) {
            throw new IllegalArgumentException(links.length + " links, at most " + LINKS_MAX + " are followed");
        }
        entryByTemplateId[templateId].lookAhead(keyOffset, index, links);
    }

    /**
     * Say where a frequent command adds a row under its record's sequence: where that will stand is known before the command's turn.
     *
     * @param templateId of a command that was added.
     * @param indexes to which a row is added; at most {@link #ADDED_MAX}.
     * @throws IllegalArgumentException if there are more indexes.
     */
    public void lookAheadWhereAdded(final int templateId, final LongIndex... indexes) {
        if (indexes.length > ADDED_MAX) {
            throw new IllegalArgumentException(indexes.length + " indexes, at most " + ADDED_MAX + " are touched");
        }
        entryByTemplateId[templateId].lookAheadWhereAdded(indexes);
    }

    /** @return the entry, or null if no command with an id has this template. */
    public CommandEntry<?> find(final int templateId) {
        return templateId <= TEMPLATE_ID_MAX ? entryByTemplateId[templateId] : null;
    }
}
