package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.ReceiptText;
import org.caloriebank.journal.checkpoint.CheckpointKey;
import org.caloriebank.journal.checkpoint.Receipt;
import org.caloriebank.journal.checkpoint.ReceiptMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a receipt for one record. */
@Command(
        name = "receipt",
        header = "Write a receipt: one record, and the proof that it is in what the bank has signed.",
        description = {
            "",
            "A small JSON document that anybody can check with 'audit check-receipt' and the bank's public key, without the journal."
                    + " It tells nothing of other members' records. The record must be covered by a checkpoint.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit receipt 1042 --data bank --out receipt.json",
            "  caloriebank audit check-receipt receipt.json --public-key bank/checkpoint.pub"
        })
final class AuditReceiptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SEQUENCE", description = "Of the record, as a statement names it.")
    private long sequence;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Directory of the bank.")
    private Path directory;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: the standard output")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final Receipt receipt = ReceiptMaker.make(directory, sequence);
        final CheckpointKey key = CheckpointKey.read(directory.resolve(CheckpointKey.FILE));
        final String json = Json.of(ReceiptText.fields(receipt, key)) + "\n";
        if (file == null) {
            spec.commandLine().getOut().print(json);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(file, json);
            spec.commandLine()
                    .getOut()
                    .println("The receipt for sequence " + Words.count(sequence) + " is in " + file + ".");
        }
        return ExitCodes.OK;
    }
}
