package org.caloriebank.journal;

import java.nio.file.Path;

/**
 * One file of the journal.
 *
 * @param number counts over the whole journal from 1; the file's name is this many days after 1970-01-01, which is how Chronicle names cycles.
 */
public record Segment(long number, Path file) {}
