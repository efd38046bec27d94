package org.caloriebank.journal.checkpoint;

import java.nio.file.Path;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.SegmentForce;

/**
 * Which journal to sign.
 *
 * @param disk to go through.
 * @param directory of the bank.
 * @param end of the journal as it was recovered, before its writer went on.
 * @param force of what that writer writes.
 */
public record CheckpointPlaces(Disk disk, Path directory, JournalEnd end, SegmentForce force) {}
