package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutWaterProfileDecoder;
import org.caloriebank.protocol.codec.PutWaterProfileEncoder;
import org.caloriebank.protocol.codec.RefundWaterDecoder;
import org.caloriebank.protocol.codec.RefundWaterEncoder;
import org.caloriebank.protocol.codec.ReportWaterDecoder;
import org.caloriebank.protocol.codec.ReportWaterEncoder;

/** What water must be, what it is, and who gets their fee back. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface WaterCommand extends Command {
    /** Ranges that water must keep, from a day on. */
    record PutWaterProfile(
            CommandId id,
            long callerId,
            int silentAfterMinutes,
            int stuckAfterReadings,
            long profileId,
            int effectiveDay,
            int leastPhHundredths,
            int greatestPhHundredths,
            int leastFreeChlorineMicrogramsPerLitre,
            int greatestFreeChlorineMicrogramsPerLitre,
            int leastCombinedChlorineMicrogramsPerLitre,
            int greatestCombinedChlorineMicrogramsPerLitre,
            int leastTurbidityHundredthsNtu,
            int greatestTurbidityHundredthsNtu,
            int leastOrpMillivolts,
            int greatestOrpMillivolts,
            int leastTemperatureHundredthsCelsius,
            int greatestTemperatureHundredthsCelsius,
            String citation)
            implements WaterCommand {
        @Override
        public int templateId() {
            return PutWaterProfileEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutWaterProfileEncoder encoder =
                    new PutWaterProfileEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .silentAfterMinutes(silentAfterMinutes)
                    .stuckAfterReadings(stuckAfterReadings)
                    .profileId(profileId)
                    .effectiveDay(effectiveDay)
                    .leastPhHundredths(leastPhHundredths)
                    .greatestPhHundredths(greatestPhHundredths)
                    .leastFreeChlorineMicrogramsPerLitre(leastFreeChlorineMicrogramsPerLitre)
                    .greatestFreeChlorineMicrogramsPerLitre(greatestFreeChlorineMicrogramsPerLitre)
                    .leastCombinedChlorineMicrogramsPerLitre(leastCombinedChlorineMicrogramsPerLitre)
                    .greatestCombinedChlorineMicrogramsPerLitre(greatestCombinedChlorineMicrogramsPerLitre)
                    .leastTurbidityHundredthsNtu(leastTurbidityHundredthsNtu)
                    .greatestTurbidityHundredthsNtu(greatestTurbidityHundredthsNtu)
                    .leastOrpMillivolts(leastOrpMillivolts)
                    .greatestOrpMillivolts(greatestOrpMillivolts)
                    .leastTemperatureHundredthsCelsius(leastTemperatureHundredthsCelsius)
                    .greatestTemperatureHundredthsCelsius(greatestTemperatureHundredthsCelsius)
                    .citation(citation);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutWaterProfile decode(final DirectBuffer buffer, final int offset) {
            final PutWaterProfileDecoder d =
                    new PutWaterProfileDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutWaterProfile(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.silentAfterMinutes(),
                    d.stuckAfterReadings(),
                    d.profileId(),
                    d.effectiveDay(),
                    d.leastPhHundredths(),
                    d.greatestPhHundredths(),
                    d.leastFreeChlorineMicrogramsPerLitre(),
                    d.greatestFreeChlorineMicrogramsPerLitre(),
                    d.leastCombinedChlorineMicrogramsPerLitre(),
                    d.greatestCombinedChlorineMicrogramsPerLitre(),
                    d.leastTurbidityHundredthsNtu(),
                    d.greatestTurbidityHundredthsNtu(),
                    d.leastOrpMillivolts(),
                    d.greatestOrpMillivolts(),
                    d.leastTemperatureHundredthsCelsius(),
                    d.greatestTemperatureHundredthsCelsius(),
                    d.citation());
        }
    }

    /** What sensors measured. */
    record ReportWater(
            CommandId id,
            long callerId,
            long spaceId,
            long measuredAtMs,
            int phHundredths,
            int freeChlorineMicrogramsPerLitre,
            int combinedChlorineMicrogramsPerLitre,
            int turbidityHundredthsNtu,
            int orpMillivolts,
            int temperatureHundredthsCelsius)
            implements WaterCommand {
        @Override
        public int templateId() {
            return ReportWaterEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final ReportWaterEncoder encoder =
                    new ReportWaterEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .spaceId(spaceId)
                    .measuredAtMs(measuredAtMs)
                    .phHundredths(phHundredths)
                    .freeChlorineMicrogramsPerLitre(freeChlorineMicrogramsPerLitre)
                    .combinedChlorineMicrogramsPerLitre(combinedChlorineMicrogramsPerLitre)
                    .turbidityHundredthsNtu(turbidityHundredthsNtu)
                    .orpMillivolts(orpMillivolts)
                    .temperatureHundredthsCelsius(temperatureHundredthsCelsius);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static ReportWater decode(final DirectBuffer buffer, final int offset) {
            final ReportWaterDecoder d =
                    new ReportWaterDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new ReportWater(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.spaceId(),
                    d.measuredAtMs(),
                    d.phHundredths(),
                    d.freeChlorineMicrogramsPerLitre(),
                    d.combinedChlorineMicrogramsPerLitre(),
                    d.turbidityHundredthsNtu(),
                    d.orpMillivolts(),
                    d.temperatureHundredthsCelsius());
        }
    }

    /** Refund the admissions of those who were in water out of range; ticks do it. */
    record RefundWater(CommandId id, long callerId, long spaceId, long fromMs, long toMs) implements WaterCommand {
        @Override
        public int templateId() {
            return RefundWaterEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final RefundWaterEncoder encoder =
                    new RefundWaterEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .spaceId(spaceId)
                    .fromMs(fromMs)
                    .toMs(toMs);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static RefundWater decode(final DirectBuffer buffer, final int offset) {
            final RefundWaterDecoder d =
                    new RefundWaterDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new RefundWater(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.spaceId(),
                    d.fromMs(),
                    d.toMs());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static WaterCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case PutWaterProfileDecoder.TEMPLATE_ID -> PutWaterProfile.decode(buffer, offset);
            case ReportWaterDecoder.TEMPLATE_ID -> ReportWater.decode(buffer, offset);
            case RefundWaterDecoder.TEMPLATE_ID -> RefundWater.decode(buffer, offset);
            default -> null;
        };
    }
}
