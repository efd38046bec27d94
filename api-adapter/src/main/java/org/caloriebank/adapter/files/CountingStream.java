package org.caloriebank.adapter.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes read through it. */
final class CountingStream extends FilterInputStream {
    private long bytes;

    CountingStream(final InputStream input) {
        super(input);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        final int read = super.read();
        bytes += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(final byte[] buffer, final int offset, final int length) throws IOException {
        final int read = super.read(buffer, offset, length);
        bytes += Math.max(0, read);
        return read;
    }
}
