package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.CAPACITY_BELOW_OCCUPANCY;
import static org.caloriebank.protocol.ResultCode.CAPACITY_BELOW_SESSION;
import static org.caloriebank.protocol.ResultCode.CIRCUIT_OF_OTHER_FACILITY;
import static org.caloriebank.protocol.ResultCode.LOCKERS_IN_USE;
import static org.caloriebank.protocol.ResultCode.SPACE_FIXED;
import static org.caloriebank.protocol.ResultCode.SPACE_OCCUPIED;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_FACILITY;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SPACE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_WATER_PROFILE;

import java.util.List;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import tools.jackson.core.JsonGenerator;

/** Facilities and their spaces. */
final class FacilityRoutes {
    private static final String FACILITIES = "/v1/facilities";
    private static final String FACILITY = FACILITIES + "/{facilityId}";
    private static final String SPACE = "/v1/spaces/{spaceId}";

    static final List<Route> ALL = List.of(
            QueryRoute.get(FACILITIES, FacilityRoutes::facilities, FacilityRoutes::write, UNKNOWN_FACILITY),
            CommandRoute.put(
                    FACILITY,
                    FacilityRoutes::facility,
                    FacilityRoutes::write,
                    CAPACITY_BELOW_OCCUPANCY,
                    LOCKERS_IN_USE),
            QueryRoute.get(
                    FACILITY,
                    request -> new FacilityQuery.Facility(request.path().id(0)),
                    FacilityRoutes::write,
                    UNKNOWN_FACILITY),
            CommandRoute.put(
                    FACILITY + "/tariff",
                    FacilityRoutes::tariff,
                    FacilityRoutes::write,
                    AMOUNT_ABOVE_LIMIT,
                    UNKNOWN_FACILITY),
            CommandRoute.put(
                    FACILITY + "/opening-hours", FacilityRoutes::openingHours, FacilityRoutes::write, UNKNOWN_FACILITY),
            QueryRoute.get(
                    FACILITY + "/spaces",
                    FacilityRoutes::spaces,
                    FacilityRoutes::write,
                    UNKNOWN_FACILITY,
                    UNKNOWN_SPACE),
            CommandRoute.put(
                    SPACE,
                    FacilityRoutes::space,
                    FacilityRoutes::write,
                    AMOUNT_ABOVE_LIMIT,
                    UNKNOWN_FACILITY,
                    UNKNOWN_WATER_PROFILE,
                    SPACE_FIXED,
                    CIRCUIT_OF_OTHER_FACILITY,
                    SPACE_OCCUPIED,
                    CAPACITY_BELOW_OCCUPANCY,
                    CAPACITY_BELOW_SESSION),
            setOpen("/close", false),
            setOpen("/reopen", true));

    private FacilityRoutes() {}

    private static FacilityCommand.PutFacility facility(final CommandRequest request) {
        return new FacilityCommand.PutFacility(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.number("capacity"),
                request.numberOrZero("lockers"),
                (int) request.fields().requiredLong("zoneOffsetMinutes", Short.MIN_VALUE + 1, Short.MAX_VALUE),
                request.fields()
                        .optionalWord("status", FacilityStatus.class, FacilityStatus.OPEN, FacilityStatus.NULL_VAL));
    }

    private static void write(
            final JsonGenerator json, final FacilityCommand.PutFacility facility, final Outcome outcome) {
        json.writeNumberProperty("facilityId", facility.facilityId());
    }

    private static FacilityCommand.PutTariff tariff(final CommandRequest request) {
        return new FacilityCommand.PutTariff(
                request.id(),
                request.callerId(),
                request.number("blockMinutes"),
                request.path().id(0),
                request.amount("entryFeeCenticoins"),
                request.amount("blockPriceCenticoins"),
                request.amount("ceilingCenticoins"));
    }

    private static void write(final JsonGenerator json, final FacilityCommand.PutTariff tariff, final Outcome outcome) {
        json.writeNumberProperty("facilityId", tariff.facilityId());
    }

    private static FacilityCommand.PutOpeningHours openingHours(final CommandRequest request) {
        final OpeningHours hours = OpeningHours.read(request.fields());
        return new FacilityCommand.PutOpeningHours(
                request.id(),
                request.callerId(),
                request.path().id(0),
                hours.opensAtMinutes(),
                hours.closesAtMinutes());
    }

    private static void write(
            final JsonGenerator json, final FacilityCommand.PutOpeningHours hours, final Outcome outcome) {
        json.writeNumberProperty("facilityId", hours.facilityId());
    }

