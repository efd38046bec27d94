package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.ALREADY_IN_SPACE;
import static org.caloriebank.protocol.ResultCode.INSUFFICIENT_COINS;
import static org.caloriebank.protocol.ResultCode.NOT_CHECKED_IN;
import static org.caloriebank.protocol.ResultCode.NOT_IN_SPACE;
import static org.caloriebank.protocol.ResultCode.NOT_PLAYABLE;
import static org.caloriebank.protocol.ResultCode.NO_LOCKER_HELD;
import static org.caloriebank.protocol.ResultCode.NO_WRISTBAND;
import static org.caloriebank.protocol.ResultCode.SPACE_BOOKED;
import static org.caloriebank.protocol.ResultCode.SPACE_CLOSED;
import static org.caloriebank.protocol.ResultCode.SPACE_FULL;
import static org.caloriebank.protocol.ResultCode.SPACE_OF_OTHER_FACILITY;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_FACILITY;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SPACE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_WRISTBAND;
import static org.caloriebank.protocol.ResultCode.WRISTBAND_BLOCKED;
import static org.caloriebank.protocol.ResultCode.WRISTBAND_ISSUED;
import static org.caloriebank.protocol.ResultCode.WRISTBAND_NOT_FREE;
import static org.caloriebank.protocol.ResultCode.WRISTBAND_OF_OTHER_FACILITY;
import static org.caloriebank.protocol.codec.EventKind.CHECKED_OUT;
import static org.caloriebank.protocol.codec.EventKind.LOCKER_OPENED;
import static org.caloriebank.protocol.codec.EventKind.PAYMENT_REQUESTED;
import static org.caloriebank.protocol.codec.EventKind.SPACE_ENTERED;
import static org.caloriebank.protocol.codec.EventKind.SPACE_LEFT;
import static org.caloriebank.protocol.codec.EventKind.WRISTBAND_REPLACED;

import java.util.List;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import tools.jackson.core.JsonGenerator;

/** Wristbands, and what is done with one. Readers and tills need what the ledger does not remember: it is told from the record's events. */
final class WristbandRoutes {
    private static final String WRISTBAND = "/v1/wristbands/{wristbandId}";

    static final List<Route> ALL = List.of(
            CommandRoute.put(
                    WRISTBAND,
                    WristbandRoutes::wristband,
                    WristbandRoutes::write,
                    UNKNOWN_FACILITY,
                    WRISTBAND_OF_OTHER_FACILITY,
                    WRISTBAND_ISSUED),
            QueryRoute.get(
                    WRISTBAND,
                    request -> new AdmissionQuery.Wristband(request.path().id(0)),
                    WristbandRoutes::write,
                    UNKNOWN_WRISTBAND),
            CommandRoute.post(
                            WRISTBAND + "/taps",
                            WristbandRoutes::tap,
                            WristbandRoutes::write,
                            UNKNOWN_SPACE,
                            UNKNOWN_WRISTBAND,
                            WRISTBAND_BLOCKED,
                            NOT_CHECKED_IN,
                            SPACE_OF_OTHER_FACILITY,
                            SPACE_CLOSED,
                            NO_LOCKER_HELD,
                            ALREADY_IN_SPACE,
                            NOT_IN_SPACE,
                            NOT_PLAYABLE,
                            SPACE_BOOKED,
                            SPACE_FULL,
                            INSUFFICIENT_COINS)
                    .withEvents(),
            CommandRoute.postChange(
                            WRISTBAND + "/check-out",
                            request -> new AdmissionCommand.CheckOut(
                                    request.id(),
                                    request.callerId(),
                                    request.path().id(0)),
                            WristbandRoutes::write,
                            UNKNOWN_WRISTBAND,
                            WRISTBAND_BLOCKED,
                            NOT_CHECKED_IN)
                    .withOptionalBody()
                    .withEvents(),
            CommandRoute.postChange(
                            WRISTBAND + "/replace",
                            request -> new AdmissionCommand.ReplaceWristband(
                                    request.id(),
                                    request.callerId(),
                                    request.path().id(0),
                                    request.optionalId("newWristbandId")),
                            WristbandRoutes::write,
                            UNKNOWN_WRISTBAND,
                            NOT_CHECKED_IN,
                            WRISTBAND_NOT_FREE,
                            NO_WRISTBAND)
                    .withOptionalBody()
                    .withEvents());

