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
     * Say which row a frequent command needs first, so that its cache misses overlap with those of its neighbours.
     *
     * @param templateId of a command that was added.
     * @param keyOffset of the key, an int64 in the command's block, bytes.
     * @param index in which the key is looked up.
     */
    public void lookAhead(final int templateId, final int keyOffset, final LongIndex index) {
        entryByTemplateId[templateId].lookAhead(keyOffset, index);
    }

    /** @return the entry, or null if no command with an id has this template. */
    public CommandEntry<?> find(final int templateId) {
        return templateId <= TEMPLATE_ID_MAX ? entryByTemplateId[templateId] : null;
    }
}
