package org.caloriebank.adapter.audit;

import org.agrona.DirectBuffer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;

/** Names of the commands in a journal, by their message. One thread. */
final class CommandNames {
    private static final int TEMPLATES = 200;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final String[] nameByTemplate = new String[TEMPLATES];

    /** @return such as ReportActivity. */
    String of(final DirectBuffer buffer, final int commandOffset) {
        final int templateId = header.wrap(buffer, commandOffset).templateId();
        if (nameByTemplate[templateId] == null) {
            nameByTemplate[templateId] =
                    Command.decode(buffer, commandOffset).getClass().getSimpleName();
        }
        return nameByTemplate[templateId];
    }
}
