package org.caloriebank.journal;

import java.nio.file.Path;
import java.util.HexFormat;

/** Proves a journal's bytes without a ledger. Needs no lock; may run while a bank writes to the directory. */
public final class JournalVerifier {
    private JournalVerifier() {}

    /**
     * @return what was found, damage included.
     * @throws JournalException if there is no journal, it is of a newer version, or it cannot be read.
     */
    public static JournalReport verify(final Path directory, final JournalProgress progress) {
        try (JournalReader reader = JournalReader.open(directory)) {
            return verify(reader, progress);
        }
    }

    private static JournalReport verify(final JournalReader reader, final JournalProgress progress) {
        final Block block = new Block();
        final long bytesInAll = reader.bytesInAll();
        long firstTimeMs = 0;
        Damage damage = null;
        try {
            while (reader.next(block)) {
                if (firstTimeMs == 0) {
                    firstTimeMs = block.recordTimeMs(BlockFormat.HEADER_LENGTH);
                }
                progress.onProgress(Math.min(reader.bytesDone(), bytesInAll), bytesInAll);
            }
            progress.onProgress(bytesInAll, bytesInAll);
        } catch (final JournalException e) {
            if (e.damage() == null) {
                throw e;
            }
            damage = e.damage();
        }
        return report(reader, firstTimeMs, damage);
    }

    private static JournalReport report(final JournalReader reader, final long firstTimeMs, final Damage damage) {
        final JournalEnd end = reader.end();
        return new JournalReport(
                end.sequence(),
                end.block(),
                reader.segmentCount(),
                end.sequence() == 0 ? 0 : 1,
                end.sequence(),
                firstTimeMs,
                end.timeMs(),
                HexFormat.of().formatHex(end.hash()),
                reader.notices(),
                damage);
    }
}
