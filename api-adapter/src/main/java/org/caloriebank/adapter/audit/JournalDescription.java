package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.caloriebank.journal.Damage;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;

/**
 * What is in a journal. When it is damaged, all is told up to the damage.
 *
 * @param formatVersion of its blocks.
 * @param segments files.
 * @param blocks in them.
 * @param blocksSynced of them, which were on the disk before any answer left.
 * @param firstSequence 0, as all other numbers, for a journal without records.
 * @param firstTimeMs ledger time of the first record, ms since 1970.
 * @param firstBlockHash in hexadecimal; zeroes without blocks.
 * @param lastBlockHash the same: it stands for all before it.
 * @param sizeBytes of the files as they are listed; on a file system with sparse files they take less.
 * @param blockBytes of the blocks in them.
 * @param commands by the name of their message.
 * @param codes of their outcomes.
 * @param duplicates outcomes answered from memory.
 * @param postings in all outcomes.
 * @param events in all outcomes, by kind.
 * @param notices what an operator should know, though it is no damage.
 * @param damage null when there is none.
 */
public record JournalDescription(
        Path directory,
        int formatVersion,
        int segments,
        long blocks,
        long blocksSynced,
        long records,
        long firstSequence,
        long lastSequence,
        long firstTimeMs,
        long lastTimeMs,
        String firstBlockHash,
        String lastBlockHash,
        long sizeBytes,
        long blockBytes,
        SortedMap<String, Long> commands,
        SortedMap<ResultCode, Long> codes,
        long duplicates,
        long postings,
        SortedMap<EventKind, Long> events,
        List<String> notices,
        Damage damage) {}
