package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.CampaignAnswer;
import org.caloriebank.protocol.CampaignQuery;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;
import org.caloriebank.protocol.codec.PutCampaignDecoder;

/**
 * What campaigns cost: paid and taken back by the journalled postings, budgets by the replayed ledger. Show it all records up to where the ledger stands; when they
 * begin with the first, they must make the ledger's balances. Amounts in centicoins. One thread.
 */
public final class CampaignCosts implements RecordVisitor {
    private static final int PAID = 0;
    private static final int TAKEN_BACK = 1;

    /**
     * One campaign.
     *
     * @param campaign as the ledger knows it: its paid is what it has paid less what it took back, since ever.
     * @param paidCenticoins in the records shown.
     * @param takenBackCenticoins in the records shown.
     */
    public record Cost(CampaignAnswer.Campaign campaign, long paidCenticoins, long takenBackCenticoins) {
        public long budgetLeftCenticoins() {
            return campaign.budgetCenticoins() - campaign.paidCenticoins();
        }
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final PutCampaignDecoder put = new PutCampaignDecoder();
    private final SortedMap<Long, long[]> movedByCampaign = new TreeMap<>();
    private long firstSequence;

    @Override
    public void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        firstSequence = firstSequence == 0 ? sequence : firstSequence;
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        final boolean isAccepted = outcome.resultCode() == 0;
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            if (posting.debitKind() == AccountKind.ISSUANCE && posting.debitOwner() != 0) {
                moved(posting.debitOwner())[PAID] += posting.amountCenticoins();
            } else if (posting.creditKind() == AccountKind.ISSUANCE && posting.creditOwner() != 0) {
                moved(posting.creditOwner())[TAKEN_BACK] += posting.amountCenticoins();
            }
        }
        if (isAccepted && header.wrap(buffer, commandOffset).templateId() == PutCampaignDecoder.TEMPLATE_ID) {
            moved(put.wrapAndApplyHeader(buffer, commandOffset, header).campaignId());
        }
    }

    private long[] moved(final long campaignId) {
        return movedByCampaign.computeIfAbsent(campaignId, id -> new long[2]);
    }

    /**
     * @return of all campaigns, by id.
     * @throws JournalException if the records do not make what the ledger has.
     */
    public List<Cost> costs(final Ledger ledger) {
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> {
            if (kind == AccountKind.ISSUANCE && owner != 0) {
                moved(owner);
            }
        });
        final LedgerQuestions questions = new LedgerQuestions(ledger);
        final List<Cost> costs = new ArrayList<>();
        movedByCampaign.forEach((campaignId, moved) -> {
            final Cost cost =
                    new Cost(questions.ask(new CampaignQuery.Campaign(campaignId)), moved[PAID], moved[TAKEN_BACK]);
            requireFoot(cost, -ledger.balanceCenticoins(AccountKind.ISSUANCE, campaignId));
            costs.add(cost);
        });
        return costs;
    }

    private void requireFoot(final Cost cost, final long issuedCenticoins) {
        final long fromRecords = cost.paidCenticoins() - cost.takenBackCenticoins();
        if (cost.campaign().paidCenticoins() != issuedCenticoins || (isWhole() && fromRecords != issuedCenticoins)) {
            throw new JournalException(
                    BOOKS_DIFFER,
                    "The postings of campaign " + cost.campaign().campaignId() + " make " + fromRecords
                            + " centicoins, while the ledger has issued " + issuedCenticoins + " and counts "
                            + cost.campaign().paidCenticoins()
                            + "; keep the journal and examine it with the program version that wrote it.");
        }
    }

    /** @return whether the records shown are all there ever were; else what was paid and taken back is since the first of them. */
    public boolean isWhole() {
        return firstSequence <= 1;
    }
}
