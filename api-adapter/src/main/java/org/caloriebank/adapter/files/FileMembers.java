package org.caloriebank.adapter.files;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Who the files are about: a dense index by member id, the energy of an hour's rest and the latest weight. Confined to one thread.
 * <p>
 * Rest is the lowest total of any hour of the member in the files; weights of the same moment give the greater one. So the order of rows and files
 * changes nothing.
 */
final class FileMembers {
    /** In place of a rest or a weight the files do not give. */
    static final int UNKNOWN = -1;

    private static final int INITIAL_CAPACITY = 64;

    private final Long2LongHashMap indexByMemberId = new Long2LongHashMap(UNKNOWN);
    private long[] memberIds = new long[INITIAL_CAPACITY];
    private int[] restsCentikcal = new int[INITIAL_CAPACITY];
    private int[] massesGrams = new int[INITIAL_CAPACITY];
    private long[] weighedAtSeconds = new long[INITIAL_CAPACITY];
    private int size;

    /** @return the member's index, given now if it had none. */
    int indexOf(final long memberId) {
        final int existing = (int) indexByMemberId.get(memberId);
        if (existing != UNKNOWN) {
            return existing;
        }
        if (size == memberIds.length) {
            grow();
        }
        memberIds[size] = memberId;
        restsCentikcal[size] = UNKNOWN;
        massesGrams[size] = UNKNOWN;
        weighedAtSeconds[size] = Long.MIN_VALUE;
        indexByMemberId.put(memberId, size);
        return size++;
    }

    int size() {
        return size;
    }

    long memberId(final int index) {
        return memberIds[index];
    }

    void onHourlyTotal(final int index, final int totalCentikcal) {
        final int rest = restsCentikcal[index];
        restsCentikcal[index] = rest == UNKNOWN ? totalCentikcal : Math.min(rest, totalCentikcal);
    }

    void onWeight(final int index, final long epochSecond, final int grams) {
        final boolean isLater = epochSecond > weighedAtSeconds[index];
        final boolean isSameMoment = epochSecond == weighedAtSeconds[index];
        if (isLater || isSameMoment && grams > massesGrams[index]) {
            weighedAtSeconds[index] = epochSecond;
            massesGrams[index] = grams;
        }
    }

    /** @return what the member burns at rest in an hour, centikcal, or {@link #UNKNOWN} without hourly calories. */
    int restCentikcal(final int index) {
        return restsCentikcal[index];
    }

    /** @return the latest weight, or {@link #UNKNOWN}. */
    int massGrams(final int index) {
        return massesGrams[index];
    }

    /** @return when the last of all weights was taken, civil seconds since 1970, or Long.MIN_VALUE without weights. */
    long lastWeighingSecond() {
        return Arrays.stream(weighedAtSeconds, 0, size).max().orElse(Long.MIN_VALUE);
    }

    /** @return all indexes by ascending member id. */
    int[] indexesByMemberId() {
        final long[] sortedIds = Arrays.copyOf(memberIds, size);
        Arrays.sort(sortedIds);
        return Arrays.stream(sortedIds).mapToInt(this::indexOf).toArray();
    }

    private void grow() {
        final int capacity = Math.addExact(size, size);
        memberIds = Arrays.copyOf(memberIds, capacity);
        restsCentikcal = Arrays.copyOf(restsCentikcal, capacity);
        massesGrams = Arrays.copyOf(massesGrams, capacity);
        weighedAtSeconds = Arrays.copyOf(weighedAtSeconds, capacity);
    }
}
