package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.snapshot.SnapshotTaking;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trail tells of members is what a reading of everything tells, for everything that can happen to them. */
final class MemberTrailTest {
    private static final int RECORDS = 20_000;
    private static final int LINES_ALL = Integer.MAX_VALUE;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindTheRecordsAReadingOfEverythingFinds(final long seed) {
        WorkloadJournal.write(directory, seed, RECORDS);
        final Map<Long, List<Long>> trails = WorkloadJournal.trails(WorkloadJournal.read(directory));
        final SplittableRandom random = new SplittableRandom(seed);

        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            trails.forEach((memberId, expected) -> {
                final String hint = "seed " + seed + ", member " + memberId;
                assertEquals(expected, sequences(trail(audit, memberId, Moment.END)), hint);

                final long asOf = expected.get(expected.size() - 1)
                        + random.nextLong(RECORDS - expected.get(expected.size() - 1));
                final List<Long> upTo =
                        expected.stream().filter(sequence -> sequence <= asOf).toList();
                assertEquals(upTo, sequences(trail(audit, memberId, Moment.parse(Long.toString(asOf)))), hint);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldBeginAtWhatIsKnownAndLookOnlyBehindIt(final long seed) {
        WorkloadJournal.write(directory, seed, RECORDS);
        final List<WorkloadJournal.Read> records = WorkloadJournal.read(directory);
        final Map<Long, List<Long>> trails = WorkloadJournal.trails(records);

        try (MemberAudit audit = MemberAudit.open(directory, knownUpTo(records, RECORDS / 2))) {
            trails.forEach((memberId, expected) -> {
                final String hint = "seed " + seed + ", member " + memberId;
                assertEquals(expected, sequences(trail(audit, memberId, Moment.END)), hint);
                final long asOf = Math.max(RECORDS / 4, expected.get(expected.size() - 1));
                assertEquals(
                        expected.stream().filter(sequence -> sequence <= asOf).toList(),
                        sequences(trail(audit, memberId, Moment.parse(Long.toString(asOf)))),
                        hint);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {14, 15})
    void shouldBeginAtTheNewestSnapshot(final long seed) {
        WorkloadJournal.write(directory, seed, RECORDS);
        final Map<Long, List<Long>> trails = WorkloadJournal.trails(WorkloadJournal.read(directory));
        final long covered;
        try (JournalSeek seek = JournalSeek.open(directory)) {
            covered = seek.blockOf(RECORDS / 2).lastSequence();
        }
        SnapshotTaking.take(Disk.SYSTEM, directory, covered, JournalProgress.SILENT);

        try (SnapshotBase base = SnapshotBase.of(directory);
                MemberAudit audit = MemberAudit.open(directory, base)) {
            assertEquals(covered, base.coveredSequence());
            trails.forEach((memberId, expected) -> {
                final String hint = "seed " + seed + ", member " + memberId;
                assertEquals(expected, sequences(trail(audit, memberId, Moment.END)), hint);
                final long known = expected.stream()
                        .filter(sequence -> sequence <= covered)
                        .max(Long::compare)
                        .orElse(0L);
                assertEquals(known, base.lastSequenceOf(memberId), hint);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void shouldFootWithTheLedgersBooks(final long seed) {
        WorkloadJournal.write(directory, seed, RECORDS);
        final Map<Long, List<Long>> trails = WorkloadJournal.trails(WorkloadJournal.read(directory));
        final long asOf = RECORDS - RECORDS / 3;
        final Map<String, Long> balances = balances(asOf);
        final Moment moment = Moment.parse(Long.toString(asOf));

        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            for (final long memberId : trails.keySet()) {
                final List<Long> trail = trails.get(memberId);
                if (trail.get(trail.size() - 1) > asOf) {
                    continue; // not there yet
                }
                final String hint = "seed " + seed + ", member " + memberId;
                final Statement statement = Statement.of(trail(audit, memberId, moment), LINES_ALL, Long.MIN_VALUE);
                final CoinOrigins origins = CoinOrigins.of(trail(audit, memberId, moment));
                final long balance = balances.getOrDefault(AuditLedger.accountName(AccountKind.MEMBER, memberId), 0L);
                final long debt = -balances.getOrDefault(AuditLedger.accountName(AccountKind.DEBT, memberId), 0L);

                assertEquals(0, statement.openingCenticoins(), hint);
                assertEquals(balance, statement.closingCenticoins(), hint);
                assertEquals(
                        debt,
                        statement.lines().stream()
                                .mapToLong(StatementLine::debtCenticoins)
                                .sum(),
                        hint);
                assertEquals(balance, origins.balanceCenticoins(), hint);
                assertEquals(debt, origins.debtCenticoins(), hint);
                assertEquals(
                        balance - debt,
                        origins.movements().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        hint);
            }
        }
    }

    @Test
    void shouldJoinPagesToOneStatement() {
        WorkloadJournal.write(directory, 9, RECORDS);
        final SplittableRandom random = new SplittableRandom(9);

        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE);
                JournalSeek seek = JournalSeek.open(directory)) {
            final Statement whole = Statement.of(trail(audit, 3, Moment.END), LINES_ALL, Long.MIN_VALUE);
            final List<StatementLine> joined = new ArrayList<>();
            long next = whole.lines().get(whole.lines().size() - 1).sequence();
            long closing = whole.closingCenticoins();
            while (next > 0) {
                final Statement page =
                        Statement.of(new MemberTrail(seek, 3, next), 1 + random.nextInt(20), Long.MIN_VALUE);
                assertEquals(closing, page.closingCenticoins());
                joined.addAll(0, page.lines());
                closing = page.openingCenticoins();
                next = page.olderSequence();
            }

            assertEquals(whole.lines(), joined);
            assertEquals(0, closing);
        }
    }

    @Test
    void shouldTakeLinesFromATime() {
        WorkloadJournal.write(directory, 10, RECORDS);

        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            final Statement whole = Statement.of(trail(audit, 4, Moment.END), LINES_ALL, Long.MIN_VALUE);
            final int middle = whole.lines().size() / 2;
            final long fromMs = whole.lines().get(middle).timeMs();
            final Statement part = Statement.of(trail(audit, 4, Moment.END), LINES_ALL, fromMs);
            final Statement none = Statement.of(trail(audit, 4, Moment.END), LINES_ALL, Long.MAX_VALUE);

            assertEquals(
                    whole.lines().stream()
                            .filter(line -> line.timeMs() >= fromMs)
                            .toList(),
                    part.lines());
            assertEquals(whole.closingCenticoins(), part.closingCenticoins());
            assertEquals(List.of(), none.lines());
            assertEquals(whole.closingCenticoins(), none.openingCenticoins());
        }
    }

    @Test
    void shouldEndWhereTheJournalBeginsWhenItsFirstSegmentsAreGone() throws IOException {
        WorkloadJournal.write(directory, 11, RECORDS);
        final Statement whole;
        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            whole = Statement.of(trail(audit, 5, Moment.END), LINES_ALL, Long.MIN_VALUE);
        }
        Files.delete(JournalDirectory.segments(directory).get(0).file());

        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            final Statement rest = Statement.of(trail(audit, 5, Moment.END), LINES_ALL, Long.MIN_VALUE);
            final int gone = whole.lines().size() - rest.lines().size();

            assertTrue(rest.isCutOff());
            assertTrue(gone > 0);
            assertEquals(whole.lines().subList(gone, whole.lines().size()), rest.lines());
            assertEquals(whole.lines().get(gone - 1).balanceCenticoins(), rest.openingCenticoins());
            assertEquals(whole.lines().get(gone - 1).sequence(), rest.olderSequence());
            assertTrue(CoinOrigins.of(trail(audit, 5, Moment.END)).isCutOff());
        }
    }

    @Test
    void shouldRefuseATrailThatLeadsToARecordOfSomebodyElse() {
        WorkloadJournal.write(directory, 12, RECORDS);
        final List<WorkloadJournal.Read> records = WorkloadJournal.read(directory);
        final long strange = records.stream()
                .filter(record -> record.outcome().touches().stream().noneMatch(touch -> touch.memberId() == 6))
                .findFirst()
                .orElseThrow()
                .outcome()
                .sequence();

        try (JournalSeek seek = JournalSeek.open(directory)) {
            final MemberTrail trail = new MemberTrail(seek, 6, strange);
            final JournalException failure = assertThrows(JournalException.class, trail::next);

            assertEquals(JournalException.Kind.BOOKS_DIFFER, failure.kind());
            assertTrue(failure.getMessage().contains("sequence " + strange + " "), failure.getMessage());
            assertThrows(JournalException.class, new MemberTrail(seek, 6, RECORDS + 1L)::next);
            assertNull(new MemberTrail(seek, 6, 0).next());
        }
    }

    @Test
    void shouldRefuseAMemberWithoutRecordsAndAMomentOutsideTheJournal() {
        WorkloadJournal.write(directory, 13, RECORDS);

        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            for (final String moment : List.of("0", "1960-01-01", Integer.toString(RECORDS + 1), "2999-01-01")) {
                assertRefused(audit, 1, Moment.parse(moment), moment);
            }
            assertRefused(audit, 999_999, Moment.END, "999999");
            assertFalse(sequences(trail(audit, 1, Moment.END)).isEmpty());
        }
    }

    private static void assertRefused(
            final MemberAudit audit, final long memberId, final Moment moment, final String hint) {
        final JournalException failure =
                assertThrows(JournalException.class, () -> trail(audit, memberId, moment), hint);
        assertEquals(JournalException.Kind.NOT_COVERED, failure.kind(), hint);
    }

    private Map<String, Long> balances(final long asOf) {
        final Map<String, Long> balances = new HashMap<>();
        try (AuditLedger audit = AuditLedger.replay(directory, ReplayLimit.toSequence(asOf), JournalProgress.SILENT)) {
            audit.ledger()
                    .forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) ->
                            balances.put(AuditLedger.accountName(kind, owner), balanceCenticoins));
        }
        return balances;
    }

    private static TrailBase knownUpTo(final List<WorkloadJournal.Read> records, final long coveredSequence) {
        final Map<Long, Long> lastByMember = new HashMap<>();
        for (final WorkloadJournal.Read record : records.subList(0, (int) coveredSequence)) {
            for (final Outcome.Touch touch : record.outcome().touches()) {
                lastByMember.put(touch.memberId(), record.outcome().sequence());
            }
        }
        return new TrailBase() {
            @Override
            public long coveredSequence() {
                return coveredSequence;
            }

            @Override
            public long lastSequenceOf(final long memberId) {
                return lastByMember.getOrDefault(memberId, 0L);
            }
        };
    }

    private static MemberTrail trail(final MemberAudit audit, final long memberId, final Moment moment) {
        return audit.trail(memberId, moment, JournalProgress.SILENT);
    }

    private static List<Long> sequences(final MemberTrail trail) {
        final List<Long> sequences = new ArrayList<>();
        TrailRecord record = trail.next();
        while (record != null) {
            sequences.add(record.sequence());
            record = trail.next();
        }
        return sequences;
    }
}
