package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.ExposureAnswerDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.WaterAnswerDecoder;

/** What the ledger answered about water; see {@link Answer}. */
public sealed interface WaterAnswer extends Answer {
    record Water(
            ResultCode code,
            long spaceId,
            long profileId,
            long measuredAtMs,
            long receivedAtMs,
            long outSinceMs,
            int phHundredths,
            int freeChlorineMicrogramsPerLitre,
            int combinedChlorineMicrogramsPerLitre,
            int turbidityHundredthsNtu,
            int orpMillivolts,
            int temperatureHundredthsCelsius,
            int outParameters,
            boolean isSilent,
            boolean isStuck)
            implements WaterAnswer {
        static Water decode(final DirectBuffer buffer, final int offset) {
            final WaterAnswerDecoder d =
                    new WaterAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Water(
                    ResultCode.of(d.resultCode()),
                    d.spaceId(),
                    d.profileId(),
                    d.measuredAtMs(),
                    d.receivedAtMs(),
                    d.outSinceMs(),
                    d.phHundredths(),
                    d.freeChlorineMicrogramsPerLitre(),
                    d.combinedChlorineMicrogramsPerLitre(),
                    d.turbidityHundredthsNtu(),
                    d.orpMillivolts(),
                    d.temperatureHundredthsCelsius(),
                    d.outParameters(),
                    d.isSilent() != 0,
                    d.isStuck() != 0);
        }
    }

    /** Up to 16 visits that overlap time out of range. */
    record Exposure(ResultCode code, long nextVisit, List<Visit> visits) implements WaterAnswer {
        static Exposure decode(final DirectBuffer buffer, final int offset) {
            final ExposureAnswerDecoder d =
                    new ExposureAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final long nextVisit = d.nextVisit();
            final List<Visit> visits = new ArrayList<>();
            for (final ExposureAnswerDecoder.VisitsDecoder g : d.visits()) {
                visits.add(new Visit(
                        g.admissionId(),
                        g.memberId(),
                        g.enteredAtMs(),
                        g.leftAtMs(),
                        g.exposedMs(),
                        g.isRefunded() != 0));
            }
            return new Exposure(code, nextVisit, List.copyOf(visits));
        }
    }

    record Visit(
            long admissionId, long memberId, long enteredAtMs, long leftAtMs, long exposedMs, boolean isRefunded) {}

    /** @return the answer with the template, or null when it is none of these. */
    static WaterAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case WaterAnswerDecoder.TEMPLATE_ID -> Water.decode(buffer, offset);
            case ExposureAnswerDecoder.TEMPLATE_ID -> Exposure.decode(buffer, offset);
            default -> null;
        };
    }
}
