package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.LightAnswerDecoder;
import org.caloriebank.protocol.codec.LightsAnswerDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;

/** What the ledger answered about lights; see {@link Answer}. */
public sealed interface LightAnswer extends Answer {
    record Light(
            ResultCode code,
            long circuitId,
            long facilityId,
            long offAtMs,
            long overrideEndsAtMs,
            int demand,
            boolean isOn,
            boolean isOnByRule)
            implements LightAnswer {
        static Light decode(final DirectBuffer buffer, final int offset) {
            final LightAnswerDecoder d =
                    new LightAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Light(
                    ResultCode.of(d.resultCode()),
                    d.circuitId(),
                    d.facilityId(),
                    d.offAtMs(),
                    d.overrideEndsAtMs(),
                    d.demand(),
                    d.isOn() != 0,
                    d.isOnByRule() != 0);
        }
    }

    /** Up to 16 circuits. */
    record Lights(ResultCode code, boolean isComplete, List<Light> lights) implements LightAnswer {
        static Lights decode(final DirectBuffer buffer, final int offset) {
            final LightsAnswerDecoder d =
                    new LightsAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final boolean isComplete = d.isComplete() != 0;
            final List<Light> lights = new ArrayList<>();
            for (final LightsAnswerDecoder.LightsDecoder g : d.lights()) {
                lights.add(new Light(
                        ResultCode.ACCEPTED,
                        g.circuitId(),
                        g.facilityId(),
                        g.offAtMs(),
                        g.overrideEndsAtMs(),
                        g.demand(),
                        g.isOn() != 0,
                        g.isOnByRule() != 0));
            }
            return new Lights(code, isComplete, List.copyOf(lights));
        }
    }

    /** @return the answer with the template, or null when it is none of these. */
    static LightAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case LightAnswerDecoder.TEMPLATE_ID -> Light.decode(buffer, offset);
            case LightsAnswerDecoder.TEMPLATE_ID -> Lights.decode(buffer, offset);
            default -> null;
        };
    }
}
