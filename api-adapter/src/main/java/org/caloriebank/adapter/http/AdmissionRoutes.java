package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.ALREADY_INSIDE;
import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.AMOUNT_NOT_POSITIVE;
import static org.caloriebank.protocol.ResultCode.CREDENTIAL_BOUND;
import static org.caloriebank.protocol.ResultCode.FACILITY_CLOSED;
import static org.caloriebank.protocol.ResultCode.FACILITY_FULL;
import static org.caloriebank.protocol.ResultCode.INSUFFICIENT_COINS;
import static org.caloriebank.protocol.ResultCode.MEMBER_IN_DEBT;
import static org.caloriebank.protocol.ResultCode.MEMBER_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.NO_LOCKER;
import static org.caloriebank.protocol.ResultCode.NO_WRISTBAND;
import static org.caloriebank.protocol.ResultCode.PAYMENT_ABOVE_DEBT;
import static org.caloriebank.protocol.ResultCode.PAYMENT_ABOVE_REQUEST;
import static org.caloriebank.protocol.ResultCode.TOKEN_EXPIRED;
import static org.caloriebank.protocol.ResultCode.TOKEN_REPLAYED;
import static org.caloriebank.protocol.ResultCode.TOKEN_TOO_LONG;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_ADMISSION;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_CREDENTIAL;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_FACILITY;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_WRISTBAND;
import static org.caloriebank.protocol.ResultCode.WRISTBAND_NOT_FREE;

import java.util.List;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CredentialStatus;
import tools.jackson.core.JsonGenerator;

/** Credentials, check-in and visits. */
final class AdmissionRoutes {
    private static final String ADMISSIONS = "/v1/admissions";
    private static final String ADMISSION = ADMISSIONS + "/{admissionId}";

    static final List<Route> ALL = List.of(
            CommandRoute.put(
                    "/v1/credentials/{credentialId}",
                    AdmissionRoutes::credential,
                    AdmissionRoutes::write,
                    UNKNOWN_MEMBER,
                    CREDENTIAL_BOUND),
            PlainRoute.of(
                    "POST",
                    "/v1/members/{memberId}/qr-tokens",
                    201,
                    List.of(400, 406, 408, 413, 415, 500, 503),
                    QrTokenExchange::start,
                    UNKNOWN_MEMBER),
            CommandRoute.postAsking(
                            "/v1/facilities/{facilityId}/admissions",
                            AdmissionRoutes::checkIn,
                            outcome -> new AdmissionQuery.Admission(outcome.reference()),
                            AdmissionRoutes::write,
                            UNKNOWN_MEMBER,
                            UNKNOWN_FACILITY,
                            UNKNOWN_CREDENTIAL,
                            UNKNOWN_WRISTBAND,
                            MEMBER_NOT_ACTIVE,
                            TOKEN_EXPIRED,
                            TOKEN_TOO_LONG,
                            TOKEN_REPLAYED,
                            FACILITY_CLOSED,
                            ALREADY_INSIDE,
                            MEMBER_IN_DEBT,
                            FACILITY_FULL,
                            WRISTBAND_NOT_FREE,
                            NO_WRISTBAND,
                            NO_LOCKER,
                            INSUFFICIENT_COINS)
                    .locatedAt(ADMISSIONS + "/"),
            QueryRoute.get(
                    ADMISSION,
                    request -> new AdmissionQuery.Admission(request.path().id(0)),
                    AdmissionRoutes::write,
                    UNKNOWN_ADMISSION),
            CommandRoute.post(
                    ADMISSION + "/payments",
                    AdmissionRoutes::payment,
                    AdmissionRoutes::write,
                    AMOUNT_NOT_POSITIVE,
                    AMOUNT_ABOVE_LIMIT,
                    UNKNOWN_ADMISSION,
                    PAYMENT_ABOVE_REQUEST,
                    PAYMENT_ABOVE_DEBT),
            QueryRoute.get(
                    "/v1/members/{memberId}/admissions",
                    AdmissionRoutes::admissions,
                    AdmissionRoutes::write,
                    UNKNOWN_MEMBER));

