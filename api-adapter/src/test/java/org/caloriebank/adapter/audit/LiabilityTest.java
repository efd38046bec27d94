package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.caloriebank.adapter.audit.Liability.Month;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiabilityTest {
    private static final int CHECKS = 30;
    private static final int STEPS_PER_CHECK_MAX = 800;
    private static final long DAY_MS = 86_400_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFootWithTheLedgerAtAnyMoment(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final BreakageHistory history = new BreakageHistory();
        boolean isExpiredSeen = false;
        boolean isHeldSeen = false;
        boolean isDebtSeen = false;

        try (RandomBooks books = new RandomBooks(seed)) {
            for (int i = 0; i < CHECKS; i++) {
                books.run(random.nextInt(1, STEPS_PER_CHECK_MAX), history);
                final long timeMs = books.ledger().timeMs() + random.nextLong(400 * DAY_MS);
                final Liability liability = Liability.of(books.ledger(), timeMs, history);

                assertFoots(liability, TrialBalance.of(books.ledger()), "seed " + seed + ", check " + i);
                isExpiredSeen |= liability.expiredUnsweptCenticoins() > 0;
                isHeldSeen |= liability.membersHeldCenticoins() > 0;
                isDebtSeen |= liability.debtsCenticoins() < 0;
            }
        }

        assertTrue(isExpiredSeen && isHeldSeen && isDebtSeen, "seed " + seed + " met too little");
    }

    private static void assertFoots(final Liability liability, final TrialBalance balance, final String context) {
        final long free =
                liability.months().stream().mapToLong(Month::freeCenticoins).sum();
        final long held =
                liability.months().stream().mapToLong(Month::heldCenticoins).sum();
        final long redeemed = sum(balance, AccountKind.MERCHANT)
                + sum(balance, AccountKind.FACILITY)
                + sum(balance, AccountKind.SETTLED);

        assertEquals(sum(balance, AccountKind.MEMBER), free + held, context);
        assertEquals(sum(balance, AccountKind.MEMBER), liability.membersCenticoins(), context);
        assertEquals(balance.heldCenticoins(), held, context);
        assertEquals(held, liability.membersHeldCenticoins(), context);
        assertEquals(sum(balance, AccountKind.DEBT), liability.debtsCenticoins(), context);
        assertEquals(redeemed, liability.redeemedCenticoins(), context);
        assertEquals(
                sum(balance, AccountKind.BREAKAGE) + liability.expiredUnsweptCenticoins(),
                liability.expiredCenticoins(),
                context);
        if (liability.hasHistory()) {
            final BigInteger expected = BigInteger.valueOf(liability.outstandingCenticoins())
                    .multiply(BigInteger.valueOf(liability.expiredCenticoins()))
                    .divide(BigInteger.valueOf(redeemed + liability.expiredCenticoins()));
            assertEquals(expected.longValueExact(), liability.expectedBreakageCenticoins(), context);
            assertTrue(liability.expectedBreakageCenticoins() <= liability.outstandingCenticoins(), context);
        }
    }

    /** The random books change how long coins live, so they expire in many months. */
    @Test
    void shouldExpectBreakageOnceCoinsExpiredInTwelveMonths() {
        final BreakageHistory history = new BreakageHistory();
        try (RandomBooks books = new RandomBooks(5)) {
            final Ledger ledger = books.ledger();
            while (history.months() < Liability.MONTHS_MIN) {
                assertFalse(Liability.of(ledger, ledger.timeMs(), history).hasHistory());
                books.run(1, history);
            }
            final Liability liability = Liability.of(ledger, ledger.timeMs(), history);

            assertTrue(liability.hasHistory());
            assertTrue(liability.expectedBreakageCenticoins() > 0);
        }
    }

    @Test
    void shouldTellOfAnEmptyLedger() {
        try (Ledger ledger = new Ledger()) {
            final Liability liability = Liability.of(ledger, 0, new BreakageHistory());

            assertEquals(0, liability.outstandingCenticoins());
            assertTrue(liability.months().isEmpty());
            assertFalse(liability.hasHistory());
        }
    }

    private static long sum(final TrialBalance balance, final AccountKind kind) {
        return balance.rows().stream()
                .filter(row -> row.kind() == kind)
                .mapToLong(TrialBalance.Row::balanceCenticoins)
                .sum();
    }
}
