package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.SavedMemory;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/** A ledger's state on the heap: what it handed over, in order. */
final class StateImage implements StateSink {
    private final List<Long> words = new ArrayList<>();
    private final List<byte[]> stretches = new ArrayList<>();

    static StateImage of(final Ledger ledger) {
        final StateImage image = new StateImage();
        ledger.saveTo(image);
        return image;
    }

    @Override
    public void word(final long value) {
        words.add(value);
    }

    @Override
    public void memory(final long address, final long length) {
        final byte[] bytes = new byte[Math.toIntExact(length)];
        UnsafeApi.copyMemory(null, address, bytes, UnsafeApi.arrayBaseOffset(byte[].class), length);
        stretches.add(bytes);
    }

    /** Let a ledger take the state over; its memory is filled at the end and not before, as a source may. */
    void loadInto(final Ledger ledger) {
        final Source source = new Source();
        ledger.loadFrom(source);
        source.fill();
    }

    /** @return the same state with one number altered. */
    StateImage withWord(final int index, final long value) {
        final StateImage image = new StateImage();
        image.words.addAll(words);
        image.stretches.addAll(stretches);
        image.words.set(index, value);
        return image;
    }

    /** @return the words alone, from the first. */
    StateSource words() {
        return new Source();
    }

    /** @return the stretches as one run of bytes. */
    SavedMemory memory() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stretches.forEach(bytes::writeBytes);
        final ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        return offset -> buffer.getLong(Math.toIntExact(offset));
    }

    boolean isSameAs(final StateImage other) {
        return words.equals(other.words) && Arrays.deepEquals(stretches.toArray(), other.stretches.toArray());
    }

    private final class Source implements StateSource {
        private final List<Long> addresses = new ArrayList<>();
        private int nextWord;

        @Override
        public long word() {
            return words.get(nextWord++);
        }

        @Override
        public void memory(final long address, final long length) {
            assertEquals(stretches.get(addresses.size()).length, length, "length of stretch " + addresses.size());
            addresses.add(address);
        }

        void fill() {
            assertEquals(words.size(), nextWord);
            assertEquals(stretches.size(), addresses.size());
            for (int i = 0; i < addresses.size(); i++) {
                final byte[] bytes = stretches.get(i);
                UnsafeApi.copyMemory(
                        bytes, UnsafeApi.arrayBaseOffset(byte[].class), null, addresses.get(i), bytes.length);
            }
        }
    }
}
