package org.caloriebank.adapter.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;

/**
 * What a bank owes its members as of a moment, by the month at whose end coins expire, and how much of it is expected never to be spent.
 * <p>
 * <b>Expected breakage</b> follows the proportionate idea of IFRS 15 (B46): of all coins whose fate is decided, the share that expired,
 *
 * <pre>
 *   expected breakage = floor( outstanding x expired / (redeemed + expired) )
 *
 *   outstanding   members' coins, held ones included, less those that have expired and wait for the sweep
 *   redeemed      captured and donated, less refunded: balances of all MERCHANT, FACILITY and SETTLED accounts
 *   expired       balance of BREAKAGE, and the coins that wait for the sweep
 * </pre>
 *
 * all of which stand in the trial balance. Its weakness: a coin can be spent at once and expires after a year, so while a bank is young or grows, the
 * decided coins are mostly spent ones and the share is too low. That errs on the side of the liability; but with less than {@value #MONTHS_MIN} months
 * in which coins expired it means nothing, and none is told.
 *
 * @param months in order; only those with coins.
 * @param membersCenticoins sum of all MEMBER balances.
 * @param membersHeldCenticoins part of it in open holds.
 * @param expiredUnsweptCenticoins part of it that has expired and that no record has taken yet.
 * @param debtsCenticoins sum of all DEBT balances, not positive: what members owe; no part of the above.
 * @param redeemedCenticoins see above; may be negative when refunds follow payments.
 * @param expiredCenticoins see above.
 * @param monthsOfBreakage months in which coins expired so far.
 */
public record Liability(
        List<Month> months,
        long membersCenticoins,
        long membersHeldCenticoins,
        long expiredUnsweptCenticoins,
        long debtsCenticoins,
        long redeemedCenticoins,
        long expiredCenticoins,
        int monthsOfBreakage) {
    /** A year: fewer do not show how members spend through its seasons. */
    public static final int MONTHS_MIN = 12;

    private static final int MONTHS_PER_YEAR = 12;
    private static final int FIRST_YEAR = 1970;

    /**
     * Coins that expire at the end of a month.
     *
     * @param isExpired whether the month has passed: free coins wait for the sweep, held ones are outstanding as long as they are held.
     * @param freeCenticoins in no hold.
     * @param heldCenticoins pinned by open holds.
     */
    public record Month(YearMonth month, boolean isExpired, long freeCenticoins, long heldCenticoins) {}

    /** What accounts of the kinds sum to. */
    private static final class Sums {
        private final long[] centicoinsByKind = new long[AccountKind.SETTLED.value() + 1];
        private long heldCenticoins;

        long of(final AccountKind kind) {
            return centicoinsByKind[kind.value()];
        }
    }

    /**
     * @param timeMs of the moment, not before the ledger's: coins expire by it whether a record has come since or not.
     * @param history of the records up to the ledger's last.
     */
    public static Liability of(final Ledger ledger, final long timeMs, final BreakageHistory history) {
        final SortedMap<Integer, long[]> lotsByMonth = new TreeMap<>();
        ledger.forEachLot((memberId, month, freeCenticoins, heldCenticoins) -> {
            final long[] lots = lotsByMonth.computeIfAbsent(month, m -> new long[2]);
            lots[0] = Math.addExact(lots[0], freeCenticoins);
            lots[1] = Math.addExact(lots[1], heldCenticoins);
        });
        final YearMonth now = YearMonth.from(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC));
        final List<Month> months = lotsByMonth.entrySet().stream()
                .map(entry -> month(entry.getKey(), now, entry.getValue()))
                .toList();
        final long unswept = months.stream()
                .filter(Month::isExpired)
                .mapToLong(Month::freeCenticoins)
                .sum();
        final Sums sums = new Sums();
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> {
            sums.centicoinsByKind[kind.value()] = Math.addExact(sums.of(kind), balanceCenticoins);
            sums.heldCenticoins = Math.addExact(sums.heldCenticoins, heldCenticoins);
        });
        return new Liability(
                months,
                sums.of(AccountKind.MEMBER),
                sums.heldCenticoins,
                unswept,
                sums.of(AccountKind.DEBT),
                sums.of(AccountKind.MERCHANT) + sums.of(AccountKind.FACILITY) + sums.of(AccountKind.SETTLED),
                sums.of(AccountKind.BREAKAGE) + unswept,
                history.months());
    }

    private static Month month(final int month, final YearMonth now, final long[] lots) {
        final YearMonth expiry = YearMonth.of(FIRST_YEAR + month / MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1);
        return new Month(expiry, expiry.isBefore(now), lots[0], lots[1]);
    }

    /** @return coins members can spend or have set aside. */
    public long outstandingCenticoins() {
        return membersCenticoins - expiredUnsweptCenticoins;
    }

    /** @return whether there is history enough to expect anything from. */
    public boolean hasHistory() {
        return monthsOfBreakage >= MONTHS_MIN && redeemedCenticoins >= 0;
    }

    /** @return part of the outstanding coins that is expected to expire; only with {@link #hasHistory()}. */
    public long expectedBreakageCenticoins() {
        return Proportion.floor(
                outstandingCenticoins(), expiredCenticoins, Math.addExact(redeemedCenticoins, expiredCenticoins));
    }
}
