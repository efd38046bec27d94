package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.CampaignAnswer;
import org.caloriebank.protocol.CampaignQuery;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.workload.CentreJournal;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank in the middle of a day at a sports centre stops, starts from its snapshot, and the day goes on as if nothing had been. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CentreSnapshotTest {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldEndTheDayAsABankThatWasNeverStopped(final long seed) {
        final Answer.Ledger unbroken;
        try (CalorieBank bank = CalorieBank.open(config("unbroken"))) {
            CentreJournal.run(
                    seed, (timeMs, command) -> bank.submit(command, timeMs).join());
            unbroken = bank.ask(new Query.Ledger(true)).join();
        }

        final CalorieBank[] now = {CalorieBank.open(config("broken"))};
        try {
            final CentreJournal day = new CentreJournal(
                    seed, (timeMs, command) -> now[0].submit(command, timeMs).join());
            day.morning();
            assertMuchIsUnderWay(now[0], seed);
            final long sequence = now[0].takeSnapshot().join().sequence();
            now[0].close();
            now[0] = CalorieBank.open(config("broken"));
            assertEquals(sequence, now[0].recovery().snapshotSequence());
            assertEquals(0, now[0].recovery().records());
            assertMuchIsUnderWay(now[0], seed);
            day.evening();

            final Answer.Ledger last = now[0].ask(new Query.Ledger(true)).join();
            assertEquals(unbroken.stateHash(), last.stateHash(), "seed " + seed);
            assertEquals(unbroken.idempotencyHash(), last.idempotencyHash(), "seed " + seed);
            assertEquals(unbroken.lastSequence(), last.lastSequence(), "seed " + seed);
        } finally {
            now[0].close();
        }
    }

    private static void assertMuchIsUnderWay(final CalorieBank bank, final long seed) {
        final String hint = "seed " + seed;
        final FacilityAnswer.Facility facility =
                bank.ask(new FacilityQuery.Facility(CentreJournal.FACILITY)).join();
        assertEquals(6, facility.occupancy(), hint);
        final LightAnswer.Light light =
                bank.ask(new LightQuery.Light(CentreJournal.CIRCUIT)).join();
        assertTrue(light.overrideEndsAtMs() > 0, hint);
        assertEquals(3, light.demand(), hint); // somebody in the court, its session that runs, the one that is lit
        final List<Boolean> refunds = new ArrayList<>();
        final WaterAnswer.Exposure exposure = bank.ask(
                        new WaterQuery.Exposure(CentreJournal.POOL, 0, CentreJournal.endMs(), 0))
                .join();
        exposure.visits().forEach(visit -> refunds.add(visit.isRefunded()));
        assertTrue(refunds.contains(true) && refunds.contains(false), hint + ": " + exposure);
        final CampaignAnswer.Challenge challenge = bank.ask(new CampaignQuery.Challenge(CentreJournal.CHALLENGE, 8))
                .join();
        assertTrue(challenge.progressCenticoins() >= challenge.goalCenticoins(), hint);
        assertEquals(0, challenge.paidCenticoins(), hint);
    }

    private BankConfig config(final String name) {
        return BankConfig.at(directory.resolve(name))
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(1 << 20)
                .withLowDiskBytes(0)
                .withPipeline(BankSeam.NO_TICKS.withClock(LedgerClock.ofCommands()))
                .withSnapshots(SnapshotPolicy.onDemand());
    }
}