    private WristbandRoutes() {}

    private static FacilityCommand.PutWristband wristband(final CommandRequest request) {
        return new FacilityCommand.PutWristband(
                request.id(),
                request.callerId(),
                request.fields()
                        .optionalWord(
                                "status", WristbandStatus.class, WristbandStatus.IN_STOCK, WristbandStatus.NULL_VAL),
                request.path().id(0),
                request.idIn("facilityId"));
    }

    private static void write(
            final JsonGenerator json, final FacilityCommand.PutWristband wristband, final Outcome outcome) {
        json.writeNumberProperty("wristbandId", wristband.wristbandId());
        json.writeNumberProperty("facilityId", wristband.facilityId());
    }

    private static void write(final JsonGenerator json, final AdmissionAnswer.Wristband wristband) {
        json.writeNumberProperty("wristbandId", wristband.wristbandId());
        json.writeNumberProperty("facilityId", wristband.facilityId());
        json.writeStringProperty("status", wristband.status().name());
        JsonText.numberOrNull(json, "admissionId", wristband.admissionId(), 0);
    }

    private static AdmissionCommand.Tap tap(final CommandRequest request) {
        final TapKind kind = request.fields().requiredWord("kind", TapKind.class, TapKind.NULL_VAL);
        return new AdmissionCommand.Tap(
                request.id(),
                request.callerId(),
                kind,
                request.path().id(0),
                kind == TapKind.LOCKER ? 0 : request.idIn("spaceId"));
    }

    private static void write(final JsonGenerator json, final AdmissionCommand.Tap tap, final Outcome outcome) {
        json.writeNumberProperty("wristbandId", tap.wristbandId());
        json.writeStringProperty("kind", tap.kind().name());
        if (tap.kind() == TapKind.LOCKER) {
            writeValue(json, "locker", outcome, LOCKER_OPENED);
            return;
        }
        json.writeNumberProperty("spaceId", tap.spaceId());
        if (tap.kind() == TapKind.ENTER) {
            writeValue(json, "spaceOccupancy", outcome, SPACE_ENTERED);
            final Outcome.Event left = OutcomeText.event(outcome, SPACE_LEFT);
            JsonText.numberOrNull(json, "leftSpaceId", left == null ? 0 : left.subjectId(), 0);
        } else if (tap.kind() == TapKind.LEAVE) {
            writeValue(json, "spaceOccupancy", outcome, SPACE_LEFT);
        } else {
            OutcomeText.amount(json, outcome);
        }
    }

    private static void write(
            final JsonGenerator json, final AdmissionCommand.CheckOut checkOut, final Outcome outcome) {
        json.writeNumberProperty("wristbandId", checkOut.wristbandId());
        writeVisit(json, OutcomeText.event(outcome, CHECKED_OUT));
        OutcomeText.amount(json, outcome);
        final Outcome.Event requested = OutcomeText.event(outcome, PAYMENT_REQUESTED);
        if (!outcome.events().isEmpty()) {
            json.writeNumberProperty("requestedCenticoins", requested == null ? 0 : requested.value());
        }
    }

    private static void write(
            final JsonGenerator json, final AdmissionCommand.ReplaceWristband replacement, final Outcome outcome) {
        json.writeNumberProperty("wristbandId", replacement.wristbandId());
        writeVisit(json, OutcomeText.event(outcome, WRISTBAND_REPLACED));
        writeValue(json, "newWristbandId", outcome, WRISTBAND_REPLACED);
    }

    private static void writeVisit(final JsonGenerator json, final Outcome.Event event) {
        if (event != null) {
            json.writeNumberProperty("admissionId", event.subjectId());
            json.writeNumberProperty("memberId", event.memberId());
        }
    }

    /** Nothing for a duplicate whose record the bank's files have no more. */
    private static void writeValue(
            final JsonGenerator json, final String name, final Outcome outcome, final EventKind kind) {
        final Outcome.Event event = OutcomeText.event(outcome, kind);
        if (event != null) {
            json.writeNumberProperty(name, event.value());
        }
    }
}
