package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.BlockFormat;
import org.caloriebank.journal.Damage;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/** Reads a journal once and counts what is in it. Hashes and order are proven on the way; no command is run. */
public final class JournalDescriber {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final CommandNames names = new CommandNames();
    private final SortedMap<String, long[]> countByName = new TreeMap<>();
    private final SortedMap<ResultCode, Long> codes = new TreeMap<>();
    private long firstSequence;
    private long firstTimeMs;
    private String firstBlockHash = HexFormat.of().formatHex(new byte[BlockFormat.HASH_LENGTH]);
    private long records;
    private long blocksSynced;
    private long blockBytes;
    private long duplicates;
    private final SortedMap<EventKind, Long> events = new TreeMap<>();
    private long postings;

    private JournalDescriber() {}

    /** @throws JournalException if there is no journal, it is of a newer version, or it cannot be read. */
    public static JournalDescription describe(final Path directory, final JournalProgress progress) {
        try (JournalReader reader = JournalReader.open(directory)) {
            return new JournalDescriber().describe(directory, reader, progress);
        }
    }

    private JournalDescription describe(
            final Path directory, final JournalReader reader, final JournalProgress progress) {
        final Block block = new Block();
        final long bytesInAll = reader.bytesInAll();
        Damage damage = null;
        try {
            while (reader.next(block)) {
                onBlock(block);
                progress.onProgress(Math.min(reader.bytesDone(), bytesInAll), bytesInAll);
            }
        } catch (final JournalException e) {
            if (e.damage() == null) {
                throw e;
            }
            damage = e.damage();
        }
        return description(directory, reader, damage);
    }

    private JournalDescription description(final Path directory, final JournalReader reader, final Damage damage) {
        final JournalEnd end = reader.end();
        return new JournalDescription(
                directory,
                BlockFormat.VERSION,
                reader.segmentCount(),
                end.block(),
                blocksSynced,
                records,
                firstSequence,
                end.sequence(),
                firstTimeMs,
                end.timeMs(),
                firstBlockHash,
                HexFormat.of().formatHex(end.hash()),
                reader.bytesInAll(),
                blockBytes,
                commands(),
                Collections.unmodifiableSortedMap(codes),
                duplicates,
                postings,
                Collections.unmodifiableSortedMap(events),
                reader.notices(),
                damage);
    }

    private void onBlock(final Block block) {
        if (records == 0) {
            final byte[] hash = new byte[BlockFormat.HASH_LENGTH];
            block.copyHashTo(hash);
            firstBlockHash = HexFormat.of().formatHex(hash);
            firstSequence = block.firstSequence();
        }
        blockBytes += block.length();
        blocksSynced += (block.flags() & BlockFormat.FLAG_SYNCED) != 0 ? 1 : 0;
        block.forEachRecord(this::onRecord);
    }

    private void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        if (records++ == 0) {
            firstTimeMs = timeMs;
        }
        countByName.computeIfAbsent(names.of(buffer, commandOffset), name -> new long[1])[0]++;
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        codes.merge(ResultCode.of(outcome.resultCode()), 1L, Long::sum);
        duplicates += outcome.flags().duplicate() ? 1 : 0;
        outcome.postings().forEach(posting -> postings++);
        outcome.touches().forEach(touch -> {}); // the groups stand one behind the other, and are passed in order
        for (final OutcomeDecoder.EventsDecoder event : outcome.events()) {
            events.merge(event.kind(), 1L, Long::sum);
        }
    }

    private SortedMap<String, Long> commands() {
        final SortedMap<String, Long> commands = new TreeMap<>();
        countByName.forEach((name, count) -> commands.put(name, count[0]));
        return Collections.unmodifiableSortedMap(commands);
    }
}