    private static FacilityCommand.PutSpace space(final CommandRequest request) {
        return new FacilityCommand.PutSpace(
                request.id(),
                request.callerId(),
                request.number("capacity"),
                request.path().id(0),
                request.idIn("facilityId"),
                request.optionalId("lightCircuitId"),
                request.amountOrZero("priceCenticoins"),
                request.optionalId("waterProfileId"),
                request.numberOrZero("lightGraceMinutes"),
                request.fields().requiredWord("kind", SpaceKind.class, SpaceKind.NULL_VAL),
                request.fields().optionalWord("status", SpaceStatus.class, SpaceStatus.OPEN, SpaceStatus.NULL_VAL));
    }

    private static void write(final JsonGenerator json, final FacilityCommand.PutSpace space, final Outcome outcome) {
        json.writeNumberProperty("spaceId", space.spaceId());
        json.writeNumberProperty("facilityId", space.facilityId());
    }

    private static Route setOpen(final String word, final boolean isOpen) {
        return CommandRoute.postChange(
                        SPACE + word,
                        request -> new FacilityCommand.SetSpaceOpen(
                                request.id(),
                                request.callerId(),
                                isOpen,
                                request.path().id(0)),
                        FacilityRoutes::write,
                        UNKNOWN_SPACE)
                .withOptionalBody();
    }

    private static void write(
            final JsonGenerator json, final FacilityCommand.SetSpaceOpen change, final Outcome outcome) {
        json.writeNumberProperty("spaceId", change.spaceId());
        json.writeStringProperty("status", (change.isOpen() ? SpaceStatus.OPEN : SpaceStatus.CLOSED).name());
    }

    private static Query<FacilityAnswer.Facilities> facilities(final QueryRequest request) {
        request.page().requireOnly("after");
        return new FacilityQuery.Facilities(request.page().afterId());
    }

    private static void write(final JsonGenerator json, final FacilityAnswer.Facilities page) {
        JsonText.array(json, "facilities", page.facilities(), (line, facility) -> {
            line.writeNumberProperty("facilityId", facility.facilityId());
            line.writeStringProperty("status", facility.status().name());
            line.writeNumberProperty("capacity", facility.capacity());
            line.writeNumberProperty("occupancy", facility.occupancy());
        });
        PageText.next(json, page.isComplete(), page.facilities(), FacilityAnswer.FacilityLine::facilityId);
    }

    private static void write(final JsonGenerator json, final FacilityAnswer.Facility facility) {
        json.writeNumberProperty("facilityId", facility.facilityId());
        json.writeStringProperty("status", facility.status().name());
        json.writeNumberProperty("zoneOffsetMinutes", facility.zoneOffsetMinutes());
        json.writeNumberProperty("capacity", facility.capacity());
        json.writeNumberProperty("occupancy", facility.occupancy());
        json.writeNumberProperty("spaces", facility.spaces());
        json.writeNumberProperty("lockers", facility.lockers());
        json.writeNumberProperty("lockersFree", facility.lockersFree());
        json.writeNumberProperty("wristbandsFree", facility.wristbandsFree());
        json.writeNumberProperty("revenueCenticoins", facility.revenueCenticoins());
        json.writeObjectPropertyStart("tariff");
        json.writeNumberProperty("entryFeeCenticoins", facility.entryFeeCenticoins());
        json.writeNumberProperty("blockMinutes", facility.blockMinutes());
        json.writeNumberProperty("blockPriceCenticoins", facility.blockPriceCenticoins());
        json.writeNumberProperty("ceilingCenticoins", facility.ceilingCenticoins());
        json.writeEndObject();
        new OpeningHours(facility.opensAtMinutes(), facility.closesAtMinutes()).write(json, "openingHours");
    }

    private static Query<FacilityAnswer.Spaces> spaces(final QueryRequest request) {
        request.page().requireOnly("after");
        return new FacilityQuery.Spaces(request.path().id(0), request.page().afterId());
    }

    private static void write(final JsonGenerator json, final FacilityAnswer.Spaces page) {
        json.writeNumberProperty("facilityId", page.facilityId());
        JsonText.array(json, "spaces", page.spaces(), FacilityRoutes::write);
        PageText.next(json, page.isComplete(), page.spaces(), FacilityAnswer.Space::spaceId);
    }

    static void write(final JsonGenerator json, final FacilityAnswer.Space space) {
        json.writeNumberProperty("spaceId", space.spaceId());
        json.writeStringProperty("kind", space.kind().name());
        json.writeStringProperty("status", space.status().name());
        json.writeNumberProperty("capacity", space.capacity());
        json.writeNumberProperty("occupancy", space.occupancy());
        json.writeNumberProperty("priceCenticoins", space.priceCenticoins());
        JsonText.numberOrNull(json, "lightCircuitId", space.lightCircuitId(), 0);
        json.writeNumberProperty("lightGraceMinutes", space.lightGraceMinutes());
        JsonText.numberOrNull(json, "waterProfileId", space.waterProfileId(), 0);
    }
}
