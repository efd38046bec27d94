package org.caloriebank.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * A segment's file after the last block was written to it: forced to the disk and closed on a thread of its own, since under {@link SyncPolicy#NONE} a whole
 * segment may wait to be written, and the bank must not wait with it.
 */
final class RetiredFile {
    private final FileChannel channel;
    private final Thread thread = new Thread(this::forceAndClose, "caloriebank-segment");
    private volatile IOException failure;

    RetiredFile(final FileChannel channel) {
        this.channel = channel;
        thread.setDaemon(true);
        thread.start();
    }

    /** Wait until the file is on the disk. */
    void await() throws IOException {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void forceAndClose() {
        try (channel) {
            channel.force(false);
        } catch (final IOException e) {
            failure = e;
        }
    }
}
