package org.caloriebank.journal.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.Sha256;

/**
 * What a snapshot says of itself.
 *
 * @param place of the block whose last record is the last one covered.
 * @param stateHash of the ledger.
 * @param idempotencyHash of the ledger.
 * @param memoryLength bytes.
 * @param words how many.
 */
record SnapshotHeader(JournalPlace place, long stateHash, long idempotencyHash, long memoryLength, long words) {
    long contentLength() {
        return memoryLength + words * Long.BYTES;
    }

    long chunks() {
        return SnapshotFormat.chunks(contentLength());
    }

    long chunkHashesOffset() {
        return SnapshotFormat.HEADER_LENGTH + contentLength();
    }

    long fileLength() {
        return chunkHashesOffset() + chunks() * SnapshotFormat.HASH_LENGTH;
    }

    /** @return the header's bytes, its own hash still zero. */
    byte[] encode(final int stateVersion) {
        final byte[] bytes = new byte[SnapshotFormat.HEADER_LENGTH];
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(SnapshotFormat.MAGIC_OFFSET, SnapshotFormat.MAGIC);
        buffer.putShort(SnapshotFormat.VERSION_OFFSET, (short) SnapshotFormat.VERSION);
        buffer.putShort(SnapshotFormat.STATE_VERSION_OFFSET, (short) stateVersion);
        buffer.putInt(SnapshotFormat.CHUNK_LENGTH_OFFSET, SnapshotFormat.CHUNK_LENGTH);
        buffer.putLong(SnapshotFormat.SEQUENCE_OFFSET, place.sequence());
        buffer.putLong(SnapshotFormat.TIME_OFFSET, place.timeMs());
        buffer.putLong(SnapshotFormat.BLOCK_OFFSET, place.block());
        buffer.putLong(SnapshotFormat.SEGMENT_OFFSET, place.segment());
        buffer.putLong(SnapshotFormat.POSITION_OFFSET, place.position());
        buffer.put(SnapshotFormat.BLOCK_HASH_OFFSET, place.hash());
        buffer.putLong(SnapshotFormat.STATE_HASH_OFFSET, stateHash);
        buffer.putLong(SnapshotFormat.IDEMPOTENCY_HASH_OFFSET, idempotencyHash);
        buffer.putLong(SnapshotFormat.MEMORY_LENGTH_OFFSET, memoryLength);
        buffer.putLong(SnapshotFormat.WORDS_OFFSET, words);
        buffer.putLong(SnapshotFormat.FILE_LENGTH_OFFSET, fileLength());
        return bytes;
    }

    /** @return the hash of a header's bytes, its own hash taken as zeroes, and of the chunks' hashes. */
    static byte[] hashOf(final byte[] header, final byte[] chunkHashes, final int chunkHashesLength) {
        final int after = SnapshotFormat.HEADER_HASH_OFFSET + SnapshotFormat.HASH_LENGTH;
        final byte[] hash = new byte[SnapshotFormat.HASH_LENGTH];
        new Sha256()
                .update(header, 0, SnapshotFormat.HEADER_HASH_OFFSET)
                .update(new byte[SnapshotFormat.HASH_LENGTH], 0, SnapshotFormat.HASH_LENGTH)
                .update(header, after, header.length - after)
                .update(chunkHashes, 0, chunkHashesLength)
                .into(hash, 0);
        return hash;
    }

    /** @return what the bytes say; whether it is true is for the hash to tell. */
    static SnapshotHeader decode(final byte[] bytes) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final byte[] blockHash = new byte[SnapshotFormat.HASH_LENGTH];
        buffer.get(SnapshotFormat.BLOCK_HASH_OFFSET, blockHash);
        return new SnapshotHeader(
                new JournalPlace(
                        buffer.getLong(SnapshotFormat.SEGMENT_OFFSET),
                        buffer.getLong(SnapshotFormat.POSITION_OFFSET),
                        buffer.getLong(SnapshotFormat.BLOCK_OFFSET),
                        buffer.getLong(SnapshotFormat.SEQUENCE_OFFSET),
                        buffer.getLong(SnapshotFormat.TIME_OFFSET),
                        blockHash),
                buffer.getLong(SnapshotFormat.STATE_HASH_OFFSET),
                buffer.getLong(SnapshotFormat.IDEMPOTENCY_HASH_OFFSET),
                buffer.getLong(SnapshotFormat.MEMORY_LENGTH_OFFSET),
                buffer.getLong(SnapshotFormat.WORDS_OFFSET));
    }
}
