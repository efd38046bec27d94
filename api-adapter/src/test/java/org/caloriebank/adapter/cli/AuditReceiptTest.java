package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.caloriebank.adapter.audit.ReceiptText;
import org.caloriebank.adapter.audit.ReceiptText.NotAReceiptException;
import org.caloriebank.journal.checkpoint.CheckpointKey;
import org.caloriebank.journal.checkpoint.Receipt;
import org.caloriebank.journal.checkpoint.ReceiptMaker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts prove a record without the journal, and nothing else. */
class AuditReceiptTest {
    private static final long SEED = 5;

    @TempDir
    Path directory;

    private Path bank;
    private long last;

    @BeforeEach
    void openBank() {
        bank = directory.resolve("bank");
        last = SignedBank.run(bank, 4);
    }

    @Test
    void shouldProveEveryRecord() throws Exception {
        final CheckpointKey key = CheckpointKey.read(bank.resolve("checkpoint.pub"));
        for (long sequence = 1; sequence <= last; sequence++) {
            final String json = Json.of(ReceiptText.fields(ReceiptMaker.make(bank, sequence), key));

            final Receipt receipt = ReceiptText.parse(json.getBytes(StandardCharsets.UTF_8), key);

            assertEquals(sequence, receipt.sequence());
            assertTrue(receipt.problemWith(key).isEmpty(), () -> receipt.problemWith(key)
                    .orElse(""));
        }
    }

    @Test
    void shouldWriteAReceiptThatChecksWithoutTheBank() throws IOException {
        final Path receipt = directory.resolve("receipt.json");
        final ProgramRun made = ProgramRun.of("audit", "receipt", 14, "--data", bank, "--out", receipt);
        final Path key = Files.copy(bank.resolve("checkpoint.pub"), directory.resolve("their.pub"));
        Files.move(bank, directory.resolve("elsewhere"));

        final ProgramRun checked = ProgramRun.of("audit", "check-receipt", receipt, "--public-key", key);

        assertEquals(ExitCodes.OK, made.exitCode(), made.err());
        assertEquals(ExitCodes.OK, checked.exitCode(), checked.err());
        assertTrue(checked.out().contains("AdjustBalance"), checked.out());
        assertFalse(Files.readString(receipt).contains("PutMember"), "tells of no other record");
    }

    @Test
    void shouldRefuseEveryAlteredByte() throws Exception {
        final CheckpointKey key = CheckpointKey.read(bank.resolve("checkpoint.pub"));
        final byte[] json =
                Json.of(ReceiptText.fields(ReceiptMaker.make(bank, 17), key)).getBytes(StandardCharsets.UTF_8);
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int at = 0; at < json.length; at++) {
            if (json[at] <= ' ') {
                continue; // white space between the fields means nothing
            }
            final byte[] altered = json.clone();
            altered[at] = (byte) ('!' + (altered[at] - '!' + 1 + random.nextInt(93)) % 94);
            final int position = at;

            assertTrue(
                    isRefused(altered, key),
                    () -> "byte " + position + " of " + new String(altered, StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldSayWhyThereIsNoReceipt() throws IOException {
        final Path other = directory.resolve("other");
        SignedBank.run(other, 1);
        final Path receipt = directory.resolve("receipt.json");
        ProgramRun.of("audit", "receipt", 3, "--data", bank, "--out", receipt);
        final Path text = Files.writeString(directory.resolve("text.json"), "{\"format\": 1}");

        assertRefused("sequences 1 to", ProgramRun.of("audit", "receipt", last + 1, "--data", bank));
        assertRefused("sequences 1 to", ProgramRun.of("audit", "receipt", 0, "--data", bank));
        assertRefused(
                "fingerprint",
                ProgramRun.of("audit", "check-receipt", receipt, "--public-key", other.resolve("checkpoint.pub")));
        assertRefused(
                "proves nothing",
                ProgramRun.of("audit", "check-receipt", text, "--public-key", bank.resolve("checkpoint.pub")));
        assertRefused(
                "no file",
                ProgramRun.of(
                        "audit",
                        "check-receipt",
                        directory.resolve("absent"),
                        "--public-key",
                        bank.resolve("checkpoint.pub")));
        Files.delete(bank.resolve("checkpoints.log"));
        assertRefused("No checkpoint", ProgramRun.of("audit", "receipt", 3, "--data", bank));
    }

    private static void assertRefused(final String hint, final ProgramRun run) {
        assertTrue(run.exitCode() == ExitCodes.REFUSED || run.exitCode() == ExitCodes.UNREADABLE, run.out());
        assertEquals("", run.out());
        assertTrue(run.err().contains(hint), run.err());
    }

    private static boolean isRefused(final byte[] json, final CheckpointKey key) {
        try {
            return ReceiptText.parse(json, key).problemWith(key).isPresent();
        } catch (final NotAReceiptException e) {
            return true;
        }
    }
}
