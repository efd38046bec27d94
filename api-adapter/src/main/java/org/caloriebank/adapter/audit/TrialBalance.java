package org.caloriebank.adapter.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;

/** All accounts by kind, with their sums; the sum of these is zero. */
public record TrialBalance(List<Row> rows) {
    /** @param accounts of the kind. */
    public record Row(AccountKind kind, long accounts, long balanceCenticoins, long heldCenticoins) {}

    public static TrialBalance of(final Ledger ledger) {
        final Map<AccountKind, long[]> sums = new EnumMap<>(AccountKind.class);
        ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> {
            final long[] sum = sums.computeIfAbsent(kind, ignored -> new long[3]);
            sum[0]++;
            sum[1] = Math.addExact(sum[1], balanceCenticoins);
            sum[2] = Math.addExact(sum[2], heldCenticoins);
        });
        return new TrialBalance(sums.entrySet().stream()
                .map(e -> new Row(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
                .toList());
    }

    public long accounts() {
        return rows.stream().mapToLong(Row::accounts).sum();
    }

    public long sumCenticoins() {
        return rows.stream().mapToLong(Row::balanceCenticoins).reduce(0, Math::addExact);
    }

    public long heldCenticoins() {
        return rows.stream().mapToLong(Row::heldCenticoins).reduce(0, Math::addExact);
    }
}
