package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.adapter.audit.Bisect.Verdict;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BisectTest {
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;
    private static final int MEMBERS = 20;

    @TempDir
    private Path directory;

    @Test
    void shouldSayIdenticalWhenOnlyTheBlocksDiffer() {
        final Path oneByOne = bank("one-by-one", true, commands(30_000));
        final Path together = bank("together", false, commands(30_000));

        final Bisect.Result result = compare(oneByOne, together);

        assertEquals(Verdict.IDENTICAL, result.verdict());
        assertEquals(1, result.from());
        assertEquals(2 * MEMBERS, result.sequence());
    }

    @Test
    void shouldSayHowManyRecordsOneHasMore() {
        final List<Command> commands = commands(30_000);
        final Path longer = bank("longer", true, commands);
        final Path shorter = bank("shorter", false, commands.subList(0, commands.size() - 3));

        final Bisect.Result result = compare(shorter, longer);

        assertEquals(Verdict.A_ENDS_FIRST, result.verdict());
        assertEquals(3, result.recordsMore());
        assertEquals(2 * MEMBERS - 2, result.sequence());
        assertNull(result.placeA());
        assertNotNull(result.placeB());
        assertEquals(Verdict.B_ENDS_FIRST, compare(longer, shorter).verdict());
    }

    @Test
    void shouldTellWhatDiffersFieldByField() {
        final Path one = bank("one", true, commands(30_000));
        final Path other = bank("other", false, commands(29_999));

        final Bisect.Result result = compare(one, other);

        assertEquals(Verdict.DIFFERENT, result.verdict());
        assertEquals(MEMBERS + 8, result.sequence());
        assertEquals(Set.of(8L), result.members());
        assertEquals(
                Set.of(
                        "command.energyCentikcal",
                        "outcome.amountCenticoins",
                        "outcome.postings[0].amountCenticoins",
                        "outcome.touches[0].balanceCenticoins"),
                result.fields().keySet());
        assertArrayEquals(new String[] {"30000", "29999"}, result.fields().get("command.energyCentikcal"));
        assertTrue(result.placeA().contains("one"), result.placeA());
        assertTrue(result.placeB().contains("other"), result.placeB());
    }

    @Test
    void shouldRefuseAJournalWithoutRecords() {
        final Path one = bank("one", true, commands(30_000));

        for (final Path empty : List.of(directory.resolve("missing"), bank("empty", true, List.of()))) {
            assertEquals(
                    JournalException.Kind.NOT_A_JOURNAL,
                    assertThrows(JournalException.class, () -> compare(one, empty))
                            .kind());
        }
    }

    private static Bisect.Result compare(final Path a, final Path b) {
        return Bisect.compare(a, b, JournalProgress.SILENT);
    }

    /** @param energyCentikcal what member 8 reports. */
    private static List<Command> commands(final int energyCentikcal) {
        final List<Command> commands = new ArrayList<>();
        for (long member = 1; member <= MEMBERS; member++) {
            commands.add(new Command.PutMember(new CommandId(0, member), 1, member, 70_000, 0, MemberStatus.ACTIVE));
        }
        for (long member = 1; member <= MEMBERS; member++) {
            commands.add(new Command.ReportActivity(
                    member, 1, DAY, 9_000, member == 8 ? energyCentikcal : 20_000, Limits.WHOLE_DAY, false));
        }
        return commands;
    }

    private Path bank(final String name, final boolean isOneByOne, final List<Command> commands) {
        final Path path = directory.resolve(name);
        final BankConfig config = ImportClock.DATA.configure(BankConfig.at(path).withSyncPolicy(SyncPolicy.NONE));
        try (CalorieBank bank = CalorieBank.open(config)) {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (final Command command : commands) {
                last = bank.submit(command, NOON_MS);
                if (isOneByOne) {
                    last.join();
                }
            }
            last.join();
        }
        return path;
    }
}
