package org.caloriebank.journal;

import java.nio.file.Path;

/**
 * A place where the journal is not what was written.
 *
 * @param file the segment's file.
 * @param position in the file, bytes.
 * @param block number of the first block that is bad or missing.
 * @param sequence of the first record that is bad or missing.
 * @param what is wrong, without a full stop.
 */
public record Damage(Path file, long position, long block, long sequence, String what) {
    public String sentence() {
        return "The journal is damaged at block " + block + " (sequence " + sequence + ", " + file + " at byte "
                + position + "): " + what + "; keep the files as they are and restore the directory from a copy.";
    }
}
