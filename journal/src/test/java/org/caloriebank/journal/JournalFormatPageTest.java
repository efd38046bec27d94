package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the block that the format's page shows byte by byte a real one. */
class JournalFormatPageTest {
    private static final Path PAGE = Path.of("../docs/JOURNAL-FORMAT.md");
    /** An offset of four hexadecimal digits, then bytes; what follows them is explained to people. */
    private static final Pattern DUMP_LINE = Pattern.compile("^([0-9a-f]{4})  ((?:[0-9a-f]{2} ?)+)(?:  .*)?$");

    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;

    @TempDir
    private Path directory;

    private final UnsafeBuffer slab =
            new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX));

    @Test
    void shouldShowTheBytesOfTheFirstBlockOfABankInWhichAMemberWalked() throws IOException {
        JournalDirectory.prepare(directory);
        final JournalConfig config =
                new JournalConfig(directory, SyncPolicy.BATCH, TestJournal.MIB, 0, () -> Long.MAX_VALUE);
        try (Ledger ledger = new Ledger();
                JournalWriter writer = new JournalWriter(config, JournalEnd.ofNewJournal())) {
            write(
                    ledger,
                    writer,
                    new Command.PutMember(new CommandId(1, 2), 9, 42, 70_000, 60, MemberStatus.ACTIVE),
                    NOON_MS);
            write(
                    ledger,
                    writer,
                    new Command.ReportActivity(42, 1, DAY, 8_000, 31_500, Limits.WHOLE_DAY, false),
                    NOON_MS + 1);
            writer.onBatchEnd();
        }
        final TestJournal.Place place = TestJournal.places(directory).get(0);
        final byte[] written = TestJournal.bytesAt(place.segment().file(), place.position(), place.length());

        final byte[] shown = bytesOfThePage();

        assertEquals(HexFormat.of().formatHex(written), HexFormat.of().formatHex(shown));
        assertArrayEquals(written, shown);
    }

    private void write(final Ledger ledger, final JournalWriter writer, final Command command, final long timeMs) {
        final int length = command.encode(slab, 0);
        final int outcomeLength = ledger.apply(timeMs, slab, 0, slab, Limits.COMMAND_LENGTH_MAX);
        writer.onRecord(ledger.lastSequence(), timeMs, slab, 0, length, Limits.COMMAND_LENGTH_MAX, outcomeLength);
    }

    private static byte[] bytesOfThePage() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (final String line : Files.readAllLines(PAGE)) {
            final Matcher matcher = DUMP_LINE.matcher(line);
            if (matcher.matches()) {
                assertEquals(bytes.size(), Integer.parseInt(matcher.group(1), 16), "offset of the line " + line);
                bytes.writeBytes(HexFormat.of().parseHex(matcher.group(2).replace(" ", "")));
            }
        }
        return bytes.toByteArray();
    }
}
