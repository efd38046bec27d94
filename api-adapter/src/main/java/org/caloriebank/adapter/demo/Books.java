package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Coins of members and merchants at one moment. Mutable; confined to one thread. */
final class Books {
    private final Map<Long, Long> members = new TreeMap<>();
    private final Map<Long, Long> merchants = new TreeMap<>();

    /** Ask a node for all of them. */
    static Books of(final NodeClient client, final URI node, final List<Long> memberIds)
            throws IOException, InterruptedException {
        final Books books = new Books();
        for (final long member : memberIds) {
            books.addToMember(member, client.memberCenticoins(node, member));
        }
        for (final long merchant : Shops.ALL) {
            books.addToMerchant(merchant, client.merchantCenticoins(node, merchant));
        }
        return books;
    }

    void addToMember(final long memberId, final long centicoins) {
        members.merge(memberId, centicoins, Long::sum);
    }

    void addToMerchant(final long merchantId, final long centicoins) {
        merchants.merge(merchantId, centicoins, Long::sum);
    }

    void add(final Books changes) {
        changes.members.forEach(this::addToMember);
        changes.merchants.forEach(this::addToMerchant);
    }

    /** @return how many accounts differ. */
    int differences(final Books others) {
        return differences(members, others.members) + differences(merchants, others.merchants);
    }

    int accounts() {
        return members.size() + merchants.size();
    }

    long centicoins() {
        return sum(members) + sum(merchants);
    }

    long memberCenticoins(final long memberId) {
        return members.getOrDefault(memberId, 0L);
    }

    long merchantCenticoins(final long merchantId) {
        return merchants.getOrDefault(merchantId, 0L);
    }

    private static int differences(final Map<Long, Long> one, final Map<Long, Long> other) {
        int differences = 0;
        for (final Map.Entry<Long, Long> account : one.entrySet()) {
            differences += account.getValue().equals(other.getOrDefault(account.getKey(), 0L)) ? 0 : 1;
        }
        return differences
                + (int) other.keySet().stream()
                        .filter(account -> !one.containsKey(account))
                        .count();
    }

    private static long sum(final Map<Long, Long> coins) {
        return coins.values().stream().mapToLong(Long::longValue).sum();
    }
}
