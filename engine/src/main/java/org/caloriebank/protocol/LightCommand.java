package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OverrideLightDecoder;
import org.caloriebank.protocol.codec.OverrideLightEncoder;

/** Lights, by hand. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface LightCommand extends Command {
    /** Switch a circuit by hand for a while. */
    record OverrideLight(CommandId id, long callerId, boolean isOn, int ttlMinutes, long circuitId)
            implements LightCommand {
        @Override
        public int templateId() {
            return OverrideLightEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final OverrideLightEncoder encoder =
                    new OverrideLightEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .isOn((short) (isOn ? 1 : 0))
                    .padding((short) 0)
                    .ttlMinutes(ttlMinutes)
                    .circuitId(circuitId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static OverrideLight decode(final DirectBuffer buffer, final int offset) {
            final OverrideLightDecoder d =
                    new OverrideLightDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new OverrideLight(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.isOn() != 0,
                    d.ttlMinutes(),
                    d.circuitId());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static LightCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case OverrideLightDecoder.TEMPLATE_ID -> OverrideLight.decode(buffer, offset);
            default -> null;
        };
    }
}
