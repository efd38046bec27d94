package org.caloriebank.adapter.audit;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.caloriebank.ledger.Ledger;

/**
 * Writes a journal for the accounting program hledger: an account for each of the ledger's, a transaction for each record that moved coins, and at the
 * end an assertion of every account's balance, which hledger itself checks.
 * <p>
 * Signs are hledger's: what the bank owes is negative there, so every balance is the ledger's with the other sign.
 *
 * <pre>
 *   MEMBER:42     liabilities:member:42      coins members own
 *   MERCHANT:7    liabilities:merchant:7     payable
 *   DEBT:42       assets:debt:42             what members owe
 *   SETTLED:7     assets:settled:7           money paid out, so negative
 *   ISSUANCE:0    expenses:issuance:0        what the coins cost the bank when it makes them
 *   ISSUANCE:12   expenses:issuance:12       what campaign 12 cost
 *   ADJUSTMENT:0  expenses:adjustment:0
 *   BREAKAGE:0    income:breakage:0          what expires is owed no more
 *   FACILITY:3    income:facility:3
 * </pre>
 *
 * Streams: keeps nothing of what it wrote. One thread.
 */
public final class HledgerJournal {
    private static final String COMMODITY = "coin";
    private static final int CENTICOINS_PER_COIN = 100;

    private final PrintWriter out;

    public HledgerJournal(final PrintWriter out) {
        this.out = out;
    }

    /** Write what stands before the first transaction. */
    public void begin() {
        print("; Written by caloriebank audit export. Signs are hledger's: what the bank owes is negative.");
        print("decimal-mark .");
        print("commodity 1000.00 " + COMMODITY);
        print("account assets  ; type: A");
        print("account liabilities  ; type: L");
        print("account income  ; type: R");
        print("account expenses  ; type: X");
        print("");
    }

    /** Write one transaction with every balance of a ledger, for a journal that begins in the middle. */
    public void open(final Ledger ledger) {
        print(date(ledger.timeMs()) + " (" + ledger.lastSequence() + ") opening balances");
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> {
            if (balanceCenticoins != 0) {
                line(new Account(kind, owner), -balanceCenticoins);
            }
        });
        print("");
    }

    /** Write a record. */
    public void write(final PostedRecords.Posted posted) {
        print(date(posted.timeMs()) + " (" + posted.sequence() + ") " + posted.command());
        print("    ; sequence:" + posted.sequence() + ", block:" + posted.block() + ", time:"
                + Instant.ofEpochMilli(posted.timeMs()) + ", code:" + posted.code());
        for (final PostedRecords.Posting posting : posted.postings()) {
            line(posting.debit(), posting.amountCenticoins());
            line(posting.credit(), -posting.amountCenticoins());
        }
        print("");
    }

    /** Assert every balance of the ledger, which stands where the last record written left it. */
    public void close(final Ledger ledger) {
        print(date(ledger.timeMs()) + " (" + ledger.lastSequence() + ") balances asserted");
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> print(
                "    " + account(new Account(kind, owner)) + "  0 " + COMMODITY + " = " + amount(-balanceCenticoins)));
        print("");
    }

    private void line(final Account account, final long amountCenticoins) {
        print("    " + account(account) + "  " + amount(amountCenticoins));
    }

    private static String account(final Account account) {
        final String path =
                switch (account.kind()) {
                    case MEMBER -> "liabilities:member:";
                    case MERCHANT -> "liabilities:merchant:";
                    case DEBT -> "assets:debt:";
                    case SETTLED -> "assets:settled:";
                    case ISSUANCE -> "expenses:issuance:";
                    case ADJUSTMENT -> "expenses:adjustment:";
                    case BREAKAGE -> "income:breakage:";
                    case FACILITY -> "income:facility:";
                    default -> throw new IllegalArgumentException("no such kind of account: " + account);
                };
        return path + account.owner();
    }

    private static String amount(final long centicoins) {
        final long magnitude = Math.abs(centicoins); // balances stay within +-2^62
        final long cents = magnitude % CENTICOINS_PER_COIN;
        return (centicoins < 0 ? "-" : "")
                + magnitude / CENTICOINS_PER_COIN
                + (cents < 10 ? ".0" : ".")
                + cents
                + ' '
                + COMMODITY;
    }

    private static LocalDate date(final long timeMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
    }

    private void print(final String line) {
        out.print(line);
        out.print('\n');
    }
}
