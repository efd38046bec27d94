package org.caloriebank.journal;

/** Is told after each block how far a reader has come, on the thread that reads. */
@FunctionalInterface
public interface JournalProgress {
    JournalProgress SILENT = (bytesDone, bytesInAll) -> {};

    void onProgress(long bytesDone, long bytesInAll);
}
