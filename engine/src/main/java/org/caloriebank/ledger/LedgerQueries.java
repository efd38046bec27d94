package org.caloriebank.ledger;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.LedgerAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryLedgerDecoder;

/** Answers about the ledger as a whole. Owned by the ledger thread. */
final class LedgerQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LedgerAnswerEncoder answer = new LedgerAnswerEncoder();

    private final Ledger ledger;
    private final Accounts accounts;
    private final Holds holds;
    private final Centre centre;
    private final Settings settings;

    LedgerQueries(
            final Ledger ledger,
            final Accounts accounts,
            final Holds holds,
            final Centre centre,
            final Settings settings) {
        this.centre = centre;
        this.ledger = ledger;
        this.accounts = accounts;
        this.holds = holds;
        this.settings = settings;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryLedgerDecoder(), this::onLedger);
    }

    private int onLedger(final QueryLedgerDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final boolean isVerified = query.isVerified() != 0;
        if (isVerified) {
            ledger.verify();
        }
        answer.wrapAndApplyHeader(buffer, offset, header)
                .lastSequence(ledger.lastSequence())
                .timeMs(ledger.timeMs())
                .members(ledger.memberCount())
                .memberDays(ledger.memberDayCount())
                .openHolds(holds.openCount())
                .keptHolds(holds.keptCount())
                .idsKept(ledger.idCount())
                .idCapacity(settings.value(Setting.ID_CAPACITY))
                .issuedCenticoins(accounts.issued())
                .heldCenticoins(accounts.heldTotal())
                .offHeapBytes(ledger.offHeapBytes())
                .stateHash(isVerified ? ledger.stateHash() : 0)
                .idempotencyHash(isVerified ? ledger.idempotencyHash() : 0)
                .settingsVersion(settings.version())
                .openAdmissions(centre.admission.openCount())
                .openSessions(centre.booking.openSessionCount());
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }
}
