package org.caloriebank.adapter.audit;

import java.util.List;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;

/**
 * One record that touched a member, seen from the member. Amounts in centicoins.
 *
 * @param previousSequence the record before it that touched the member; 0 for none.
 * @param movedCenticoins by which the member's balance changed.
 * @param debtCenticoins by which what the member owes changed; positive when more is owed.
 * @param balanceCenticoins after it, held coins included.
 */
public record TrailRecord(
        long memberId,
        Command command,
        Outcome outcome,
        long previousSequence,
        long movedCenticoins,
        long debtCenticoins,
        long balanceCenticoins) {
    /** @return the record as the member sees it, or null when it does not touch the member. */
    static TrailRecord of(final long memberId, final Command command, final Outcome outcome) {
        for (final Outcome.Touch touch : outcome.touches()) {
            if (touch.memberId() == memberId) {
                return new TrailRecord(
                        memberId,
                        command,
                        outcome,
                        touch.previousSequence(),
                        moved(outcome, AccountKind.MEMBER, memberId),
                        -moved(outcome, AccountKind.DEBT, memberId),
                        touch.balanceCenticoins());
            }
        }
        return null;
    }

    public long sequence() {
        return outcome.sequence();
    }

    /** @return ledger time, ms since 1970. */
    public long timeMs() {
        return outcome.timeMs();
    }

    /** @return the member's balance before it. */
    public long balanceBeforeCenticoins() {
        return balanceCenticoins - movedCenticoins;
    }

    /** @return coins of the member that expired in it. */
    public long expiredCenticoins() {
        long expired = 0;
        for (final Outcome.Posting posting : outcome.postings()) {
            if (posting.creditKind() == AccountKind.BREAKAGE && posting.debitOwner() == memberId) {
                expired += posting.amountCenticoins();
            }
        }
        return expired;
    }

    /** @return what happened to the member in it, in order: others' events of the same record are not shown. */
    List<Outcome.Event> events() {
        return outcome.events().stream()
                .filter(event -> event.memberId() == memberId)
                .toList();
    }

    private static long moved(final Outcome outcome, final AccountKind kind, final long owner) {
        long moved = 0;
        for (final Outcome.Posting posting : outcome.postings()) {
            if (posting.creditKind() == kind && posting.creditOwner() == owner) {
                moved += posting.amountCenticoins();
            }
            if (posting.debitKind() == kind && posting.debitOwner() == owner) {
                moved -= posting.amountCenticoins();
            }
        }
        return moved;
    }
}
