package org.caloriebank.ledger.outcome;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
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

    /** Most postings or touches of one record: a tick's firings, with room. */
    private static final int CAPACITY = 16;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OutcomeEncoder encoder = new OutcomeEncoder();

    private final AccountKind[] debitKinds = new AccountKind[CAPACITY];
    private final AccountKind[] creditKinds = new AccountKind[CAPACITY];
    private final long[] debitOwners = new long[CAPACITY];
    private final long[] creditOwners = new long[CAPACITY];
    private final long[] amountsCenticoins = new long[CAPACITY];
    private int postings;

    private final long[] touchedMemberIds = new long[CAPACITY];
    private final long[] touchedPreviousSequences = new long[CAPACITY];
    private final long[] touchedAddresses = new long[CAPACITY];
    private int touches;

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
        debitKinds[postings] = debitKind;
        debitOwners[postings] = debitOwner;
        creditKinds[postings] = creditKind;
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

    /** @return the length written, bytes, header included. */
    public int write(
            final ResultCode code, final MutableDirectBuffer buffer, final int offset, final BalanceAt balances) {
        encoder.wrapAndApplyHeader(buffer, offset, header).resultCode(code.code());
        buffer.putShort(encoder.offset() + OutcomeEncoder.flagsEncodingOffset(), (short) flags, LITTLE_ENDIAN);
        encoder.settingsVersion(settingsVersion).reference(reference).amountCenticoins(amountCenticoins);
        final OutcomeEncoder.PostingsEncoder postingsEncoder = encoder.postingsCount(postings);
        for (int i = 0; i < postings; i++) {
            postingsEncoder
                    .next()
                    .amountCenticoins(amountsCenticoins[i])
                    .debitOwner(debitOwners[i])
                    .creditOwner(creditOwners[i])
                    .debitKind(debitKinds[i])
                    .creditKind(creditKinds[i]);
        }
        final OutcomeEncoder.TouchesEncoder touchesEncoder = encoder.touchesCount(touches);
        for (int i = 0; i < touches; i++) {
            touchesEncoder
                    .next()
                    .memberId(touchedMemberIds[i])
                    .previousSequence(touchedPreviousSequences[i])
                    .balanceCenticoins(balances.balanceCenticoins(touchedAddresses[i]));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }
}
