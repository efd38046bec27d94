package org.caloriebank.ledger.memory;

import java.util.Arrays;
import org.agrona.UnsafeApi;

/**
 * Rows of one length in pages outside the Java heap. A row is named by its number, from 1; 0 names none, so a zeroed field refers to nothing.
 * <p>
 * Growth allocates one page and moves nothing. A new row is all zeroes. Rows that were freed are used again, the last freed first. Owned by one
 * thread. {@link #close()} gives the memory back; no row may be touched after it.
 * <p>
 * Addresses are raw: a wrong one corrupts memory or ends the process. Assertions check row numbers in tests.
 */
public final class Rows implements AutoCloseable {
    /** Names no row. */
    public static final int NULL_ROW = 0;

    private static final int PAGE_SHIFT = 25; // 32 MiB
    /** A huge page's: then all of a page can be huge, and no row straddles more lines than it must. What is skipped is never touched. */
    private static final long ALIGNMENT = 2L << 20;

    private final int rowShift;
    private final int rowsPerPageShift;
    private final int rowInPageMask;
    private long[] pageAddresses = new long[0];
    private long[] allocations = new long[0];
    private int pages;
    private int end = 1;
    private int freeRow = NULL_ROW;
    private int live;

    /**
     * @param rowLength bytes of a row: a power of two from 8 to 4096.
     */
    public Rows(final int rowLength) {
        if (rowLength < 8 || rowLength > 4096 || Integer.bitCount(rowLength) != 1) {
            throw new IllegalArgumentException("row length must be a power of two from 8 to 4096: " + rowLength);
        }
        rowShift = Integer.numberOfTrailingZeros(rowLength);
        rowsPerPageShift = PAGE_SHIFT - rowShift;
        rowInPageMask = (1 << rowsPerPageShift) - 1;
    }

    /** @return a zeroed row. */
    public int allocate() {
        int row = freeRow;
        if (row == NULL_ROW) {
            row = end;
            if (row < 0) {
                throw new IllegalStateException("more rows than an int can name"); // callers ask isFull() first
            }
            if (row >>> rowsPerPageShift == pages) {
                addPage();
            }
            end++;
        } else {
            freeRow = UnsafeApi.getInt(address(row));
        }
        final long address = address(row);
        for (long word = address, limit = address + (1L << rowShift); word < limit; word += 8) {
            UnsafeApi.putLong(word, 0);
        }
        live++;
        return row;
    }

    /** Give a row back; its content is lost. */
    public void free(final int row) {
        UnsafeApi.putInt(address(row), freeRow);
        freeRow = row;
        live--;
    }

    public long address(final int row) {
        assert row > 0 && row < end : "no such row: " + row;
        return pageAddresses[row >>> rowsPerPageShift] + ((long) (row & rowInPageMask) << rowShift);
    }

    /** @return whether row numbers have run out. */
    public boolean isFull() {
        return freeRow == NULL_ROW && end == Integer.MAX_VALUE;
    }

    /** @return one more than the greatest row number ever used. */
    public int end() {
        return end;
    }

    /** @return rows in use. */
    public int live() {
        return live;
    }

    /** @return bytes of all pages. */
    public long bytes() {
        return (long) pages << PAGE_SHIFT;
    }

    /** Hand over all rows, freed ones included. */
    public void saveTo(final StateSink sink) {
        sink.word(rowShift);
        sink.word(end);
        sink.word(freeRow);
        sink.word(live);
        for (int page = 0; page < pages; page++) {
            sink.memory(pageAddresses[page], usedBytes(page));
        }
    }

    /** Take over what {@link #saveTo} handed over, in place of all rows there are. */
    public void loadFrom(final StateSource source) {
        Invariant.check(source.word() == rowShift, "rows have the length they were saved with");
        close();
        end = (int) source.word();
        freeRow = (int) source.word();
        live = (int) source.word();
        while (end > 1 && pages <= end - 1 >>> rowsPerPageShift) {
            addPage();
        }
        for (int page = 0; page < pages; page++) {
            source.memory(pageAddresses[page], usedBytes(page));
        }
    }

    private long usedBytes(final int page) {
        final long rowsInPage = Math.min(end - ((long) page << rowsPerPageShift), 1L << rowsPerPageShift);
        return rowsInPage << rowShift;
    }

    @Override
    public void close() {
        for (int i = 0; i < pages; i++) {
            UnsafeApi.freeMemory(allocations[i]);
        }
        pages = 0;
        end = 1;
        freeRow = NULL_ROW;
        live = 0;
    }

    private void addPage() {
        if (pages == pageAddresses.length) {
            final int length = Math.max(4, pages * 2);
            pageAddresses = Arrays.copyOf(pageAddresses, length);
            allocations = Arrays.copyOf(allocations, length);
        }
        final long allocation = UnsafeApi.allocateMemory((1L << PAGE_SHIFT) + ALIGNMENT);
        allocations[pages] = allocation;
        pageAddresses[pages] = (allocation + ALIGNMENT - 1) & -ALIGNMENT;
        if (pages == 0) {
            UnsafeApi.setMemory(pageAddresses[0], 1L << rowShift, (byte) 0); // row 0 is no row, but it is saved
        }
        pages++;
    }
}
