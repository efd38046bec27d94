package org.caloriebank.ledger.command;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;

/**
 * Queries, by template. Each subject adds its own once, when the ledger is made; answering changes no state and allocates nothing. Owned by the ledger
 * thread.
 */
public final class QueryTable {
    private static final int TEMPLATE_ID_MAX = 249;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Entry<?>[] entryByTemplateId = new Entry<?>[TEMPLATE_ID_MAX + 1];

    /** Answers one kind of query. */
    @FunctionalInterface
    public interface Answering<D extends MessageDecoderFlyweight> {
        /**
         * @param buffer takes the answer message at the offset, header first; {@code Limits.OUTCOME_LENGTH_MAX} bytes of room.
         * @return length of the answer with its header, bytes.
         */
        int answer(D query, MutableDirectBuffer buffer, int offset);
    }

    private record Entry<D extends MessageDecoderFlyweight>(D decoder, Answering<D> answering) {
        int answer(
                final DirectBuffer query,
                final int block,
                final MessageHeaderDecoder header,
                final MutableDirectBuffer buffer,
                final int offset) {
            decoder.wrap(query, block, header.blockLength(), header.version());
            return answering.answer(decoder, buffer, offset);
        }
    }

    /**
     * @param decoder the subject's own, wrapped around each query of its template before it is answered.
     * @throws IllegalArgumentException if the template is taken or above 249.
     */
    public <D extends MessageDecoderFlyweight> void add(final D decoder, final Answering<D> answering) {
        final int templateId = decoder.sbeTemplateId();
        if (templateId > TEMPLATE_ID_MAX || entryByTemplateId[templateId] != null) {
            throw new IllegalArgumentException("template " + templateId + " is taken or no query's");
        }
        entryByTemplateId[templateId] = new Entry<>(decoder, answering);
    }

    /**
     * @return length of the answer message, bytes.
     * @throws IllegalArgumentException if the bytes at the offset are no query.
     */
    public int answer(
            final DirectBuffer query, final int offset, final MutableDirectBuffer buffer, final int answerOffset) {
        final int templateId = header.wrap(query, offset).templateId();
        final Entry<?> entry = templateId <= TEMPLATE_ID_MAX ? entryByTemplateId[templateId] : null;
        if (entry == null) {
            throw new IllegalArgumentException("no query: template " + templateId);
        }
        return entry.answer(query, offset + MessageHeaderDecoder.ENCODED_LENGTH, header, buffer, answerOffset);
    }
}
