package org.caloriebank.ledger;

import static org.caloriebank.ledger.AllocationMeter.encoded;
import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutWaterProfileEncoder;
import org.caloriebank.protocol.codec.ReportWaterEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readings that leave their range and come back, fall silent and are forgotten allocate nothing on the heap. */
class WaterAllocationTest {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int POOLS = 20;
    private static final long ROUND_MS = ID_RETENTION_MS / 30_000;

    private final LedgerScene scene = new LedgerScene();
    private final WaterScene water = new WaterScene(scene);
    private final AllocationMeter meter = new AllocationMeter(scene);
    private final UnsafeBuffer reading = encoded(WaterScene.reading(new CommandId(1, 0), 1, 1, WaterScene.GOOD));
    private final UnsafeBuffer profile =
            encoded(WaterScene.profile(new CommandId(2, 0), 1, 1, 1, 2, WaterScene.LEAST, WaterScene.GREATEST));
    private final UnsafeBuffer query = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);

    @BeforeEach
    void openPools() {
        new FacilityScene(scene).putFacility(1, 10, 0, 0);
        water.putProfile(1);
        for (int pool = 1; pool <= POOLS; pool++) {
            water.putPool(pool, 1, 1);
        }
        scene.set(Setting.REFUND_WINDOW_MS, 10 * ROUND_MS);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldTakeReadingsWithoutAllocating() {
        meter.assertAllocatesNothing(this::readOnce);
    }

    @Test
    void shouldPutProfilesWithoutAllocating() {
        meter.assertAllocatesNothing(this::putProfileOnce);
    }

    @Test
    void shouldTellOfWaterWithoutAllocating() {
        water.read(1, WaterScene.with(WaterScene.GOOD, 1, 790));
        new WaterQuery.Water(1).encode(query, 0);

        meter.assertAllocatesNothing(i -> {
            scene.ledger.answer(query, 0, meter.outcome, 0);
            water.outMs(1, i, scene.nowMs());
        });
    }

    private void readOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        reading.putLong(HEADER + ReportWaterEncoder.commandIdLowEncodingOffset(), i);
        reading.putLong(HEADER + ReportWaterEncoder.spaceIdEncodingOffset(), 1 + i % POOLS);
        reading.putLong(HEADER + ReportWaterEncoder.measuredAtMsEncodingOffset(), scene.nowMs());
        reading.putInt(HEADER + ReportWaterEncoder.phHundredthsEncodingOffset(), 690 + i / POOLS % 20);
        meter.apply(reading);
        meter.tickWhenDue();
    }

    private void putProfileOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        profile.putLong(HEADER + PutWaterProfileEncoder.commandIdLowEncodingOffset(), i);
        profile.putLong(HEADER + PutWaterProfileEncoder.profileIdEncodingOffset(), 1 + i % 5);
        profile.putInt(HEADER + PutWaterProfileEncoder.effectiveDayEncodingOffset(), 1 + i % 7);
        meter.apply(profile);
        meter.tickWhenDue();
    }
}
