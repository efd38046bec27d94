package org.caloriebank.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches the room on the disk: low below the mark, and well again a quarter above it, so that it does not flutter.
 * <p>
 * The journal's thread looks every few MiB and every second while it writes. While the disk is low nothing is written, so whoever asks looks, a few
 * times a second. An error in looking counts as low.
 */
final class DiskGuard {
    private static final long LOOK_EVERY_BYTES = 4L << 20;
    private static final long LOOK_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_WHEN_LOW_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long NEW_SEGMENT_BYTES = 4L << 20;

    private final DiskSpace diskSpace;
    private final long lowBytes;
    private final long wellBytes;
    private final AtomicLong lookedAtNs = new AtomicLong();
    private long bytesSinceLook;
    private volatile boolean isLow;

    DiskGuard(final DiskSpace diskSpace, final long lowBytes) {
        this.diskSpace = diskSpace;
        this.lowBytes = lowBytes;
        wellBytes = lowBytes + Math.min(lowBytes / 4, Long.MAX_VALUE - lowBytes);
        look();
    }

    /** Any thread. */
    boolean isLow() {
        return isLow && isStillLow();
    }

    /** The journal's thread. */
    void onWritten(final int bytes) {
        bytesSinceLook += bytes;
        if (bytesSinceLook >= LOOK_EVERY_BYTES || System.nanoTime() - lookedAtNs.get() >= LOOK_EVERY_NS) {
            look();
        }
    }

    /** The journal's thread, before a new segment. */
    void look() {
        bytesSinceLook = 0;
        lookedAtNs.set(System.nanoTime());
        measure();
    }

    /** The journal's thread: @throws IOException if a new segment's first pages, which Chronicle itself makes, would find no room. */
    void requireRoomForSegment() throws IOException {
        final long usable = usableBytes();
        if (usable < NEW_SEGMENT_BYTES) {
            throw new IOException("No space left for a new segment: " + Math.max(0, usable) + " bytes");
        }
    }

    private boolean isStillLow() {
        final long lastNs = lookedAtNs.get();
        final long nowNs = System.nanoTime();
        if (nowNs - lastNs >= LOOK_WHEN_LOW_NS && lookedAtNs.compareAndSet(lastNs, nowNs)) {
            measure();
        }
        return isLow;
    }

    private void measure() {
        isLow = usableBytes() < (isLow ? wellBytes : lowBytes);
    }

    private long usableBytes() {
        try {
            return diskSpace.usableBytes();
        } catch (final IOException | UncheckedIOException e) {
            return -1; // a disk that cannot be asked is not written to
        }
    }
}
