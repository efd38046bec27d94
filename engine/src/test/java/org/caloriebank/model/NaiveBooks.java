package org.caloriebank.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caloriebank.protocol.codec.AccountKind;

/** All accounts by kind and owner. An account that was never posted to has a balance of zero. */
final class NaiveBooks {
    private final SortedMap<Account, Long> balanceByAccount = new TreeMap<>();

    long balance(final AccountKind kind, final long owner) {
        return balanceByAccount.getOrDefault(new Account(kind, owner), 0L);
    }

    void move(final Account debit, final Account credit, final long amountCenticoins) {
        balanceByAccount.merge(debit, -amountCenticoins, Math::addExact);
        balanceByAccount.merge(credit, amountCenticoins, Math::addExact);
    }

    long sum() {
        return balanceByAccount.values().stream().reduce(0L, Math::addExact);
    }

    /** @return of all accounts of one kind. */
    long sum(final AccountKind kind) {
        return balanceByAccount.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    SortedMap<Account, Long> balanceByAccount() {
        return Collections.unmodifiableSortedMap(balanceByAccount);
    }

    /** Which account. */
    record Account(AccountKind kind, long owner) implements Comparable<Account> {
        private static final Comparator<Account> ORDER =
                Comparator.comparing(Account::kind).thenComparingLong(Account::owner);

        @Override
        public int compareTo(final Account other) {
            return ORDER.compare(this, other);
        }
    }
}
