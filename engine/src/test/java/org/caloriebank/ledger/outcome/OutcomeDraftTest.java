package org.caloriebank.ledger.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
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
        assertEquals(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength(), length);
        assertArrayEquals(expected.byteArray(), actual.byteArray());
    }
}
