package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caloriebank.journal.JournalException;

/**
 * A part of a member's trail as lines that foot: the opening balance and all lines' amounts make the closing balance. Amounts in centicoins.
 *
 * @param openingCenticoins the balance before the first line, as the record before it leaves it.
 * @param lines oldest first.
 * @param closingCenticoins the balance after the last line.
 * @param olderSequence the record before the first line that touched the member; 0 when the first line opened the account.
 * @param isCutOff whether that record is no longer in the journal, because its first segments were taken away.
 */
public record Statement(
        long memberId,
        long openingCenticoins,
        List<StatementLine> lines,
        long closingCenticoins,
        long olderSequence,
        boolean isCutOff) {
    /**
     * Read a trail to as many lines as wanted and one record further, whose balance is the opening one.
     *
     * @param linesMax at least 1; the newest are taken.
     * @param fromMs no line is of an earlier ledger time.
     * @throws JournalException if a block is damaged, the records do not make a trail, or the lines do not foot.
     */
    public static Statement of(final MemberTrail trail, final int linesMax, final long fromMs) {
        final List<StatementLine> lines = new ArrayList<>(Math.min(linesMax, 128));
        TrailRecord record = trail.next();
        TrailRecord oldest = null;
        while (record != null && lines.size() < linesMax && record.timeMs() >= fromMs) {
            lines.add(StatementLines.of(record));
            oldest = record;
            record = trail.next();
        }
        Collections.reverse(lines);
        final long opening;
        if (record != null) {
            opening = record.balanceCenticoins();
        } else {
            opening = oldest == null ? 0 : oldest.balanceBeforeCenticoins();
        }
        final long closing =
                lines.isEmpty() ? opening : lines.get(lines.size() - 1).balanceCenticoins();
        final long olderSequence = record != null ? record.sequence() : trail.nextSequence();
        final Statement statement = new Statement(
                trail.memberId(),
                opening,
                Collections.unmodifiableList(lines),
                closing,
                olderSequence,
                record == null && olderSequence > 0);
        statement.requireFoot();
        return statement;
    }

    private void requireFoot() {
        long balance = openingCenticoins;
        for (final StatementLine line : lines) {
            balance = Math.addExact(balance, line.amountCenticoins());
            if (balance != line.balanceCenticoins()) {
                throw new JournalException(
                        BOOKS_DIFFER,
                        "The statement of member " + memberId + " does not foot at sequence " + line.sequence()
                                + ": the lines make " + balance + " centicoins, the record says "
                                + line.balanceCenticoins()
                                + "; keep the files as they are, and run 'audit verify --postings' on them.");
            }
        }
    }
}
