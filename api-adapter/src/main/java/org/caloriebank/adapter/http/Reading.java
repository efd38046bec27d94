package org.caloriebank.adapter.http;

import org.caloriebank.journal.JournalSeek;

/** What a reader's thread does for one request. */
@FunctionalInterface
interface Reading {
    /**
     * The moment an answer is of.
     *
     * @param sequence of the last record it knows.
     * @param timeMs ledger time then, ms since 1970.
     */
    record AsOf(long sequence, long timeMs) {}

    /**
     * @return the body of the answer.
     * @throws org.caloriebank.journal.JournalException if the files are not as they should be.
     * @throws RequestRefusedException if the request is not.
     */
    byte[] read(JournalSeek seek);
}
