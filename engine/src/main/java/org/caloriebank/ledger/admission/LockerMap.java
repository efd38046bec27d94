package org.caloriebank.ledger.admission;

import static org.caloriebank.ledger.memory.Invariant.check;

import java.util.Arrays;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Which lockers of one facility are in use: a bit for each, and above them a bit for each word that is full, so that the lowest free number among a
 * million is found by looking at 245 words at most. Grows with the greatest number ever used and then allocates nothing. Owned by the ledger thread.
 */
final class LockerMap {
    private long[] words = new long[0];
    private long[] fullWords = new long[0];
    private int inUse;

    int inUse() {
        return inUse;
    }

    /** @return the lowest number free, or 0 if all from 1 to {@code lockers} are in use. */
    int lowestFree(final int lockers) {
        int word = words.length;
        for (int i = 0; i < fullWords.length; i++) {
            if (fullWords[i] != -1L) {
                word = Math.min(word, i * Long.SIZE + Long.numberOfTrailingZeros(~fullWords[i]));
                break;
            }
        }
        final int bit = word < words.length ? Long.numberOfTrailingZeros(~words[word]) : 0;
        final long number = (long) word * Long.SIZE + bit + 1;
        return number <= lockers ? (int) number : 0;
    }

    /** @return the greatest number in use, or 0. */
    int inUseMax() {
        int word = words.length - 1;
        while (word >= 0 && words[word] == 0) {
            word--;
        }
        return word < 0 ? 0 : (word + 1) * Long.SIZE - Long.numberOfLeadingZeros(words[word]);
    }

    boolean isInUse(final int number) {
        final int word = (number - 1) / Long.SIZE;
        return word < words.length && (words[word] & bit(number - 1)) != 0;
    }

    /** @param number a free one, from 1. */
    void take(final int number) {
        final int word = (number - 1) / Long.SIZE;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
            fullWords = Arrays.copyOf(fullWords, (words.length + Long.SIZE - 1) / Long.SIZE);
        }
        check(!isInUse(number), "a locker is given to one at a time");
        words[word] |= bit(number - 1);
        noteIfFull(word);
        inUse++;
    }

    void free(final int number) {
        final int word = (number - 1) / Long.SIZE;
        check(isInUse(number), "a locker is given back once");
        words[word] &= ~bit(number - 1);
        fullWords[word / Long.SIZE] &= ~bit(word);
        inUse--;
    }

    void saveTo(final StateSink sink) {
        sink.word(inUse);
        sink.word(words.length);
        for (final long word : words) {
            sink.word(word);
        }
    }

    void loadFrom(final StateSource source) {
        inUse = (int) source.word();
        words = new long[(int) source.word()];
        fullWords = new long[(words.length + Long.SIZE - 1) / Long.SIZE];
        for (int word = 0; word < words.length; word++) {
            words[word] = source.word();
            noteIfFull(word);
        }
    }

    private void noteIfFull(final int word) {
        if (words[word] == -1L) {
            fullWords[word / Long.SIZE] |= bit(word);
        }
    }

    private static long bit(final int index) {
        return 1L << index % Long.SIZE;
    }
}
