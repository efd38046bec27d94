package org.caloriebank.bank;

import java.io.IOException;
import java.nio.file.Path;
import org.caloriebank.journal.JournalException;

/** A process that opens a bank, says so, and holds it until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(final String[] arguments) throws IOException {
        try (CalorieBank bank = CalorieBank.open(BankConfig.at(Path.of(arguments[0])))) {
            System.out.println(bank.health().isReady());
            while (System.in.read() >= 0) {
                // until the parent closes the pipe
            }
        } catch (final JournalException e) {
            System.out.println(e.kind());
        }
    }
}
