package org.caloriebank.adapter.audit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * What became of coins, by the postings of outcomes: issued - taken back + adjusted + refunded - spent - expired = owned - owed. Amounts in
 * centicoins. One thread.
 */
public final class CoinFlows {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final SortedMap<Long, Long> issuedByCampaign = new TreeMap<>();
    private long takenBack;
    private long adjusted;
    private long spent;
    private long refunded;
    private long expired;
    private long owned;
    private long held;
    private long owed;

    CoinFlows() {
        issuedByCampaign.put(0L, 0L);
    }

    void onOutcome(final DirectBuffer buffer, final int offset) {
        outcome.wrapAndApplyHeader(buffer, offset, header);
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            onPosting(posting.debitKind(), posting.debitOwner(), posting.creditKind(), posting.amountCenticoins());
        }
    }

    private void onPosting(
            final AccountKind debitKind,
            final long debitOwner,
            final AccountKind creditKind,
            final long amountCenticoins) {
        switch (debitKind) {
            case ISSUANCE -> issuedByCampaign.merge(debitOwner, amountCenticoins, Math::addExact);
            case ADJUSTMENT -> adjusted += amountCenticoins;
            case MERCHANT, FACILITY -> refunded += isOfMember(creditKind) ? amountCenticoins : 0;
            default -> onMembersPosting(creditKind, amountCenticoins);
        }
    }

    /** A member gave, or went into debt. */
    private void onMembersPosting(final AccountKind creditKind, final long amountCenticoins) {
        switch (creditKind) {
            case ISSUANCE -> takenBack += amountCenticoins;
            case ADJUSTMENT -> adjusted -= amountCenticoins;
            case MERCHANT, FACILITY -> spent += amountCenticoins;
            case BREAKAGE -> expired += amountCenticoins;
            default -> {
                // from member to member
            }
        }
    }

    private static boolean isOfMember(final AccountKind kind) {
        return kind == AccountKind.MEMBER || kind == AccountKind.DEBT;
    }

    /** Take what members own, hold and owe from the ledger at the end. */
    void end(final Ledger ledger) {
        for (final TrialBalance.Row row : TrialBalance.of(ledger).rows()) {
            if (row.kind() == AccountKind.MEMBER) {
                owned = row.balanceCenticoins();
                held = row.heldCenticoins();
            } else if (row.kind() == AccountKind.DEBT) {
                owed = -row.balanceCenticoins();
            }
        }
    }

    /** @return coins created, by campaign; 0, plain earning, is always among them. */
    public SortedMap<Long, Long> issuedByCampaign() {
        return Collections.unmodifiableSortedMap(issuedByCampaign);
    }

    public long takenBackCenticoins() {
        return takenBack;
    }

    /** @return granted less taken by operators. */
    public long adjustedCenticoins() {
        return adjusted;
    }

    /** @return paid to merchants and sports centres, donations included. */
    public long spentCenticoins() {
        return spent;
    }

    public long refundedCenticoins() {
        return refunded;
    }

    public long expiredCenticoins() {
        return expired;
    }

    /** @return what members own at the end, held coins included. */
    public long ownedCenticoins() {
        return owned;
    }

    public long heldCenticoins() {
        return held;
    }

    /** @return what members owe at the end, as a positive amount. */
    public long owedCenticoins() {
        return owed;
    }
}
