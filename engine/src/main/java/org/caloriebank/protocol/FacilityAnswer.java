package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.FacilitiesAnswerDecoder;
import org.caloriebank.protocol.codec.FacilityAnswerDecoder;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.SpacesAnswerDecoder;

/** What the ledger answered about a sports centre; see {@link Answer}. */
public sealed interface FacilityAnswer extends Answer {
    record Facility(
            ResultCode code,
            long facilityId,
            long entryFeeCenticoins,
            long blockPriceCenticoins,
            long ceilingCenticoins,
            long revenueCenticoins,
            int capacity,
            int occupancy,
            int lockers,
            int lockersFree,
            int wristbandsFree,
            int blockMinutes,
            int spaces,
            List<Integer> opensAtMinutes,
            List<Integer> closesAtMinutes,
            int zoneOffsetMinutes,
            FacilityStatus status)
            implements FacilityAnswer {
        static Facility decode(final DirectBuffer buffer, final int offset) {
            final FacilityAnswerDecoder d =
                    new FacilityAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Facility(
                    ResultCode.of(d.resultCode()),
                    d.facilityId(),
                    d.entryFeeCenticoins(),
                    d.blockPriceCenticoins(),
                    d.ceilingCenticoins(),
                    d.revenueCenticoins(),
                    d.capacity(),
                    d.occupancy(),
                    d.lockers(),
                    d.lockersFree(),
                    d.wristbandsFree(),
                    d.blockMinutes(),
                    d.spaces(),
                    WeekMinutes.read(d::opensAtMinutes),
                    WeekMinutes.read(d::closesAtMinutes),
                    d.zoneOffsetMinutes(),
                    d.status());
        }
    }

    /** Up to 16 facilities. */
    record Facilities(ResultCode code, boolean isComplete, List<FacilityLine> facilities) implements FacilityAnswer {
        static Facilities decode(final DirectBuffer buffer, final int offset) {
            final FacilitiesAnswerDecoder d =
                    new FacilitiesAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final boolean isComplete = d.isComplete() != 0;
            final List<FacilityLine> facilities = new ArrayList<>();
            for (final FacilitiesAnswerDecoder.FacilitiesDecoder g : d.facilities()) {
                facilities.add(new FacilityLine(g.facilityId(), g.capacity(), g.occupancy(), g.status()));
            }
            return new Facilities(code, isComplete, List.copyOf(facilities));
        }
    }

    /** Up to 12 spaces of a facility. */
    record Spaces(ResultCode code, long facilityId, boolean isComplete, List<Space> spaces) implements FacilityAnswer {
        static Spaces decode(final DirectBuffer buffer, final int offset) {
            final SpacesAnswerDecoder d =
                    new SpacesAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final long facilityId = d.facilityId();
            final boolean isComplete = d.isComplete() != 0;
            final List<Space> spaces = new ArrayList<>();
            for (final SpacesAnswerDecoder.SpacesDecoder g : d.spaces()) {
                spaces.add(new Space(
                        g.spaceId(),
                        g.lightCircuitId(),
                        g.priceCenticoins(),
                        g.waterProfileId(),
                        g.capacity(),
                        g.occupancy(),
                        g.lightGraceMinutes(),
                        g.kind(),
                        g.status()));
            }
            return new Spaces(code, facilityId, isComplete, List.copyOf(spaces));
        }
    }

    record FacilityLine(long facilityId, int capacity, int occupancy, FacilityStatus status) {}

    record Space(
            long spaceId,
            long lightCircuitId,
            long priceCenticoins,
            long waterProfileId,
            int capacity,
            int occupancy,
            int lightGraceMinutes,
            SpaceKind kind,
            SpaceStatus status) {}

    /** @return the answer with the template, or null when it is none of these. */
    static FacilityAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case FacilityAnswerDecoder.TEMPLATE_ID -> Facility.decode(buffer, offset);
            case FacilitiesAnswerDecoder.TEMPLATE_ID -> Facilities.decode(buffer, offset);
            case SpacesAnswerDecoder.TEMPLATE_ID -> Spaces.decode(buffer, offset);
            default -> null;
        };
    }
}
