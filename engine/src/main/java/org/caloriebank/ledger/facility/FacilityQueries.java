package org.caloriebank.ledger.facility;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.FacilitiesAnswerEncoder;
import org.caloriebank.protocol.codec.FacilityAnswerEncoder;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryFacilitiesDecoder;
import org.caloriebank.protocol.codec.QueryFacilityDecoder;
import org.caloriebank.protocol.codec.QuerySpacesDecoder;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.SpacesAnswerEncoder;

/** Answers about facilities and spaces. Changes nothing; owned by the ledger thread. */
final class FacilityQueries {
    private static final int FACILITIES_MAX = 16;
    private static final int SPACES_MAX = 12;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FacilityAnswerEncoder facilityAnswer = new FacilityAnswerEncoder();
    private final FacilitiesAnswerEncoder facilitiesAnswer = new FacilitiesAnswerEncoder();
    private final SpacesAnswerEncoder spacesAnswer = new SpacesAnswerEncoder();

    private final Facilities facilities;
    private final Spaces spaces;
    private final Accounts accounts;
    private final FacilityPorts ports;

    FacilityQueries(
            final Facilities facilities, final Spaces spaces, final Accounts accounts, final FacilityPorts ports) {
        this.facilities = facilities;
        this.spaces = spaces;
        this.accounts = accounts;
        this.ports = ports;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryFacilityDecoder(), this::onFacility);
        table.add(new QueryFacilitiesDecoder(), this::onFacilities);
        table.add(new QuerySpacesDecoder(), this::onSpaces);
    }

    private int onFacility(final QueryFacilityDecoder query, final MutableDirectBuffer buffer, final int offset) {
        facilityAnswer.wrapAndApplyHeader(buffer, offset, header).facilityId(query.facilityId());
        final int row = facilities.find(query.facilityId());
        if (row == Rows.NULL_ROW) {
            answerUnknown();
        } else {
            answerKnown(row);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + facilityAnswer.encodedLength();
    }

    private void answerKnown(final int row) {
        final long facility = facilities.address(row);
        facilityAnswer
                .entryFeeCenticoins(facilities.entryFeeCenticoins(row))
                .blockPriceCenticoins(facilities.blockPriceCenticoins(row))
                .ceilingCenticoins(facilities.ceilingCenticoins(row))
                .revenueCenticoins(accounts.balance(AccountKind.FACILITY, facilities.facilityId(row)))
                .capacity(facilities.capacity(row))
                .occupancy(facilities.occupancy(row))
                .lockers(facilities.lockers(row))
                .lockersFree(ports.lockersFree(row))
                .wristbandsFree(ports.wristbandsFree(row))
                .blockMinutes(facilities.blockMinutes(row))
                .spaces(spaces.count(row))
                .zoneOffsetMinutes((short) FacilityRow.zoneOffsetMinutes(facility))
                .resultCode(ResultCode.ACCEPTED.code())
                .status(FacilityStatus.get(FacilityRow.status(facility)));
        for (int weekday = 0; weekday < Facilities.WEEKDAYS; weekday++) {
            facilityAnswer.opensAtMinutes(weekday, (short) FacilityRow.opensAtMinute(facility, weekday));
            facilityAnswer.closesAtMinutes(weekday, (short) FacilityRow.closesAtMinute(facility, weekday));
        }
    }

    private void answerUnknown() {
        facilityAnswer
                .entryFeeCenticoins(0)
                .blockPriceCenticoins(0)
                .ceilingCenticoins(0)
                .revenueCenticoins(0)
                .capacity(0)
                .occupancy(0)
                .lockers(0)
                .lockersFree(0)
                .wristbandsFree(0)
                .blockMinutes(0)
                .spaces(0)
                .zoneOffsetMinutes((short) 0)
                .resultCode(ResultCode.UNKNOWN_FACILITY.code())
                .status(FacilityStatus.CLOSED);
        for (int weekday = 0; weekday < Facilities.WEEKDAYS; weekday++) {
            facilityAnswer.opensAtMinutes(weekday, (short) 0);
            facilityAnswer.closesAtMinutes(weekday, (short) 0);
        }
    }

    private int onFacilities(final QueryFacilitiesDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int after = facilities.find(query.afterFacilityId());
        final boolean isKnown = query.afterFacilityId() == 0 || after != Rows.NULL_ROW;
        final int first = isKnown ? after + 1 : facilities.end();
        final int end = Math.min(first + FACILITIES_MAX, facilities.end());
        facilitiesAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .resultCode((isKnown ? ResultCode.ACCEPTED : ResultCode.UNKNOWN_FACILITY).code())
                .isComplete((short) (end == facilities.end() ? 1 : 0));
        final FacilitiesAnswerEncoder.FacilitiesEncoder group = facilitiesAnswer.facilitiesCount(end - first);
        for (int row = first; row < end; row++) {
            group.next()
                    .facilityId(facilities.facilityId(row))
                    .capacity(facilities.capacity(row))
                    .occupancy(facilities.occupancy(row))
                    .status(FacilityStatus.get(FacilityRow.status(facilities.address(row))));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + facilitiesAnswer.encodedLength();
    }

    private int onSpaces(final QuerySpacesDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int facility = facilities.find(query.facilityId());
        final int after = spaces.find(query.afterSpaceId());
        final ResultCode code = code(facility, query.afterSpaceId(), after);
        int first = Rows.NULL_ROW;
        if (code == ResultCode.ACCEPTED) {
            first = after == Rows.NULL_ROW ? spaces.first(facility) : spaces.next(after);
        }
        int end = first;
        int count = 0;
        while (end != Rows.NULL_ROW && count < SPACES_MAX) {
            end = spaces.next(end);
            count++;
        }
        spacesAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .facilityId(query.facilityId())
                .resultCode(code.code())
                .isComplete((short) (end == Rows.NULL_ROW ? 1 : 0));
        final SpacesAnswerEncoder.SpacesEncoder group = spacesAnswer.spacesCount(count);
        for (int row = first; row != end; row = spaces.next(row)) {
            add(group.next(), row);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + spacesAnswer.encodedLength();
    }

    private ResultCode code(final int facility, final long afterSpaceId, final int after) {
        if (facility == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (afterSpaceId == 0) {
            return ResultCode.ACCEPTED;
        }
        return after != Rows.NULL_ROW && spaces.facility(after) == facility
                ? ResultCode.ACCEPTED
                : ResultCode.UNKNOWN_SPACE;
    }

    private void add(final SpacesAnswerEncoder.SpacesEncoder group, final int row) {
        group.spaceId(spaces.spaceId(row))
                .lightCircuitId(spaces.circuitId(row))
                .priceCenticoins(spaces.priceCenticoins(row))
                .waterProfileId(spaces.waterProfileId(row))
                .capacity(spaces.capacity(row))
                .occupancy(spaces.occupancy(row))
                .lightGraceMinutes(spaces.lightGraceMinutes(row))
                .kind(spaces.kind(row))
                .status(SpaceStatus.get(spaces.status(row)));
    }
}
