package org.caloriebank.ledger.outcome;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.memory.Invariant;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeEncoder;

/**
 * The outcome of the one command that is being run: sequence and time are given, the rest is filled in by the subjects and then written as one
 * message. Reused for every command; owned by the ledger thread; allocates nothing.
 */
public final class OutcomeDraft {
    public static final int DUPLICATE = 1;
    public static final int CAP_REACHED = 1 << 1;
    public static final int DAY_FLAGGED = 1 << 2;
    public static final int DAY_IMPLAUSIBLE = 1 << 3;
    public static final int MANUAL_UNPAID = 1 << 4;
    public static final int MORE_DUE = 1 << 5;

    /** Most of one record; all at their most would not fit into an outcome. */
    private static final int POSTINGS_MAX = 32;

    private static final int TOUCHES_MAX = 16;
    private static final int EVENTS_MAX = 16;

    private static final int GROUP_HEADER_LENGTH = OutcomeEncoder.PostingsEncoder.sbeHeaderSize();
    private static final int POSTING_LENGTH = OutcomeEncoder.PostingsEncoder.sbeBlockLength();
    private static final int TOUCH_LENGTH = OutcomeEncoder.TouchesEncoder.sbeBlockLength();
    private static final int EVENT_LENGTH = OutcomeEncoder.EventsEncoder.sbeBlockLength();
    private static final int FIXED_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + OutcomeEncoder.BLOCK_LENGTH + 3 * GROUP_HEADER_LENGTH;
    private static final long HEADER = OutcomeEncoder.BLOCK_LENGTH
            | (long) OutcomeEncoder.TEMPLATE_ID << 16
            | (long) OutcomeEncoder.SCHEMA_ID << 32
            | (long) OutcomeEncoder.SCHEMA_VERSION << 48;

    /** Debit kind in the low byte, credit kind in the high. */
    private final short[] kinds = new short[POSTINGS_MAX];

    private final long[] debitOwners = new long[POSTINGS_MAX];
    private final long[] creditOwners = new long[POSTINGS_MAX];
    private final long[] amountsCenticoins = new long[POSTINGS_MAX];
    private int postings;

    private final long[] touchedMemberIds = new long[TOUCHES_MAX];
    private final long[] touchedPreviousSequences = new long[TOUCHES_MAX];
    private final long[] touchedAddresses = new long[TOUCHES_MAX];
    private int touches;

    private final long[] eventFacilityIds = new long[EVENTS_MAX];
    private final long[] eventSubjectIds = new long[EVENTS_MAX];
    private final long[] eventMemberIds = new long[EVENTS_MAX];
    private final long[] eventValues = new long[EVENTS_MAX];
    /** Kind in the low byte, detail in the high. */
    private final short[] eventKinds = new short[EVENTS_MAX];

    private int events;

    private long sequence;
    private long timeMs;
    private int day;
    private int month;
    private int flags;
    private int settingsVersion;
    private long reference;
    private long amountCenticoins;

    /** Reads the balance of a touched member when the record is written. */
    @FunctionalInterface
    public interface BalanceAt {
        long balanceCenticoins(long memberAddress);
    }

    public void begin(final long sequence, final long timeMs) {
        this.sequence = sequence;
        this.timeMs = timeMs;
        final int newDay = Calendar.dayOf(timeMs);
        if (newDay != day) {
            day = newDay;
            month = Calendar.monthOf(newDay);
        }
        postings = 0;
        touches = 0;
        events = 0;
        flags = 0;
        reference = 0;
        amountCenticoins = 0;
    }

    public long sequence() {
        return sequence;
    }

    /** @return ledger time of the command, ms since 1970. */
    public long timeMs() {
        return timeMs;
    }

    /** @return UTC day of ledger time, days since 1970. */
    public int day() {
        return day;
    }

    /** @return UTC month of ledger time, months since 1970-01. */
    public int month() {
        return month;
    }

    public void flag(final int flag) {
        flags |= flag;
    }

    public int flags() {
        return flags;
    }

    public void flags(final int flags) {
        this.flags = flags;
    }

    public void settingsVersion(final int settingsVersion) {
        this.settingsVersion = settingsVersion;
    }

    public void reference(final long reference) {
        this.reference = reference;
    }

    public long reference() {
        return reference;
    }

    public void amount(final long amountCenticoins) {
        this.amountCenticoins = amountCenticoins;
    }

    public long amount() {
        return amountCenticoins;
    }

