package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.ReceiptText;
import org.caloriebank.adapter.audit.ReceiptText.NotAReceiptException;
import org.caloriebank.journal.checkpoint.Checkpoint;
import org.caloriebank.journal.checkpoint.CheckpointKey;
import org.caloriebank.journal.checkpoint.Receipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a receipt without any journal. */
@Command(
        name = "check-receipt",
        header = "Check a receipt with the bank's public key alone.",
        description = {
            "",
            "Exit code 0 means: the bank has signed a journal that holds this very record at this sequence.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank audit check-receipt receipt.json --public-key checkpoint.pub"})
final class AuditCheckReceiptCommand implements Callable<Integer> {
    private static final long LENGTH_MAX = 1L << 20;

    @Parameters(paramLabel = "FILE", description = "The receipt.")
    private Path file;

    @Option(
            names = "--public-key",
            required = true,
            paramLabel = "FILE",
            description = "The bank's checkpoint.pub, from somebody you believe.")
    private Path publicKey;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandFailedException {
        final CheckpointKey key = CheckpointKey.read(publicKey);
        final Receipt receipt = read(key);
        final Optional<String> problem = receipt.problemWith(key);
        if (problem.isPresent()) {
            throw refused(problem.get());
        }
        print(receipt, key);
        return ExitCodes.OK;
    }

    private Receipt read(final CheckpointKey key) throws IOException, CommandFailedException {
        if (Files.size(file) > LENGTH_MAX) {
            throw refused("it is longer than any receipt");
        }
        try {
            return ReceiptText.parse(Files.readAllBytes(file), key);
        } catch (final NotAReceiptException e) {
            throw refused(e.getMessage());
        }
    }

    private void print(final Receipt receipt, final CheckpointKey key) {
        final Checkpoint checkpoint = receipt.checkpoint().checkpoint();
        final PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Proven: the bank with the key " + key.fingerprint() + " has signed a journal that holds this record.");
        out.println("  sequence    " + Words.count(receipt.sequence()) + ", in block " + Words.count(receipt.block()));
        out.println("  time        " + ReceiptText.ledgerTime(receipt));
        out.println("  command     " + ReceiptText.command(receipt));
        out.println("  outcome     " + ReceiptText.outcome(receipt));
        out.println("  checkpoint  of sequence " + Words.count(checkpoint.sequence()) + ", "
                + Words.time(checkpoint.timeMs()));
    }

    private CommandFailedException refused(final String what) {
        return new CommandFailedException(
                ExitCodes.REFUSED, "The receipt " + file + " proves nothing: " + what + ".", null);
    }
}
