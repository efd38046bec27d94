package org.caloriebank.adapter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof that cannot fail proves nothing: so each of these is made to. */
final class StreamEvidenceTest {
    private static final long TIME_MS = 1_463_097_600_000L;
    private static final int DAY = 16_934;
    private static final long ANN = 11;
    private static final long BOB = 12;

    private final Command gift = new Command.Gift(CommandId.random(), 1, ANN, BOB, 2_00);
    private final Command walk = new Command.ReportActivity(ANN, 1, DAY, 0, 10_00, 8, false);
    private long opened;
    private Outcome given;
    private Outcome walked;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeJournal() {
        try (CalorieBank bank = CalorieBank.open(BankConfig.at(directory).withClock(LedgerClock.ofCommands()))) {
            submit(bank, new Command.PutMember(CommandId.random(), 1, ANN, 70_000, 0, MemberStatus.ACTIVE));
            opened = submit(bank, new Command.PutMember(CommandId.random(), 1, BOB, 70_000, 0, MemberStatus.ACTIVE))
                    .sequence();
            walked = submit(bank, walk);
            given = submit(bank, gift);
            submit(bank, gift);
            submit(bank, walk);
        }
    }

    @Test
    void shouldFindWhatWasAnswered() {
        final StreamEvidence evidence = StreamEvidence.read(directory, opened);

        final List<Acknowledgement> answers =
                List.of(answer(gift, given.sequence(), 2_00), answer(walk, walked.sequence(), 10_00));

        assertEquals(2, evidence.found(answers));
        assertEquals(0, evidence.unknown(answers));
        assertEquals(0, evidence.appliedTwice());
        assertEquals(1, evidence.duplicates());
    }

    @Test
    void shouldMissAnAnswerTheJournalDoesNotHave() {
        final StreamEvidence evidence = StreamEvidence.read(directory, opened);
        final Command other = new Command.Gift(CommandId.random(), 1, ANN, BOB, 2_00);

        assertEquals(0, evidence.found(List.of(answer(other, 99, 2_00))));
        assertEquals(0, evidence.found(List.of(answer(gift, given.sequence() + 1, 2_00))));
        assertEquals(0, evidence.found(List.of(answer(gift, given.sequence(), 2_01))));
        assertEquals(0, evidence.found(List.of(answer(walk, walked.sequence(), 9_00))));
    }

    @Test
    void shouldCountCommandsNobodySent() {
        final StreamEvidence evidence = StreamEvidence.read(directory, 0);

        assertEquals(3, evidence.unknown(List.of(answer(gift, given.sequence(), 2_00))));
    }

    private static Outcome submit(final CalorieBank bank, final Command command) {
        return bank.submit(command, TIME_MS).join();
    }

    private static Acknowledgement answer(final Command command, final long sequence, final long centicoins) {
        return new Acknowledgement(command, new Reply(ResultCode.ACCEPTED, sequence, centicoins, false), 1, 0, 0);
    }
}
