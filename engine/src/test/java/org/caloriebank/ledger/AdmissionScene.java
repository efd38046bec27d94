package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Visits of facilities for tests of any subject of the centre. */
final class AdmissionScene {
    private final LedgerScene scene;

    AdmissionScene(final LedgerScene scene) {
        this.scene = scene;
    }

    Outcome putWristband(final long wristbandId, final long facilityId, final WristbandStatus status) {
        return scene.accept(new FacilityCommand.PutWristband(scene.nextId(), CALLER, status, wristbandId, facilityId));
    }

    void stock(final long facilityId, final long... wristbandIds) {
        for (final long wristbandId : wristbandIds) {
            putWristband(wristbandId, facilityId, WristbandStatus.IN_STOCK);
        }
    }

    Outcome putCredential(final long credentialId, final long memberId, final CredentialStatus status) {
        return scene.accept(new AdmissionCommand.PutCredential(scene.nextId(), CALLER, status, credentialId, memberId));
    }

    AdmissionCommand.CheckIn atTheDesk(final long facilityId, final long memberId, final long wristbandId) {
        return new AdmissionCommand.CheckIn(
                scene.nextId(), CALLER, CheckInKind.DESK, facilityId, memberId, 0, 0, wristbandId);
    }

    AdmissionCommand.CheckIn byToken(
            final long facilityId, final long memberId, final long number, final long expiresAtMs) {
        return new AdmissionCommand.CheckIn(
                scene.nextId(), CALLER, CheckInKind.QR, facilityId, memberId, number, expiresAtMs, 0);
    }

    AdmissionCommand.CheckIn byFace(final long facilityId, final long credentialId) {
        return new AdmissionCommand.CheckIn(
                scene.nextId(), CALLER, CheckInKind.FACE, facilityId, 0, credentialId, 0, 0);
    }

    /** @return the admission's id. */
    long checkIn(final long facilityId, final long memberId, final long wristbandId) {
        return scene.accept(atTheDesk(facilityId, memberId, wristbandId)).reference();
    }

    AdmissionCommand.Tap tap(final TapKind kind, final long wristbandId, final long spaceId) {
        return new AdmissionCommand.Tap(scene.nextId(), CALLER, kind, wristbandId, spaceId);
    }

    Outcome enter(final long wristbandId, final long spaceId) {
        return scene.accept(tap(TapKind.ENTER, wristbandId, spaceId));
    }

    Outcome checkOut(final long wristbandId) {
        return scene.accept(new AdmissionCommand.CheckOut(scene.nextId(), CALLER, wristbandId));
    }

    AdmissionAnswer.Admission admission(final long admissionId) {
        return (AdmissionAnswer.Admission) scene.port.answer(new AdmissionQuery.Admission(admissionId));
    }

    AdmissionAnswer.Admissions admissions(final long memberId, final long beforeAdmissionId) {
        return (AdmissionAnswer.Admissions)
                scene.port.answer(new AdmissionQuery.MemberAdmissions(memberId, beforeAdmissionId));
    }

    AdmissionAnswer.Wristband wristband(final long wristbandId) {
        return (AdmissionAnswer.Wristband) scene.port.answer(new AdmissionQuery.Wristband(wristbandId));
    }
}
