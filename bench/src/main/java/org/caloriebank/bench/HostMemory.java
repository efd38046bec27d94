package org.caloriebank.bench;

import org.agrona.UnsafeApi;

/**
 * A virtual machine may get its memory from the host only when it touches it first, which costs microseconds for a page: more than everything the bank does for
 * the thirty records on it. Memory touched and given back leaves the kernel with pages that the host has given already.
 */
final class HostMemory {
    private static final long PAGE_BYTES = 4096;

    private HostMemory() {}

    static void touch(final long bytes) {
        final long address = UnsafeApi.allocateMemory(bytes);
        for (long at = address; at < address + bytes; at += PAGE_BYTES) {
            UnsafeApi.putByte(at, (byte) 1);
        }
        UnsafeApi.freeMemory(address);
    }
}
