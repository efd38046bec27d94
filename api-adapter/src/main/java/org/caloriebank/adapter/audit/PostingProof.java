package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * Keeps the books once more, from the journalled postings alone and without the ledger's code, and holds them against all that is said of balances:
 * each touch's balance and its link to the member's record before, and at the end the ledger's accounts.
 * <p>
 * Confined to one thread; needs about 60 bytes of heap for each account.
 */
public final class PostingProof {
    private static final long NEVER = 0;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final Map<AccountKind, Long2LongHashMap> balances = new EnumMap<>(AccountKind.class);
    private final Long2LongHashMap lastTouchByMemberId = new Long2LongHashMap(NEVER);
    private long postings;

    private PostingProof() {
        for (final AccountKind kind : AccountKind.values()) {
            balances.put(kind, new Long2LongHashMap(0));
        }
    }

    /**
     * Read a journal to the sequence the ledger stands at, and compare.
     *
     * @return how many postings there are.
     * @throws JournalException with the first thing that differs, or if the journal cannot be read or is damaged.
     */
    public static long prove(final Path directory, final Ledger ledger, final JournalProgress progress) {
        final PostingProof proof = new PostingProof();
        JournalRecords.forEach(
                directory,
                Moment.ofSequence(ledger.lastSequence()),
                progress,
                (sequence, timeMs, buffer, command, commandLength, outcome, length) ->
                        proof.onRecord(sequence, buffer, outcome));
        ledger.forEachAccount(
                (kind, owner, balanceCenticoins, heldCenticoins) -> proof.compare(kind, owner, balanceCenticoins));
        return proof.postings;
    }

    private void onRecord(final long sequence, final DirectBuffer buffer, final int outcomeOffset) {
        outcome.wrapAndApplyHeader(buffer, outcomeOffset, header);
        for (final OutcomeDecoder.PostingsDecoder posting : outcome.postings()) {
            postings++;
            add(posting.debitKind(), posting.debitOwner(), -posting.amountCenticoins());
            add(posting.creditKind(), posting.creditOwner(), posting.amountCenticoins());
        }
        for (final OutcomeDecoder.TouchesDecoder touch : outcome.touches()) {
            onTouch(sequence, touch.memberId(), touch.previousSequence(), touch.balanceCenticoins());
        }
    }

    private void onTouch(
            final long sequence, final long memberId, final long previousSequence, final long balanceCenticoins) {
        final long sum = balances.get(AccountKind.MEMBER).get(memberId);
        if (sum != balanceCenticoins) {
            throw differs("The record with sequence " + sequence + " says that member " + memberId + " has "
                    + balanceCenticoins + " centicoins, while the postings up to it make " + sum);
        }
        final long lastTouch = lastTouchByMemberId.put(memberId, sequence);
        if (lastTouch != previousSequence) {
            throw differs("The record with sequence " + sequence + " names " + previousSequence
                    + " as the record of member " + memberId + " before it, which is " + lastTouch);
        }
    }

    private void add(final AccountKind kind, final long owner, final long amountCenticoins) {
        final Long2LongHashMap balanceByOwner = balances.get(kind);
        final long sum = Math.addExact(balanceByOwner.get(owner), amountCenticoins);
        if (sum == 0) {
            balanceByOwner.remove(owner); // the map has no place for the value that means none
        } else {
            balanceByOwner.put(owner, sum);
        }
    }

    private void compare(final AccountKind kind, final long owner, final long balanceCenticoins) {
        final long sum = balances.get(kind).get(owner);
        if (sum != balanceCenticoins) {
            throw differs("The ledger has " + balanceCenticoins + " centicoins in the account "
                    + AuditLedger.accountName(kind, owner) + ", while all postings make " + sum);
        }
    }

    private static JournalException differs(final String what) {
        return new JournalException(
                BOOKS_DIFFER, what + "; keep the journal and examine it with the program version that wrote it.");
    }
}
