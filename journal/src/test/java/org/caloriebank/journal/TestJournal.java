package org.caloriebank.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeEncoder;

/** Writes journals of made-up records, remembers what it wrote, and alters files. */
final class TestJournal {
    static final long MIB = 1L << 20;
    private static final long FIRST_TIME_MS = 1_790_000_000_000L;

    /** What was written of one record. */
    record Written(long sequence, long timeMs, byte[] command, byte[] outcome) {
        boolean isSameAs(final Written other) {
            return sequence == other.sequence
                    && timeMs == other.timeMs
                    && Arrays.equals(command, other.command)
                    && Arrays.equals(outcome, other.outcome);
        }
    }

    /** Where a block stands. */
    record Place(Segment segment, long position, int length, long number, long firstSequence, int recordCount) {}

    final Path directory;
    final List<Written> written = new ArrayList<>();
    private final SplittableRandom random;
    private final UnsafeBuffer slab =
            new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX));
    private long timeMs = FIRST_TIME_MS;
    private long sequence;

    TestJournal(final Path directory, final long seed) {
        this.directory = directory;
        random = new SplittableRandom(seed);
        JournalDirectory.prepare(directory);
    }

    JournalConfig config(final SyncPolicy syncPolicy, final long segmentBytes) {
        return new JournalConfig(directory, syncPolicy, segmentBytes, 0, () -> Long.MAX_VALUE);
    }

    /** One process: go on where the journal ends and write batches of 1 to 50 records. */
    TestJournal writeRun(final int batches) {
        return writeRun(batches, SyncPolicy.NONE, MIB);
    }

    TestJournal writeRun(final int batches, final SyncPolicy syncPolicy, final long segmentBytes) {
        final JournalEnd end = readToEnd(directory);
        sequence = end.sequence();
        timeMs = Math.max(timeMs, end.timeMs());
        written.removeIf(record -> record.sequence > sequence);
        try (JournalWriter writer = new JournalWriter(config(syncPolicy, segmentBytes), end)) {
            for (int batch = 0; batch < batches; batch++) {
                writeBatch(writer, 1 + random.nextInt(50));
            }
        }
        return this;
    }

    void writeBatch(final JournalWriter writer, final int records) {
        for (int i = 0; i < records; i++) {
            writeRecord(writer);
        }
        writer.onBatchEnd();
    }

    /** Blocks of one length, so that one fits in another's place. */
    void writeEvenBatch(final JournalWriter writer, final int records) {
        for (int i = 0; i < records; i++) {
            final int commandLength = new Command.Tick().encode(slab, 0);
            final int outcomeLength = outcome(Limits.COMMAND_LENGTH_MAX, 1);
            writer.onRecord(++sequence, timeMs, slab, 0, commandLength, Limits.COMMAND_LENGTH_MAX, outcomeLength);
        }
        writer.onBatchEnd();
    }

    private void writeRecord(final JournalWriter writer) {
        timeMs += random.nextInt(100);
        final int commandLength = command().encode(slab, 0);
        final int outcomeLength = outcome(Limits.COMMAND_LENGTH_MAX, random.nextInt(3));
        writer.onRecord(++sequence, timeMs, slab, 0, commandLength, Limits.COMMAND_LENGTH_MAX, outcomeLength);
        written.add(new Written(
                sequence, timeMs, copy(slab, 0, commandLength), copy(slab, Limits.COMMAND_LENGTH_MAX, outcomeLength)));
    }

    private Command command() {
        final long member = 1 + random.nextInt(1_000_000);
        return random.nextInt(3) == 0
                ? new Command.AdjustBalance(
                        new CommandId(random.nextLong(), random.nextLong()),
                        1,
                        member,
                        random.nextLong(1_000_000),
                        7,
                        "test")
                : new Command.ReportActivity(
                        member,
                        1 + random.nextInt(3),
                        20_000,
                        random.nextInt(12_000),
                        random.nextInt(90_000),
                        random.nextInt(25),
                        false);
    }

    private int outcome(final int offset, final int postings) {
        final OutcomeEncoder encoder =
                new OutcomeEncoder().wrapAndApplyHeader(slab, offset, new MessageHeaderEncoder());
        encoder.resultCode(random.nextInt(4) == 0 ? 20 : 0)
                .settingsVersion(0)
                .reference(sequence)
                .amountCenticoins(random.nextInt(90_000));
        encoder.flags().clear();
        final OutcomeEncoder.PostingsEncoder posting = encoder.postingsCount(postings);
        for (int i = 0; i < postings; i++) {
            posting.next()
                    .amountCenticoins(1 + random.nextInt(90_000))
                    .debitOwner(0)
                    .creditOwner(1 + random.nextInt(1_000_000))
                    .debitKind(AccountKind.ISSUANCE)
                    .creditKind(AccountKind.MEMBER);
        }
        final OutcomeEncoder.TouchesEncoder touch = encoder.touchesCount(1);
        touch.next()
                .memberId(1 + random.nextInt(1_000_000))
                .previousSequence(random.nextInt(1000))
                .balanceCenticoins(random.nextInt(90_000));
        encoder.eventsCount(0);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    static JournalEnd readToEnd(final Path directory) {
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                block.recordCount();
            }
            return reader.end();
        }
    }

    static List<Written> read(final Path directory) {
        final List<Written> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                block.forEachRecord(
                        (sequence, timeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength) ->
                                records.add(written(
                                        sequence,
                                        timeMs,
                                        buffer,
                                        commandOffset,
                                        commandLength,
                                        outcomeOffset,
                                        outcomeLength)));
            }
        }
        return records;
    }

    /** @return a record as a {@link RecordVisitor} is shown it. */
    static Written written(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        return new Written(
                sequence,
                timeMs,
                copy(buffer, commandOffset, commandLength),
                copy(buffer, outcomeOffset, outcomeLength));
    }

    static List<Place> places(final Path directory) {
        final List<Place> places = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            while (reader.next(block)) {
                places.add(new Place(
                        block.segment(),
                        block.position(),
                        block.length(),
                        block.number(),
                        block.firstSequence(),
                        block.recordCount()));
            }
        }
        return places;
    }

    static boolean areSame(final List<Written> some, final List<Written> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).isSameAs(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytesAt(final Path file, final long position, final int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
                // until it is full
            }
            return bytes.array();
        }
    }

    static void overwrite(final Path file, final long position, final byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), position);
        }
    }

    static void zero(final Path file, final long position, final long length) throws IOException {
        overwrite(file, position, new byte[Math.toIntExact(length)]);
    }

    static void truncate(final Path file, final long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    static void flipBit(final Path file, final long position, final int bit) throws IOException {
        final byte[] one = bytesAt(file, position, 1);
        one[0] ^= (byte) (1 << bit);
        overwrite(file, position, one);
    }

    /** Change one block and give it and all behind it correct hashes: what somebody with this code could do. */
    static void forge(final List<Place> places, final int index, final Consumer<byte[]> change) throws IOException {
        final BlockHash hash = new BlockHash();
        byte[] previous = null;
        for (int i = index; i < places.size(); i++) {
            final Place place = places.get(i);
            final byte[] bytes = bytesAt(place.segment().file(), place.position(), place.length());
            if (previous == null) {
                change.accept(bytes);
            } else {
                System.arraycopy(
                        previous,
                        BlockFormat.HASH_OFFSET,
                        bytes,
                        BlockFormat.PREVIOUS_HASH_OFFSET,
                        BlockFormat.HASH_LENGTH);
            }
            hash.stamp(bytes, bytes.length - BlockFormat.END_MARK_LENGTH);
            overwrite(place.segment().file(), place.position(), bytes);
            previous = bytes;
        }
    }

    static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : (Iterable<Path>) files::iterator) {
                final Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static byte[] copy(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }
}
