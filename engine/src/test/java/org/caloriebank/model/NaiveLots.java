package org.caloriebank.model;

import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Coins by the month at whose end they expire; also used for the coins pinned to a hold and for those of a capture. */
final class NaiveLots {
    private final NavigableMap<Integer, Long> coinsByMonth = new TreeMap<>();

    long total() {
        return sum(coinsByMonth);
    }

    /** @return the sum of the lots that have not expired in this month. */
    long available(final int monthNow) {
        return sum(coinsByMonth.tailMap(monthNow, true));
    }

    long expired(final int monthNow) {
        return sum(coinsByMonth.headMap(monthNow, false));
    }

    void dropExpired(final int monthNow) {
        coinsByMonth.headMap(monthNow, false).clear();
    }

    /** @return the oldest month that has not expired, or 0 when there is none. */
    int oldestMonth(final int monthNow) {
        final Integer month = coinsByMonth.ceilingKey(monthNow);
        return month == null ? 0 : month;
    }

    long of(final int month) {
        return coinsByMonth.getOrDefault(month, 0L);
    }

    void add(final int month, final long coins) {
        if (coins > 0) {
            coinsByMonth.merge(month, coins, Math::addExact);
        }
    }

    void addAll(final NaiveLots other) {
        other.coinsByMonth.forEach(this::add);
    }

    /** Take at most this many coins from one lot; answers how many. */
    long takeFrom(final int month, final long coinsMax) {
        final long taken = Math.min(of(month), coinsMax);
        final long left = of(month) - taken;
        if (left == 0) {
            coinsByMonth.remove(month);
        } else {
            coinsByMonth.put(month, left);
        }
        return taken;
    }

    NaiveLots takeOldestFirst(final long coins) {
        return take(coins, coinsByMonth);
    }

    NaiveLots takeYoungestFirst(final long coins) {
        return take(coins, coinsByMonth.descendingMap());
    }

    NaiveLots takeAll() {
        return takeOldestFirst(total());
    }

    SortedMap<Integer, Long> coinsByMonth() {
        return coinsByMonth;
    }

    private NaiveLots take(final long coins, final NavigableMap<Integer, Long> inOrder) {
        final NaiveLots portions = new NaiveLots();
        long missing = coins;
        while (missing > 0) {
            final int month = inOrder.firstKey();
            final long taken = takeFrom(month, missing);
            portions.add(month, taken);
            missing -= taken;
        }
        return portions;
    }

    private static long sum(final SortedMap<Integer, Long> lots) {
        return lots.values().stream().reduce(0L, Math::addExact);
    }
}
