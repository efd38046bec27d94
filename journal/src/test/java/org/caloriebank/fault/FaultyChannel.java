package org.caloriebank.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file opened on a {@link FaultyDisk}: each read, write, force and truncation is a step. */
final class FaultyChannel extends FileChannel {
    private final FileChannel channel;
    private final Path file;
    private final FaultyDisk disk;

    FaultyChannel(final FileChannel channel, final Path file, final FaultyDisk disk) {
        this.channel = channel;
        this.file = file;
        this.disk = disk;
    }

    /** A read or write of the channel below. */
    private interface Transfer {
        int run(ByteBuffer bytes) throws IOException;
    }

    private int read(final ByteBuffer target, final Transfer transfer) throws IOException {
        return disk.step(
                StepKind.READ, file, null, () -> disk.isReadingShort() ? some(target, transfer) : transfer.run(target));
    }

    private int write(final ByteBuffer source, final Transfer transfer) throws IOException {
        return disk.step(
                "write", file, () -> change(() -> some(source, transfer)), () -> change(() -> transfer.run(source)));
    }

    private int some(final ByteBuffer bytes, final Transfer transfer) throws IOException {
        final int limit = bytes.limit();
        bytes.limit(bytes.position() + disk.someOf(bytes.remaining()));
        try {
            return transfer.run(bytes);
        } finally {
            bytes.limit(limit);
        }
    }

    private <T> T change(final FaultyDisk.Operation<T> operation) throws IOException {
        disk.storage().beforeChanged(file);
        return operation.run();
    }

    @Override
    public int read(final ByteBuffer target) throws IOException {
        return read(target, channel::read);
    }

    @Override
    public int read(final ByteBuffer target, final long position) throws IOException {
        return read(target, bytes -> channel.read(bytes, position));
    }

    @Override
    public long read(final ByteBuffer[] targets, final int offset, final int length) throws IOException {
        return disk.step(StepKind.READ, file, null, () -> channel.read(targets, offset, length));
    }

    @Override
    public int write(final ByteBuffer source) throws IOException {
        return write(source, channel::write);
    }

    @Override
    public int write(final ByteBuffer source, final long position) throws IOException {
        return write(source, bytes -> channel.write(bytes, position));
    }

    @Override
    public long write(final ByteBuffer[] sources, final int offset, final int length) throws IOException {
        return disk.step(
                "write",
                file,
                () -> change(() -> channel.write(sources, offset, 1)),
                () -> change(() -> channel.write(sources, offset, length)));
    }

    @Override
    public FileChannel truncate(final long size) throws IOException {
        disk.step("truncate", file, null, () -> change(() -> channel.truncate(size)));
        return this;
    }

    @Override
    public void force(final boolean metaData) throws IOException {
        disk.step("force", file, null, () -> {
            channel.force(metaData);
            if (!disk.isIgnoringForces()) {
                disk.storage().onForced(file);
            }
            return null;
        });
    }

    @Override
    public long transferTo(final long position, final long count, final WritableByteChannel target) throws IOException {
        return disk.step(StepKind.READ, file, null, () -> channel.transferTo(position, count, target));
    }

    @Override
    public long transferFrom(final ReadableByteChannel source, final long position, final long count)
            throws IOException {
        return disk.step(
                "write",
                file,
                () -> change(() -> channel.transferFrom(source, position, count / 2)),
                () -> change(() -> channel.transferFrom(source, position, count)));
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(final long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public MappedByteBuffer map(final MapMode mode, final long position, final long size) {
        throw new UnsupportedOperationException("what is written through a mapping would escape the harness");
    }

    @Override
    public FileLock lock(final long position, final long size, final boolean isShared) throws IOException {
        return channel.lock(position, size, isShared);
    }

    @Override
    public FileLock tryLock(final long position, final long size, final boolean isShared) throws IOException {
        return channel.tryLock(position, size, isShared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
    }
}
