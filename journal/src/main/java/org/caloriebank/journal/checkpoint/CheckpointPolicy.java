package org.caloriebank.journal.checkpoint;

/**
 * When a bank signs a checkpoint, if there is something new: after so many blocks, or when a block has waited so long, whichever is first; and at a clean stop.
 *
 * @param blocks 0 for never.
 * @param seconds a block waits for its checkpoint.
 */
public record CheckpointPolicy(int blocks, int seconds) {
    public static final CheckpointPolicy OFF = new CheckpointPolicy(0, 0);
    public static final CheckpointPolicy DEFAULT = new CheckpointPolicy(1_000, 60);
    private static final int BLOCKS_MAX = 1_000_000;
    private static final int SECONDS_MAX = 86_400;

    public CheckpointPolicy {
        final boolean isOff = blocks == 0 && seconds == 0;
        if (!isOff && (blocks < 1 || blocks > BLOCKS_MAX || seconds < 1 || seconds > SECONDS_MAX)) {
            throw new IllegalArgumentException("a checkpoint comes after 1 to " + BLOCKS_MAX + " blocks and 1 to "
                    + SECONDS_MAX + " seconds, not " + blocks + " and " + seconds);
        }
    }

    public boolean isOn() {
        return blocks > 0;
    }
}
