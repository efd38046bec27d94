package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class CheckInRefusalTableTest {
    private static final long USED_TOKEN = 70;
    private static final long FACE = 8;
    private static final long REVOKED_FACE = 88;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);

    /**
     * Facility 1 is closed, and full as 2 is; 3 has room and no band, 4 a band and no locker, 5 all but charity. Member 1 can pay, 2 is suspended, 3
     * inside and in debt, 4 in debt, 5 a centicoin short.
     */
    @BeforeEach
    void openFacilities() {
        for (long facilityId = 1; facilityId <= 5; facilityId++) {
            facilities.putFacility(facilityId, facilityId < 3 ? 1 : 2, facilityId == 5 ? 0 : 1, 0);
            facilities.putTariff(facilityId, 1_00, 1_00, 5_00);
            door.stock(facilityId, 100 * facilityId + 1);
            scene.putMember(10 + facilityId, MemberStatus.ACTIVE);
            scene.grant(10 + facilityId, 10_00);
        }
        for (long memberId = 1; memberId <= 5; memberId++) {
            scene.putMember(memberId, memberId == 2 ? MemberStatus.SUSPENDED : MemberStatus.ACTIVE);
        }
        scene.grant(1, 2_00);
        scene.grant(3, 10_00);
        scene.grant(4, -1);
        scene.grant(5, 1_99);
        for (long facilityId = 1; facilityId <= 4; facilityId++) {
            door.checkIn(facilityId, 10 + facilityId, 0);
        }
        scene.accept(door.byToken(5, 3, USED_TOKEN, scene.nowMs() + 1_000));
        scene.grant(3, -10_00);
        door.stock(4, 402);
        door.stock(5, 502);
        door.putWristband(503, 5, WristbandStatus.BLOCKED);
        door.putCredential(FACE, 1, CredentialStatus.ACTIVE);
        door.putCredential(REVOKED_FACE, 1, CredentialStatus.ACTIVE);
        door.putCredential(REVOKED_FACE, 1, CredentialStatus.REVOKED);
        scene.accept(new FacilityCommand.PutFacility(scene.nextId(), CALLER, 1, 1, 1, 0, FacilityStatus.CLOSED));
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, QR,   99, 70,      0, 999, MALFORMED",
        "true,  99, QR,    0, 70,      0, 999, MALFORMED",
        "true,  99, QR,   -1, 70,      0, 999, MALFORMED",
        "true,  99, QR,   99,  0,      0, 999, MALFORMED",
        "true,  99, QR,   99, -1,      0, 999, MALFORMED",
        "true,  99, QR,   99, 70,       , 999, MALFORMED",
        "true,  99, QR,   99, 70,      0,  -1, MALFORMED",
        "true,  99, FACE, 99, 88,       , 999, MALFORMED",
        "true,  99, FACE,  0,  0,       , 999, MALFORMED",
        "true,  99, FACE,  0, 88,      0, 999, MALFORMED",
        "true,  99, DESK,  0,  0,       , 999, MALFORMED",
        "true,  99, DESK, 99, 70,       , 999, MALFORMED",
        "true,  99, DESK, 99,  0,      0, 999, MALFORMED",
        "true,  99, NULL_VAL, 99, 0,    , 999, MALFORMED",
        "true,  99, QR,   99, 70,      0, 999, ID_REUSED",
        "false, 99, QR,   99, 70,      0, 999, UNKNOWN_MEMBER",
        "false, 99, DESK, 99,  0,       , 999, UNKNOWN_MEMBER",
        "false, 99, QR,    2, 70,      0, 999, UNKNOWN_FACILITY",
        "false, 99, FACE,  0, 99,       , 999, UNKNOWN_FACILITY",
        "false,  1, FACE,  0, 99,       , 999, UNKNOWN_CREDENTIAL",
        "false,  1, FACE,  0, 88,       , 999, UNKNOWN_CREDENTIAL",
        "false,  1, QR,    2, 70,      0, 999, UNKNOWN_WRISTBAND",
        "false,  1, QR,    2, 70,      0, 502, UNKNOWN_WRISTBAND",
        "false,  1, QR,    2, 70,      0, 101, MEMBER_NOT_ACTIVE",
        "false,  1, QR,    3, 70,      0, 101, TOKEN_EXPIRED",
        "false,  1, QR,    3, 70, 300001, 101, TOKEN_TOO_LONG",
        "false,  1, QR,    3, 70, 300000, 101, TOKEN_REPLAYED",
        "false,  1, QR,    3, 71,      1, 101, FACILITY_CLOSED",
        "false,  1, FACE,  0,  8,       , 101, FACILITY_CLOSED",
        "false,  2, DESK,  3,  0,       , 201, ALREADY_INSIDE",
        "false,  2, DESK,  4,  0,       , 201, MEMBER_IN_DEBT",
        "false,  2, DESK,  5,  0,       , 201, FACILITY_FULL",
        "false,  3, DESK,  5,  0,       , 301, WRISTBAND_NOT_FREE",
        "false,  5, DESK,  5,  0,       , 503, WRISTBAND_NOT_FREE",
        "false,  3, DESK,  5,  0,       ,   0, NO_WRISTBAND",
        "false,  4, DESK,  5,  0,       , 402, NO_LOCKER",
        "false,  4, DESK,  5,  0,       ,   0, NO_LOCKER",
        "false,  5, DESK,  5,  0,       ,   0, INSUFFICIENT_COINS",
        "false,  5, DESK,  1,  0,       ,   0, ACCEPTED",
        "false,  5, DESK,  1,  0,       , 502, ACCEPTED",
        "false,  5, QR,    1, 71, 300000,   0, ACCEPTED",
        "false,  5, QR,    1, 71,      1,   0, ACCEPTED",
        "false,  5, FACE,  0,  8,       ,   0, ACCEPTED",
    })
    void shouldRefuseACheckInForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long facilityId,
            final CheckInKind kind,
            final long memberId,
            final long credentialId,
            final Long expiresInMs,
            final long wristbandId,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new AdmissionCommand.CheckIn(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        kind,
                        facilityId,
                        memberId,
                        credentialId,
                        expiresInMs == null ? 0 : scene.nowMs() + expiresInMs,
                        wristbandId));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 99, ACTIVE,   MALFORMED",
        "true,   8,  0, ACTIVE,   MALFORMED",
        "true,   8, 99, NULL_VAL, MALFORMED",
        "true,   8, 99, ACTIVE,   ID_REUSED",
        "false,  8, 99, ACTIVE,   UNKNOWN_MEMBER",
        "false,  8,  2, ACTIVE,   CREDENTIAL_BOUND",
        "false,  8,  2, REVOKED,  CREDENTIAL_BOUND",
        "false,  8,  1, ACTIVE,   ACCEPTED",
        "false,  8,  1, REVOKED,  ACCEPTED",
        "false, 88,  2, ACTIVE,   ACCEPTED",
        "false,  9,  2, REVOKED,  ACCEPTED",
    })
    void shouldRefuseACredentialForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long credentialId,
            final long memberId,
            final CredentialStatus status,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new AdmissionCommand.PutCredential(
                        Refusals.id(scene, isIdUsed), CALLER, status, credentialId, memberId));
    }

    @ParameterizedTest
    @CsvSource({
        "true,    0, 99, IN_STOCK, MALFORMED",
        "true,  101,  0, IN_STOCK, MALFORMED",
        "true,  101, 99, ISSUED,   MALFORMED",
        "true,  101, 99, MISSING,  MALFORMED",
        "true,  101, 99, IN_STOCK, ID_REUSED",
        "false, 101, 99, IN_STOCK, UNKNOWN_FACILITY",
        "false, 101,  2, IN_STOCK, WRISTBAND_OF_OTHER_FACILITY",
        "false, 101,  1, IN_STOCK, WRISTBAND_ISSUED",
        "false, 101,  1, BLOCKED,  WRISTBAND_ISSUED",
        "false, 502,  5, IN_STOCK, ACCEPTED",
        "false, 502,  5, BLOCKED,  ACCEPTED",
        "false, 503,  5, IN_STOCK, ACCEPTED",
        "false, 504,  5, BLOCKED,  ACCEPTED",
    })
    void shouldRefuseAWristbandForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long wristbandId,
            final long facilityId,
            final WristbandStatus status,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new FacilityCommand.PutWristband(
                        Refusals.id(scene, isIdUsed), CALLER, status, wristbandId, facilityId));
    }
}
