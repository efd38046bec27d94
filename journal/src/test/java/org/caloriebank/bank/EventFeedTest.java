package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a bank tells of its buildings, against the outcomes it gave. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EventFeedTest {
    private static final int FACILITIES = 3;
    private static final int MEMBERS = 40;

    @TempDir
    Path temporary;

    @Test
    void shouldTellFromMemoryWhatTheOutcomesTold() {
        final long seed = new SplittableRandom().nextLong();
        try (CalorieBank bank = open()) {
            final List<BankEvent> expected = visits(bank, seed, 500);

            assertEquals(expected, fromMemory(bank, 0, EventFilter.all()), "seed " + seed);
            assertEquals(expected.size(), bank.events().count());
            assertEquals(
                    expected.stream()
                            .filter(each -> each.event().kind() == EventKind.CHECKED_IN)
                            .count(),
                    bank.events().countOf(EventKind.CHECKED_IN));
            assertEquals(
                    expected.stream()
                            .filter(each -> each.event().facilityId() == 2)
                            .toList(),
                    fromMemory(bank, 0, EventFilter.ofFacility(2)),
                    "seed " + seed);
        }
    }

    @Test
    void shouldTellFromFilesWhatHappenedBeforeRestart() {
        final long seed = new SplittableRandom().nextLong();
        final List<BankEvent> expected = new ArrayList<>();
        try (CalorieBank bank = open()) {
            expected.addAll(visits(bank, seed, 400));
        }
        try (CalorieBank bank = open();
                JournalSeek seek = JournalSeek.open(bank.directory())) {
            assertNull(bank.events().read(0, EventFilter.all(), 10));
            assertEquals(0, bank.events().count());
            expected.addAll(visits(bank, seed + 1, 400));

            final SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 20; i++) {
                final BankEvent from = expected.get(random.nextInt(expected.size()));
                assertEquals(
                        expected.stream()
                                .filter(each -> each.sequence() > from.sequence())
                                .toList(),
                        read(bank, seek, from.sequence(), 1 + random.nextInt(50)),
                        "seed " + seed);
            }
            assertEquals(expected, read(bank, seek, 0, 64), "seed " + seed);
        }
    }

    @Test
    void shouldTellFromFilesWhatMemoryForgot() {
        final long seed = new SplittableRandom().nextLong();
        try (CalorieBank bank = open();
                JournalSeek seek = JournalSeek.open(bank.directory())) {
            final List<BankEvent> expected = visits(bank, seed, 3 * EventFeed.EVENTS_KEPT);

            assertNull(bank.events().read(0, EventFilter.all(), 10));
            assertEquals(expected, read(bank, seek, 0, 1_000), "seed " + seed);
        }
    }

    @Test
    void shouldSayThatTheBeginningIsGoneWhenItWasArchived() throws IOException {
        final Path archive = Files.createDirectory(temporary.resolve("archive"));
        final BankConfig config = config().withCheckpoints(new CheckpointPolicy(1, 1))
                .withRetention(new RetentionPolicy(List.of("sh", "-c", "cp \"$1\" \"$0\"", archive.toString())));
        try (CalorieBank bank = CalorieBank.open(config)) {
            visits(bank, 1, 2_000);
            bank.takeSnapshot().join();
            visits(bank, 2, 2_000);
            while (bank.retentionState().archived() == 0) {
                assertNull(bank.retentionState().failure());
                bank.takeSnapshot().join();
            }
        }
        try (CalorieBank bank = CalorieBank.open(config);
                JournalSeek seek = JournalSeek.open(bank.directory())) {
            final JournalException gone =
                    assertThrows(JournalException.class, () -> bank.events().read(1, EventFilter.all(), 10, seek));

            assertEquals(JournalException.Kind.NOT_COVERED, gone.kind());
            assertTrue(gone.getMessage().contains("begins at record " + seek.firstSequence()), gone.getMessage());
            assertFalse(read(bank, seek, seek.firstSequence() - 1, 100).isEmpty());
        }
    }

    @Test
    void shouldWakeWhoeverWaitsForNews() throws InterruptedException {
        try (CalorieBank bank = open()) {
            visits(bank, 1, 10);
            final long seen = bank.events().lastSequence();
            assertFalse(bank.events().awaitNews(seen, 1));
            final CompletableFuture<Boolean> news = CompletableFuture.supplyAsync(() -> {
                boolean isNews = false;
                while (!isNews) { // a park may end early
                    isNews = bank.events().awaitNews(seen, Long.MAX_VALUE);
                }
                return true;
            });

            visits(bank, 2, 10);

            assertTrue(news.join());
            assertTrue(bank.events().awaitNews(seen, Long.MAX_VALUE));
        }
    }

    private static List<BankEvent> fromMemory(final CalorieBank bank, final long after, final EventFilter filter) {
        final List<BankEvent> events = new ArrayList<>();
        EventPage page = bank.events().read(after, filter, 100);
        events.addAll(page.events());
        while (page.isMore()) {
            page = bank.events().read(page.throughSequence(), filter, 100);
            events.addAll(page.events());
        }
        assertEquals(bank.events().acknowledgedSequence(), page.throughSequence());
        return events;
    }

    private static List<BankEvent> read(
            final CalorieBank bank, final JournalSeek seek, final long after, final int eventsMax) {
        final List<BankEvent> events = new ArrayList<>();
        EventPage page = bank.events().read(after, EventFilter.all(), eventsMax, seek);
        events.addAll(page.events());
        while (page.throughSequence() < bank.events().acknowledgedSequence()) {
            page = bank.events().read(page.throughSequence(), EventFilter.all(), eventsMax, seek);
            events.addAll(page.events());
        }
        return events;
    }

    private CalorieBank open() {
        return CalorieBank.open(config());
    }

    private BankConfig config() {
        return BankConfig.at(temporary.resolve("bank"))
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(64 << 10)
                .withLowDiskBytes(0)
                .withPipeline(BankSeam.NO_TICKS)
                .withSnapshots(SnapshotPolicy.onDemand());
    }

    /** Open the buildings, and let members go in and out. @return the events of all outcomes. */
    private static List<BankEvent> visits(final CalorieBank bank, final long seed, final int steps) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int facility = 1; facility <= FACILITIES; facility++) {
            outcomes.add(bank.submit(new FacilityCommand.PutFacility(
                    CommandId.random(), 1, facility, 1_000, 0, 0, FacilityStatus.OPEN)));
        }
        for (int member = 1; member <= MEMBERS; member++) {
            final long facility = 1 + member % FACILITIES;
            outcomes.add(
                    bank.submit(new Command.PutMember(CommandId.random(), 1, member, 70_000, 0, MemberStatus.ACTIVE)));
            outcomes.add(bank.submit(new FacilityCommand.PutWristband(
                    CommandId.random(), 1, WristbandStatus.IN_STOCK, member, facility)));
        }
        for (int i = 0; i < steps; i++) {
            final int member = 1 + random.nextInt(MEMBERS);
            final boolean isIn = random.nextBoolean(); // half of them are refused: no events
            outcomes.add(bank.submit(
                    isIn
                            ? new AdmissionCommand.CheckIn(
                                    CommandId.random(),
                                    1,
                                    CheckInKind.DESK,
                                    1 + member % FACILITIES,
                                    member,
                                    0,
                                    0,
                                    member)
                            : new AdmissionCommand.CheckOut(CommandId.random(), 1, member)));
        }
        return outcomes.stream()
                .map(CompletableFuture::join)
                .flatMap(outcome -> outcome.events().stream()
                        .map(event -> new BankEvent(outcome.sequence(), outcome.timeMs(), event)))
                .toList();
    }
}
