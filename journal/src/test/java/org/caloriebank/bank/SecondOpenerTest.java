package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecondOpenerTest {
    @TempDir
    Path directory;

    @Test
    void shouldRefuseAndNameTheOtherWhenAnotherProcessHasTheDirectory() throws Exception {
        try (ChildJvm child = ChildJvm.start(LockHolder.class, directory.toString())) {
            assertEquals("true", child.readLine());

            final JournalException e =
                    assertThrows(JournalException.class, () -> CalorieBank.open(BankConfig.at(directory)));

            assertEquals(JournalException.Kind.IN_USE, e.kind());
            assertTrue(e.getMessage().contains("in use by process "), e.getMessage());
            assertTrue(JournalVerifier.verify(directory, JournalProgress.SILENT).isProven());
            child.stop();
            assertEquals(0, child.awaitExit());
        }

        CalorieBank.open(BankConfig.at(directory)).close();
    }

    @Test
    void shouldOpenWhenTheProcessThatHadTheDirectoryWasKilled() throws Exception {
        try (ChildJvm child = ChildJvm.start(LockHolder.class, directory.toString())) {
            assertEquals("true", child.readLine());
            child.kill();
            child.awaitExit();

            CalorieBank.open(BankConfig.at(directory)).close();
        }
    }

    @Test
    void shouldKeepTheLockWhenASecondOpenerOfThisProcessWasRefused() throws Exception {
        try (CalorieBank bank = CalorieBank.open(BankConfig.at(directory))) {
            assertThrows(JournalException.class, () -> CalorieBank.open(BankConfig.at(directory)));

            try (ChildJvm child = ChildJvm.start(LockHolder.class, directory.toString())) {
                assertEquals("IN_USE", child.readLine());
                assertEquals(0, child.awaitExit());
            }
            assertTrue(bank.health().isReady());
        }
    }
}
