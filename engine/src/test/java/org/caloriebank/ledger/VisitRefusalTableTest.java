package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class VisitRefusalTableTest {
    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);
    private long unpaid;

    /**
     * Facility 1 has no lockers: member 1, who has 4 coins, is in its court 11 with band 101; member 2 fills its pool 12 with band 104. Member 3 is in
     * facility 2 with band 201. Member 4 was there and owes 3 of 5 coins that were requested.
     */
    @BeforeEach
    void openFacilities() {
        facilities.putFacility(1, 10, 0, 0);
        facilities.putFacility(2, 10, 5, 0);
        facilities.putTariff(2, 0, 5_00, 50_00);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4);
        facilities.putSpace(12, 1, SpaceKind.POOL, 1);
        facilities.putSpace(13, 1, SpaceKind.ARCADE, 4, 4_01, 0, 0);
        facilities.putSpace(14, 1, SpaceKind.COURT, 4);
        facilities.putSpace(15, 1, SpaceKind.SIMULATOR, 4, 4_00, 0, 0);
        facilities.putSpace(16, 1, SpaceKind.ARCADE, 4, 4_01, 0, 0);
        facilities.putSpace(21, 2, SpaceKind.COURT, 4);
        for (long memberId = 1; memberId <= 4; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
        }
        scene.grant(1, 4_00);
        door.stock(1, 101, 102, 103, 104);
        door.stock(2, 201, 202);
        door.checkIn(1, 1, 101);
        door.checkIn(1, 2, 104);
        door.putWristband(102, 1, WristbandStatus.BLOCKED);
        door.enter(101, 11);
        door.enter(104, 12);
        facilities.setSpaceOpen(14, false);
        facilities.setSpaceOpen(16, false);
        facilities.setSpaceOpen(21, false);
        scene.grant(3, 5_00);
        door.checkIn(2, 3, 201);
        scene.grant(4, 5_00);
        unpaid = door.checkIn(2, 4, 202);
        scene.advanceMs(61 * 60_000);
        door.checkOut(202);
        scene.grant(4, 2_00);
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NULL_VAL, 999, 99, MALFORMED",
        "true,  LOCKER,   999, 99, MALFORMED",
        "true,  ENTER,    999,  0, MALFORMED",
        "true,  ENTER,    999, -1, MALFORMED",
        "true,  ENTER,      0, 99, MALFORMED",
        "true,  ENTER,    999, 99, ID_REUSED",
        "false, ENTER,    999, 99, UNKNOWN_SPACE",
        "false, ENTER,    999, 21, UNKNOWN_WRISTBAND",
        "false, LOCKER,   999,  0, UNKNOWN_WRISTBAND",
        "false, ENTER,    102, 21, WRISTBAND_BLOCKED",
        "false, ENTER,    103, 21, NOT_CHECKED_IN",
        "false, LEAVE,    103, 21, NOT_CHECKED_IN",
        "false, ENTER,    101, 21, SPACE_OF_OTHER_FACILITY",
        "false, PLAY,     101, 21, SPACE_OF_OTHER_FACILITY",
        "false, ENTER,    101, 14, SPACE_CLOSED",
        "false, PLAY,     101, 14, SPACE_CLOSED",
        "false, PLAY,     101, 16, SPACE_CLOSED",
        "false, LOCKER,   101,  0, NO_LOCKER_HELD",
        "false, ENTER,    101, 11, ALREADY_IN_SPACE",
        "false, ENTER,    104, 12, ALREADY_IN_SPACE",
        "false, LEAVE,    101, 14, NOT_IN_SPACE",
        "false, LEAVE,    201, 21, NOT_IN_SPACE",
        "false, PLAY,     101, 12, NOT_PLAYABLE",
        "false, PLAY,     101, 11, NOT_PLAYABLE",
        "false, ENTER,    101, 12, SPACE_FULL",
        "false, PLAY,     101, 13, INSUFFICIENT_COINS",
        "false, PLAY,     101, 15, ACCEPTED",
        "false, ENTER,    101, 13, ACCEPTED",
        "false, LEAVE,    101, 11, ACCEPTED",
        "false, LOCKER,   201,  0, ACCEPTED",
    })
    void shouldRefuseATapForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final TapKind kind,
            final long wristbandId,
            final long spaceId,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new AdmissionCommand.Tap(Refusals.id(scene, isIdUsed), CALLER, kind, wristbandId, spaceId));
    }

    @ParameterizedTest
    @CsvSource({
        "true,    0, MALFORMED",
        "true,  999, ID_REUSED",
        "false, 999, UNKNOWN_WRISTBAND",
        "false, 102, WRISTBAND_BLOCKED",
        "false, 103, NOT_CHECKED_IN",
        "false, 202, NOT_CHECKED_IN",
        "false, 101, ACCEPTED",
    })
    void shouldRefuseACheckOutForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long wristbandId, final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, new AdmissionCommand.CheckOut(Refusals.id(scene, isIdUsed), CALLER, wristbandId));
    }

    @ParameterizedTest
    @CsvSource({
        "true,    0, 999, MALFORMED",
        "true,  999,  -1, MALFORMED",
        "true,  999, 999, ID_REUSED",
        "false, 999, 104, UNKNOWN_WRISTBAND",
        "false, 103, 999, UNKNOWN_WRISTBAND",
        "false, 103, 202, UNKNOWN_WRISTBAND",
        "false, 103, 104, NOT_CHECKED_IN",
        "false, 102, 104, NOT_CHECKED_IN",
        "false, 101, 104, WRISTBAND_NOT_FREE",
        "false, 101, 102, WRISTBAND_NOT_FREE",
        "false, 101, 101, WRISTBAND_NOT_FREE",
        "false, 101, 103, ACCEPTED",
        "false, 101,   0, ACCEPTED",
    })
    void shouldRefuseToReplaceAWristbandForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long wristbandId, final long newWristbandId, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new AdmissionCommand.ReplaceWristband(
                        Refusals.id(scene, isIdUsed), CALLER, wristbandId, newWristbandId));
    }

    @Test
    void shouldRefuseToReplaceAWristbandWhenNoneIsInStock() {
        door.putWristband(103, 1, WristbandStatus.BLOCKED);

        Refusals.assertOutcome(
                ResultCode.NO_WRISTBAND, scene, new AdmissionCommand.ReplaceWristband(scene.nextId(), CALLER, 101, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  0,             0, MALFORMED",
        "true,  -1,            0, MALFORMED",
        "true,  99,            0, ID_REUSED",
        "false, 99,            0, AMOUNT_NOT_POSITIVE",
        "false, 99,           -1, AMOUNT_NOT_POSITIVE",
        "false, 99, 1000000000001, AMOUNT_ABOVE_LIMIT",
        "false, 99, 1000000000000, UNKNOWN_ADMISSION",
        "false, ,             501, PAYMENT_ABOVE_REQUEST",
        "false, ,             500, PAYMENT_ABOVE_DEBT",
        "false, ,             301, PAYMENT_ABOVE_DEBT",
        "false, ,             300, ACCEPTED",
    })
    void shouldRefuseAPaymentForTheFirstRuleItBreaks(
            final boolean isIdUsed, final Long admissionId, final long centicoins, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new AdmissionCommand.ConfirmPayment(
                        Refusals.id(scene, isIdUsed), CALLER, admissionId == null ? unpaid : admissionId, centicoins));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 0, 1, MALFORMED",
        "true,  99, 1, 1, MALFORMED",
        "true,  99, 2, 1, MALFORMED",
        "true,  99, 0, 1, ID_REUSED",
        "false, 99, 0, 1, UNKNOWN_SPACE",
        "false, 11, 0, 1, NOT_A_POOL",
        "false, 12, 0, 9223372036854775807, NOTHING_OUT_OF_RANGE",
    })
    void shouldRefuseARefundOfWaterForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long spaceId, final long fromMs, final long toMs, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new WaterCommand.RefundWater(Refusals.id(scene, isIdUsed), CALLER, spaceId, fromMs, toMs));
    }
}
