package org.caloriebank.model;

import java.util.List;
import java.util.function.Predicate;

/** A part of a list that fits into an answer, and whether it reaches the list's end. */
record Page<T>(List<T> items, boolean isComplete) {
    static <T> Page<T> first(final List<T> all, final int most) {
        return new Page<>(all.subList(0, Math.min(most, all.size())), all.size() <= most);
    }

    /** @return the first ones behind the one that was seen last; from the first when none is that one. */
    static <T> Page<T> after(final List<T> all, final Predicate<T> isSeenLast, final int most) {
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            from = isSeenLast.test(all.get(i)) ? i + 1 : from;
        }
        return first(all.subList(from, all.size()), most);
    }
}
