package org.caloriebank.bank;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Outcome;

/** Opens a bank, sends commands without end and prints each acknowledgement unbuffered, until it is killed. */
final class DoomedProcess {
    private DoomedProcess() {}

    public static void main(final String[] arguments) {
        final int round = Integer.parseInt(arguments[1]);
        final BankConfig config = BankConfig.at(Path.of(arguments[0]))
                .withSyncPolicy(SyncPolicy.valueOf(arguments[2]))
                .withSegmentBytes(1 << 20)
                .withLowDiskBytes(0);
        final FileOutputStream output = new FileOutputStream(FileDescriptor.out);
        final CalorieBank bank =
                CalorieBank.open(config.withPipeline(config.pipeline().withRingSize(1024)));
        print(output, "open");
        for (int index = 0; ; index++) {
            final int number = index;
            bank.submit(CrashWorkload.command(round, index))
                    .thenAccept(outcome -> print(output, line(number, outcome)));
        }
    }

    private static String line(final int index, final Outcome outcome) {
        return index + " " + outcome.sequence() + " " + outcome.code().code() + " " + outcome.reference() + " "
                + outcome.amountCenticoins();
    }

    private static void print(final FileOutputStream output, final String line) {
        try {
            output.write((line + "\n").getBytes(US_ASCII));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