    public void posting(
            final AccountKind debitKind,
            final long debitOwner,
            final AccountKind creditKind,
            final long creditOwner,
            final long amountCenticoins) {
        debitOwners[postings] = debitOwner;
        kinds[postings] = (short) (debitKind.value() | creditKind.value() << 8);
        creditOwners[postings] = creditOwner;
        amountsCenticoins[postings] = amountCenticoins;
        postings++;
    }

    /** The member takes part in this record; its balance is read when the record is written. */
    public void touch(final long memberId, final long previousSequence, final long memberAddress) {
        touchedMemberIds[touches] = memberId;
        touchedPreviousSequences[touches] = previousSequence;
        touchedAddresses[touches] = memberAddress;
        touches++;
    }

    /**
     * Tell the world outside what happened.
     *
     * @param facilityId 0 for none.
     * @param subjectId of what the kind says.
     * @param memberId 0 for none.
     * @param value what the kind says.
     * @param detail 0 to 255, what the kind says.
     */
    public void event(
            final EventKind kind,
            final long facilityId,
            final long subjectId,
            final long memberId,
            final long value,
            final int detail) {
        eventKinds[events] = (short) (kind.value() | detail << 8);
        eventFacilityIds[events] = facilityId;
        eventSubjectIds[events] = subjectId;
        eventMemberIds[events] = memberId;
        eventValues[events] = value;
        events++;
    }

    /**
     * Write the message as {@code OutcomeEncoder} would, a word at a time: this runs for every command, and most of it is the same few words.
     *
     * @return the length written, bytes, header included.
     */
    public int write(
            final ResultCode code, final MutableDirectBuffer buffer, final int offset, final BalanceAt balances) {
        final int length = FIXED_LENGTH + postings * POSTING_LENGTH + touches * TOUCH_LENGTH + events * EVENT_LENGTH;
        Invariant.check(length <= Limits.OUTCOME_LENGTH_MAX, "an outcome fits into its slot");
        final long codeFlagsVersion = code.code() | (long) flags << 16 | (long) settingsVersion << 32;
        buffer.putLong(offset, HEADER, LITTLE_ENDIAN);
        buffer.putLong(offset + 8, codeFlagsVersion, LITTLE_ENDIAN);
        buffer.putLong(offset + 16, reference, LITTLE_ENDIAN);
        buffer.putLong(offset + 24, amountCenticoins, LITTLE_ENDIAN);
        int at = offset + MessageHeaderEncoder.ENCODED_LENGTH + OutcomeEncoder.BLOCK_LENGTH;
        buffer.putInt(at, POSTING_LENGTH | postings << 16, LITTLE_ENDIAN);
        at += GROUP_HEADER_LENGTH;
        for (int i = 0; i < postings; i++) {
            buffer.putLong(at, amountsCenticoins[i], LITTLE_ENDIAN);
            buffer.putLong(at + 8, debitOwners[i], LITTLE_ENDIAN);
            buffer.putLong(at + 16, creditOwners[i], LITTLE_ENDIAN);
            buffer.putShort(at + 24, kinds[i], LITTLE_ENDIAN);
            at += POSTING_LENGTH;
        }
        buffer.putInt(at, TOUCH_LENGTH | touches << 16, LITTLE_ENDIAN);
        at += GROUP_HEADER_LENGTH;
        for (int i = 0; i < touches; i++) {
            buffer.putLong(at, touchedMemberIds[i], LITTLE_ENDIAN);
            buffer.putLong(at + 8, touchedPreviousSequences[i], LITTLE_ENDIAN);
            buffer.putLong(at + 16, balances.balanceCenticoins(touchedAddresses[i]), LITTLE_ENDIAN);
            at += TOUCH_LENGTH;
        }
        buffer.putInt(at, EVENT_LENGTH | events << 16, LITTLE_ENDIAN);
        at += GROUP_HEADER_LENGTH;
        for (int i = 0; i < events; i++) {
            buffer.putLong(at, eventFacilityIds[i], LITTLE_ENDIAN);
            buffer.putLong(at + 8, eventSubjectIds[i], LITTLE_ENDIAN);
            buffer.putLong(at + 16, eventMemberIds[i], LITTLE_ENDIAN);
            buffer.putLong(at + 24, eventValues[i], LITTLE_ENDIAN);
            buffer.putShort(at + 32, eventKinds[i], LITTLE_ENDIAN);
            at += EVENT_LENGTH;
        }
        return length;
    }
}
