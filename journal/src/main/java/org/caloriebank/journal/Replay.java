package org.caloriebank.journal;

import java.util.List;

/**
 * What a replay did.
 *
 * @param records applied.
 * @param blocks read.
 * @param segments there are.
 * @param nanos it took.
 * @param end where the journal ends, as far as it was read.
 * @param notices of the reader.
 */
public record Replay(long records, long blocks, int segments, long nanos, JournalEnd end, List<String> notices) {}
