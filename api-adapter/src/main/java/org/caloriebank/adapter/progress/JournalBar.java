package org.caloriebank.adapter.progress;

import org.caloriebank.journal.JournalProgress;

/** Shows how far a journal was read. The phase begins with the first word from the reader, which knows the total. */
public final class JournalBar implements JournalProgress {
    private final Progress progress;
    private final String phase;
    private final Progress.Unit unit;
    private boolean isStarted;

    public JournalBar(final Progress progress, final String phase) {
        this(progress, phase, Progress.Unit.BYTES);
    }

    /** @param unit what the reader counts, when it counts no bytes. */
    public JournalBar(final Progress progress, final String phase, final Progress.Unit unit) {
        this.progress = progress;
        this.phase = phase;
        this.unit = unit;
    }

    @Override
    public synchronized void onProgress(final long bytesDone, final long bytesInAll) {
        if (!isStarted) {
            isStarted = true;
            progress.start(phase, unit, bytesInAll);
        }
        progress.reach(bytesDone);
    }
}
