package org.caloriebank.protocol;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutFacilityDecoder;
import org.caloriebank.protocol.codec.PutFacilityEncoder;
import org.caloriebank.protocol.codec.PutOpeningHoursDecoder;
import org.caloriebank.protocol.codec.PutOpeningHoursEncoder;
import org.caloriebank.protocol.codec.PutSpaceDecoder;
import org.caloriebank.protocol.codec.PutSpaceEncoder;
import org.caloriebank.protocol.codec.PutTariffDecoder;
import org.caloriebank.protocol.codec.PutTariffEncoder;
import org.caloriebank.protocol.codec.PutWristbandDecoder;
import org.caloriebank.protocol.codec.PutWristbandEncoder;
import org.caloriebank.protocol.codec.SetSpaceOpenDecoder;
import org.caloriebank.protocol.codec.SetSpaceOpenEncoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.WristbandStatus;

/** A sports centre: its facilities, spaces and wristbands. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface FacilityCommand extends Command {
    /** Open a facility or change one. */
    record PutFacility(
            CommandId id,
            long callerId,
            long facilityId,
            int capacity,
            int lockers,
            int zoneOffsetMinutes,
            FacilityStatus status)
            implements FacilityCommand {
        @Override
        public int templateId() {
            return PutFacilityEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutFacilityEncoder encoder =
                    new PutFacilityEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .facilityId(facilityId)
                    .capacity(capacity)
                    .lockers(lockers)
                    .zoneOffsetMinutes((short) zoneOffsetMinutes)
                    .status(status)
                    .padding((short) 0);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutFacility decode(final DirectBuffer buffer, final int offset) {
            final PutFacilityDecoder d =
                    new PutFacilityDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutFacility(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.facilityId(),
                    d.capacity(),
                    d.lockers(),
                    d.zoneOffsetMinutes(),
                    d.status());
        }
    }

    /** What a visit costs, from the next check-in on. */
    record PutTariff(
            CommandId id,
            long callerId,
            int blockMinutes,
            long facilityId,
            long entryFeeCenticoins,
            long blockPriceCenticoins,
            long ceilingCenticoins)
            implements FacilityCommand {
        @Override
        public int templateId() {
            return PutTariffEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutTariffEncoder encoder =
                    new PutTariffEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .blockMinutes(blockMinutes)
                    .facilityId(facilityId)
                    .entryFeeCenticoins(entryFeeCenticoins)
                    .blockPriceCenticoins(blockPriceCenticoins)
                    .ceilingCenticoins(ceilingCenticoins);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutTariff decode(final DirectBuffer buffer, final int offset) {
            final PutTariffDecoder d =
                    new PutTariffDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutTariff(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.blockMinutes(),
                    d.facilityId(),
                    d.entryFeeCenticoins(),
                    d.blockPriceCenticoins(),
                    d.ceilingCenticoins());
        }
    }

    /** When a facility admits, by local weekday. */
    record PutOpeningHours(
            CommandId id, long callerId, long facilityId, List<Integer> opensAtMinutes, List<Integer> closesAtMinutes)
            implements FacilityCommand {
        public PutOpeningHours {
            opensAtMinutes = List.copyOf(opensAtMinutes);
            closesAtMinutes = List.copyOf(closesAtMinutes);
        }

        @Override
        public int templateId() {
            return PutOpeningHoursEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutOpeningHoursEncoder encoder =
                    new PutOpeningHoursEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .facilityId(facilityId);
            WeekMinutes.write(opensAtMinutes, encoder::opensAtMinutes);
            WeekMinutes.write(closesAtMinutes, encoder::closesAtMinutes);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutOpeningHours decode(final DirectBuffer buffer, final int offset) {
            final PutOpeningHoursDecoder d =
                    new PutOpeningHoursDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutOpeningHours(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.facilityId(),
                    WeekMinutes.read(d::opensAtMinutes),
                    WeekMinutes.read(d::closesAtMinutes));
        }
    }

    /** Open a space or change one. */
    record PutSpace(
            CommandId id,
            long callerId,
            int capacity,
            long spaceId,
            long facilityId,
            long lightCircuitId,
            long priceCenticoins,
            long waterProfileId,
            int lightGraceMinutes,
            SpaceKind kind,
            SpaceStatus status)
            implements FacilityCommand {
        @Override
        public int templateId() {
            return PutSpaceEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutSpaceEncoder encoder =
                    new PutSpaceEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .capacity(capacity)
                    .spaceId(spaceId)
                    .facilityId(facilityId)
                    .lightCircuitId(lightCircuitId)
                    .priceCenticoins(priceCenticoins)
                    .waterProfileId(waterProfileId)
                    .lightGraceMinutes(lightGraceMinutes)
                    .kind(kind)
                    .status(status)
                    .padding(0);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutSpace decode(final DirectBuffer buffer, final int offset) {
            final PutSpaceDecoder d =
                    new PutSpaceDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutSpace(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.capacity(),
                    d.spaceId(),
                    d.facilityId(),
                    d.lightCircuitId(),
                    d.priceCenticoins(),
                    d.waterProfileId(),
                    d.lightGraceMinutes(),
                    d.kind(),
                    d.status());
        }
    }

    /** Close a pool or another space, or reopen it. */
    record SetSpaceOpen(CommandId id, long callerId, boolean isOpen, long spaceId) implements FacilityCommand {
        @Override
        public int templateId() {
            return SetSpaceOpenEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final SetSpaceOpenEncoder encoder =
                    new SetSpaceOpenEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .isOpen((short) (isOpen ? 1 : 0))
                    .padding((short) 0)
                    .padding2(0)
                    .spaceId(spaceId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static SetSpaceOpen decode(final DirectBuffer buffer, final int offset) {
            final SetSpaceOpenDecoder d =
                    new SetSpaceOpenDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new SetSpaceOpen(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.isOpen() != 0, d.spaceId());
        }
    }

    /** Put a wristband into stock, or block it. */
    record PutWristband(CommandId id, long callerId, WristbandStatus status, long wristbandId, long facilityId)
            implements FacilityCommand {
        @Override
        public int templateId() {
            return PutWristbandEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutWristbandEncoder encoder =
                    new PutWristbandEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .status(status)
                    .padding((short) 0)
                    .padding2(0)
                    .wristbandId(wristbandId)
                    .facilityId(facilityId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutWristband decode(final DirectBuffer buffer, final int offset) {
            final PutWristbandDecoder d =
                    new PutWristbandDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutWristband(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.status(),
                    d.wristbandId(),
                    d.facilityId());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static FacilityCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case PutFacilityDecoder.TEMPLATE_ID -> PutFacility.decode(buffer, offset);
            case PutTariffDecoder.TEMPLATE_ID -> PutTariff.decode(buffer, offset);
            case PutOpeningHoursDecoder.TEMPLATE_ID -> PutOpeningHours.decode(buffer, offset);
            case PutSpaceDecoder.TEMPLATE_ID -> PutSpace.decode(buffer, offset);
            case SetSpaceOpenDecoder.TEMPLATE_ID -> SetSpaceOpen.decode(buffer, offset);
            case PutWristbandDecoder.TEMPLATE_ID -> PutWristband.decode(buffer, offset);
            default -> null;
        };
    }
}
