package org.caloriebank.ledger;

import static org.caloriebank.ledger.AllocationMeter.encoded;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.CheckInEncoder;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CheckOutEncoder;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutWristbandEncoder;
import org.caloriebank.protocol.codec.QueryAdmissionEncoder;
import org.caloriebank.protocol.codec.RefundWaterEncoder;
import org.caloriebank.protocol.codec.ReplaceWristbandEncoder;
import org.caloriebank.protocol.codec.ReportWaterEncoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapEncoder;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits that come, go and are forgotten allocate nothing on the heap. */
class AdmissionAllocationTest {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MEMBERS = 20;
    private static final long POOL = 11;
    private static final long ARCADE = 12;
    private static final long ROUND_MS = ID_RETENTION_MS / 30_000;

    private final LedgerScene scene = new LedgerScene();
    private final WaterScene water = new WaterScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);
    private final AllocationMeter meter = new AllocationMeter(scene);
    private final UnsafeBuffer checkIn = encoded(new AdmissionCommand.CheckIn(
            new CommandId(1, 0), CALLER, CheckInKind.QR, 1, 1, 1, scene.nowMs() + 60_000, 0));
    private final UnsafeBuffer enter =
            encoded(new AdmissionCommand.Tap(new CommandId(2, 0), CALLER, TapKind.ENTER, 1, POOL));
    private final UnsafeBuffer play =
            encoded(new AdmissionCommand.Tap(new CommandId(3, 0), CALLER, TapKind.PLAY, 1, ARCADE));
    private final UnsafeBuffer replace =
            encoded(new AdmissionCommand.ReplaceWristband(new CommandId(4, 0), CALLER, 1, 0));
    private final UnsafeBuffer checkOut = encoded(new AdmissionCommand.CheckOut(new CommandId(5, 0), CALLER, 1));
    private final UnsafeBuffer stock =
            encoded(new FacilityCommand.PutWristband(new CommandId(6, 0), CALLER, WristbandStatus.IN_STOCK, 1, 1));
    private final UnsafeBuffer refund =
            encoded(new WaterCommand.RefundWater(new CommandId(7, 0), CALLER, POOL, 1, Long.MAX_VALUE));
    private final UnsafeBuffer reading =
            encoded(WaterScene.reading(new CommandId(8, 0), POOL, 1, WaterScene.with(WaterScene.GOOD, 1, 600)));
    private final UnsafeBuffer query = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);

    /** The band of a member's odd visits is its number, that of the others a hundred more. */
    @BeforeEach
    void openFacility() {
        final FacilityScene facilities = new FacilityScene(scene);
        facilities.putFacility(1, 100, 100, 0);
        facilities.putTariff(1, 1, 1, 3);
        water.putProfile(1);
        water.putPool(POOL, 1, 1);
        facilities.putSpace(ARCADE, 1, SpaceKind.ARCADE, 4, 1, 0, 0);
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, 1_000_000_00);
            door.stock(1, memberId, 100 + memberId);
        }
        scene.set(Setting.REFUND_WINDOW_MS, 10 * ROUND_MS);
        scene.set(Setting.LOT_MONTHS, Setting.LOT_MONTHS.max());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldLetMembersInAndOutWithoutAllocating() {
        meter.assertAllocatesNothing(this::visitOnce);
    }

    @Test
    void shouldRefundBadWaterWithoutAllocating() {
        meter.assertAllocatesNothing(this::refundOnce);
    }

    @Test
    void shouldAnswerQueriesWithoutAllocating() {
        final long admissionId = door.checkIn(1, 1, 1);
        door.enter(1, POOL);
        water.read(POOL, WaterScene.with(WaterScene.GOOD, 1, 600));
        scene.advanceMs(1);
        scene.tick();
        new AdmissionQuery.Admission(admissionId).encode(query, 0);
        final Query<?>[] others = {
            new AdmissionQuery.MemberAdmissions(1, 0),
            new AdmissionQuery.Wristband(1),
            new WaterQuery.Exposure(POOL, 0, Long.MAX_VALUE, 0)
        };
        final UnsafeBuffer[] queries = new UnsafeBuffer[others.length];
        for (int i = 0; i < others.length; i++) {
            queries[i] = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
            others[i].encode(queries[i], 0);
        }

        meter.assertAllocatesNothing(i -> {
            query.putLong(HEADER + QueryAdmissionEncoder.admissionIdEncodingOffset(), admissionId - i % 2);
            scene.ledger.answer(query, 0, meter.outcome, 0);
            for (final UnsafeBuffer other : queries) {
                scene.ledger.answer(other, 0, meter.outcome, 0);
            }
        });
    }

    private void visitOnce(final int i) {
        final long memberId = 1 + i % MEMBERS;
        scene.advanceMs(ROUND_MS);
        comeIn(i, memberId, memberId);
        play.putLong(HEADER + TapEncoder.commandIdLowEncodingOffset(), i);
        play.putLong(HEADER + TapEncoder.wristbandIdEncodingOffset(), memberId);
        meter.apply(play);
        replace.putLong(HEADER + ReplaceWristbandEncoder.commandIdLowEncodingOffset(), i);
        replace.putLong(HEADER + ReplaceWristbandEncoder.wristbandIdEncodingOffset(), memberId);
        replace.putLong(HEADER + ReplaceWristbandEncoder.newWristbandIdEncodingOffset(), 100 + memberId);
        meter.apply(replace);
        stock.putLong(HEADER + PutWristbandEncoder.commandIdLowEncodingOffset(), i);
        stock.putLong(HEADER + PutWristbandEncoder.wristbandIdEncodingOffset(), memberId);
        meter.apply(stock);
        goOut(i, 100 + memberId);
        meter.tickWhenDue();
    }

    private void refundOnce(final int i) {
        final long memberId = 1 + i % MEMBERS;
        scene.advanceMs(ROUND_MS);
        comeIn(i, memberId, memberId);
        reading.putLong(HEADER + ReportWaterEncoder.commandIdLowEncodingOffset(), i);
        reading.putLong(HEADER + ReportWaterEncoder.measuredAtMsEncodingOffset(), scene.nowMs());
        meter.apply(reading);
        scene.advanceMs(1);
        goOut(i, memberId);
        refund.putLong(HEADER + RefundWaterEncoder.commandIdLowEncodingOffset(), i);
        meter.apply(refund);
        meter.tickWhenDue();
    }

    private void comeIn(final int i, final long memberId, final long wristbandId) {
        checkIn.putLong(HEADER + CheckInEncoder.commandIdLowEncodingOffset(), i);
        checkIn.putLong(HEADER + CheckInEncoder.memberIdEncodingOffset(), memberId);
        checkIn.putLong(HEADER + CheckInEncoder.credentialIdEncodingOffset(), 1 + i);
        checkIn.putLong(HEADER + CheckInEncoder.tokenExpiresAtMsEncodingOffset(), scene.nowMs() + 60_000);
        checkIn.putLong(HEADER + CheckInEncoder.wristbandIdEncodingOffset(), wristbandId);
        meter.apply(checkIn);
        enter.putLong(HEADER + TapEncoder.commandIdLowEncodingOffset(), i);
        enter.putLong(HEADER + TapEncoder.wristbandIdEncodingOffset(), wristbandId);
        meter.apply(enter);
    }

    private void goOut(final int i, final long wristbandId) {
        checkOut.putLong(HEADER + CheckOutEncoder.commandIdLowEncodingOffset(), i);
        checkOut.putLong(HEADER + CheckOutEncoder.wristbandIdEncodingOffset(), wristbandId);
        meter.apply(checkOut);
    }
}
