package org.caloriebank.adapter.http;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * The reports of one request that were taken and are not answered yet, in order, in a ring of fixed size:
 *
 * <pre>
 *   head (next to be answered)            tail (next to be taken)
 *    v                                     v
 *   [ ready ][ ready ][ pending ][ ready ][ free ] ...
 * </pre>
 *
 * The stream's thread opens slots at the tail and takes results from the head. The reply thread settles what the ledger decided; the mark of each slot
 * orders the two.
 */
final class ReportWindow {
    private static final int PENDING = 0;
    private static final int READY = 1;
    private static final int CODE_OF_DOOR = -1;
    private static final int NO_FLAGS = 0;

    private final int mask;
    private final AtomicIntegerArray marks;
    private final long[] numbers;
    private final int[] codes;
    private final int[] flags;
    private final long[] sequences;
    private final long[] amountsCenticoins;
    private final int[] settingsVersions;
    private final String[] causes;
    private final int[] columns;
    private final DoorCode[] doorCodes;
    private final long[] startNanos;
    private final long[] latencyNanos;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private long head;
    private long tail;

    /** @param capacity a power of two. */
    ReportWindow(final int capacity) {
        mask = capacity - 1;
        marks = new AtomicIntegerArray(capacity);
        numbers = new long[capacity];
        codes = new int[capacity];
        flags = new int[capacity];
        sequences = new long[capacity];
        amountsCenticoins = new long[capacity];
        settingsVersions = new int[capacity];
        causes = new String[capacity];
        columns = new int[capacity];
        doorCodes = new DoorCode[capacity];
        startNanos = new long[capacity];
        latencyNanos = new long[capacity];
    }

    // ---- the stream's thread

    boolean hasRoom() {
        return tail - head <= mask;
    }

    boolean isEmpty() {
        return tail == head;
    }

    int size() {
        return (int) (tail - head);
    }

    /** @return the slot for the record of that number; there must be room. */
    int open(final long number) {
        final int slot = (int) tail & mask;
        tail++;
        numbers[slot] = number;
        causes[slot] = null;
        doorCodes[slot] = null;
        latencyNanos[slot] = 0;
        marks.setPlain(slot, PENDING);
        return slot;
    }

    /** The record is no report. */
    void refuseMalformed(final int slot, final String cause, final int column) {
        settleByDoor(slot, ResultCode.MALFORMED.code());
        causes[slot] = cause;
        columns[slot] = column;
        marks.setRelease(slot, READY);
    }

    /** The report is about to be published, and is one whose latency is measured. */
    void start(final int slot, final long nanos) {
        startNanos[slot] = nanos;
    }

    /** The report did not reach the ledger; or, on the reply thread, it is not known whether its outcome was journalled. */
    void refuseByDoor(final int slot, final DoorCode code) {
        settleByDoor(slot, CODE_OF_DOOR);
        doorCodes[slot] = code;
        marks.setRelease(slot, READY);
    }

    boolean isHeadReady() {
        return head != tail && marks.getAcquire((int) head & mask) == READY;
    }

    /** @return the slot of the head, whose result may be read until {@link #closeHead()}. */
    int headSlot() {
        return (int) head & mask;
    }

    void closeHead() {
        head++;
    }

    long number(final int slot) {
        return numbers[slot];
    }

    /** @return why the door refused, or null when the ledger or the record itself decided. */
    DoorCode doorCode(final int slot) {
        return doorCodes[slot];
    }

    boolean isByDoor(final int slot) {
        return doorCodes[slot] != null || causes[slot] != null;
    }

    /** @return from publication to reply; 0 when it was not measured. */
    long latencyNanos(final int slot) {
        return latencyNanos[slot];
    }

    /** @return what is wrong with the record, or null when it is a report. */
    String cause(final int slot) {
        return causes[slot];
    }

    int column(final int slot) {
        return columns[slot];
    }

    ResultCode code(final int slot) {
        return ResultCode.of(codes[slot]);
    }

    /** @return the bits of {@code OutcomeFlags}. */
    int flags(final int slot) {
        return flags[slot];
    }

    long sequence(final int slot) {
        return sequences[slot];
    }

    long amountCenticoins(final int slot) {
        return amountsCenticoins[slot];
    }

    int settingsVersion(final int slot) {
        return settingsVersions[slot];
    }

    // ---- the reply thread

    /** The report's reply is here; settle it next. */
    void stop(final int slot, final long nanos) {
        latencyNanos[slot] = nanos - startNanos[slot];
    }

    void settle(final int slot, final long sequence, final DirectBuffer buffer, final int offset) {
        outcome.wrapAndApplyHeader(buffer, offset, header);
        codes[slot] = outcome.resultCode();
        final var outcomeFlags = outcome.flags();
        flags[slot] = (outcomeFlags.capReached() ? ResultText.CAP_REACHED : 0)
                | (outcomeFlags.dayFlagged() ? ResultText.DAY_FLAGGED : 0)
                | (outcomeFlags.dayImplausible() ? ResultText.DAY_IMPLAUSIBLE : 0)
                | (outcomeFlags.manualUnpaid() ? ResultText.MANUAL_UNPAID : 0);
        sequences[slot] = sequence;
        amountsCenticoins[slot] = outcome.amountCenticoins();
        settingsVersions[slot] = outcome.settingsVersion();
        marks.setRelease(slot, READY);
    }

    private void settleByDoor(final int slot, final int code) {
        codes[slot] = code;
        flags[slot] = NO_FLAGS;
        sequences[slot] = 0;
        amountsCenticoins[slot] = 0;
    }
}