    private AdmissionRoutes() {}

    private static AdmissionCommand.PutCredential credential(final CommandRequest request) {
        return new AdmissionCommand.PutCredential(
                request.id(),
                request.callerId(),
                request.fields()
                        .optionalWord(
                                "status", CredentialStatus.class, CredentialStatus.ACTIVE, CredentialStatus.NULL_VAL),
                request.path().id(0),
                request.idIn("memberId"));
    }

    private static void write(
            final JsonGenerator json, final AdmissionCommand.PutCredential credential, final Outcome outcome) {
        json.writeNumberProperty("credentialId", credential.credentialId());
        json.writeNumberProperty("memberId", credential.memberId());
    }

    private static AdmissionCommand.CheckIn checkIn(final CommandRequest request) {
        final JsonFields fields = request.fields();
        final boolean isFace = fields.has("faceIdentity");
        final boolean isQr = fields.has("qrToken");
        if ((fields.has("memberId") ? 1 : 0) + (isFace ? 1 : 0) + (isQr ? 1 : 0) != 1) {
            throw CommandRequest.malformed("exactly one of memberId, faceIdentity and qrToken is required");
        }
        final long memberId = request.optionalId("memberId");
        final long identity = request.optionalId("faceIdentity");
        final QrToken token = isQr ? request.tokens().verify(fields.requiredText("qrToken")) : QrToken.NONE;
        return new AdmissionCommand.CheckIn(
                request.id(),
                request.callerId(),
                isQr ? CheckInKind.QR : isFace ? CheckInKind.FACE : CheckInKind.DESK,
                request.path().id(0),
                isQr ? token.memberId() : memberId,
                isQr ? token.number() : identity,
                token.expiresAtMs(),
                request.optionalId("wristbandId"));
    }

    private static AdmissionCommand.ConfirmPayment payment(final CommandRequest request) {
        return new AdmissionCommand.ConfirmPayment(
                request.id(), request.callerId(), request.path().id(0), request.amount("amountCenticoins"));
    }

    private static void write(
            final JsonGenerator json, final AdmissionCommand.ConfirmPayment payment, final Outcome outcome) {
        json.writeNumberProperty("admissionId", payment.admissionId());
        OutcomeText.amount(json, outcome);
    }

    private static Query<AdmissionAnswer.Admissions> admissions(final QueryRequest request) {
        request.page().requireOnly("after");
        return new AdmissionQuery.MemberAdmissions(
                request.path().id(0), request.page().afterId());
    }

    private static void write(final JsonGenerator json, final AdmissionAnswer.Admissions page) {
        JsonText.array(json, "admissions", page.admissions(), AdmissionRoutes::write);
        PageText.next(json, page.isComplete(), page.admissions(), AdmissionAnswer.Admission::admissionId);
    }

    private static void write(final JsonGenerator json, final AdmissionAnswer.Admission admission) {
        json.writeNumberProperty("admissionId", admission.admissionId());
        json.writeNumberProperty("facilityId", admission.facilityId());
        json.writeNumberProperty("memberId", admission.memberId());
        json.writeStringProperty("state", admission.state().name());
        json.writeNumberProperty("wristbandId", admission.wristbandId());
        JsonText.numberOrNull(json, "locker", admission.locker(), 0);
        JsonText.numberOrNull(json, "spaceId", admission.spaceId(), 0);
        json.writeNumberProperty("checkedInAtMs", admission.checkedInAtMs());
        json.writeNumberProperty("closesAtMs", admission.closesAtMs());
        JsonText.numberOrNull(json, "closedAtMs", admission.closedAtMs(), 0);
        json.writeNumberProperty("heldCenticoins", admission.heldCenticoins());
        json.writeNumberProperty("feeCenticoins", admission.feeCenticoins());
        json.writeNumberProperty("requestedCenticoins", admission.requestedCenticoins());
        json.writeNumberProperty("refundedCenticoins", admission.refundedCenticoins());
        json.writeBooleanProperty("waived", admission.isWaived());
    }
}
