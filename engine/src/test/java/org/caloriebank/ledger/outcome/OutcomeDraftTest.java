package org.caloriebank.ledger.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeEncoder;
import org.junit.jupiter.api.Test;

class OutcomeDraftTest {
    private static final int OFFSET = 24;
    private static final long BALANCE = 77_000;

    private final UnsafeBuffer actual = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
    private final UnsafeBuffer expected = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);

    @Test
    void shouldWriteWhatTheGeneratedEncoderWrites() {
        final OutcomeDraft draft = new OutcomeDraft();
        draft.begin(-5, 1_700_000_000_000L);
        draft.flag(OutcomeDraft.DUPLICATE);
        draft.flag(OutcomeDraft.MORE_DUE);
        draft.settingsVersion(65_535);
        draft.reference(Long.MAX_VALUE);
        draft.amount(Long.MIN_VALUE);
        draft.posting(AccountKind.MEMBER, 11, AccountKind.SETTLED, -12, 13);
        draft.posting(AccountKind.ISSUANCE, 0, AccountKind.DEBT, Long.MAX_VALUE, 1);
        draft.touch(21, 22, 23);
        draft.event(EventKind.NONE, 31, -32, 33, Long.MIN_VALUE, 255);
        draft.event(EventKind.GOAL_LOST, 0, 41, 0, 42, 0);

        final int length = draft.write(ResultCode.LEDGER_FULL, actual, OFFSET, address -> BALANCE + address);

        final OutcomeEncoder encoder =
                new OutcomeEncoder().wrapAndApplyHeader(expected, OFFSET, new MessageHeaderEncoder());
        encoder.resultCode(ResultCode.LEDGER_FULL.code());
        encoder.flags().clear().duplicate(true).moreDue(true);
        encoder.settingsVersion(65_535).reference(Long.MAX_VALUE).amountCenticoins(Long.MIN_VALUE);
        encoder.postingsCount(2)
                .next()
                .amountCenticoins(13)
                .debitOwner(11)
                .creditOwner(-12)
                .debitKind(AccountKind.MEMBER)
                .creditKind(AccountKind.SETTLED)
                .next()
                .amountCenticoins(1)
                .debitOwner(0)
                .creditOwner(Long.MAX_VALUE)
                .debitKind(AccountKind.ISSUANCE)
                .creditKind(AccountKind.DEBT);
        encoder.touchesCount(1).next().memberId(21).previousSequence(22).balanceCenticoins(BALANCE + 23);
        encoder.eventsCount(2)
                .next()
                .facilityId(31)
                .subjectId(-32)
                .memberId(33)
                .value(Long.MIN_VALUE)
                .kind(EventKind.NONE)
                .detail((short) 255)
                .next()
                .facilityId(0)
                .subjectId(41)
                .memberId(0)
                .value(42)
                .kind(EventKind.GOAL_LOST)
                .detail((short) 0);
        assertEquals(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength(), length);
        assertArrayEquals(expected.byteArray(), actual.byteArray());
    }

    @Test
    void shouldWriteNothingWhenTheOutcomeWouldRunOverItsSlot() {
        final OutcomeDraft draft = new OutcomeDraft();
        draft.begin(1, 0);
        for (int i = 0; i < 32; i++) {
            draft.posting(AccountKind.ISSUANCE, 0, AccountKind.MEMBER, i, 1);
        }
        for (int i = 0; i < 7; i++) {
            draft.touch(i, 0, i);
        }

        assertThrows(
                LedgerCorruptedException.class, () -> draft.write(ResultCode.ACCEPTED, actual, 0, address -> BALANCE));
        assertArrayEquals(new byte[Limits.OUTCOME_LENGTH_MAX], actual.byteArray());
    }
}
