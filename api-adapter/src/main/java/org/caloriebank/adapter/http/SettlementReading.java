package org.caloriebank.adapter.http;

import java.util.function.Consumer;
import org.caloriebank.adapter.audit.Settlement;
import org.caloriebank.adapter.audit.Span;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.codec.AccountKind;
import tools.jackson.core.JsonGenerator;

/**
 * What moved on a merchant's account in a month. Only the records from some time before the month to now are read: what was payable before them is what the
 * ledger says is payable now, less what moved since, so the files are read twice.
 */
final class SettlementReading {
    /** More are left to the command line. */
    static final long RECORDS_MAX = 20_000_000;

    /** Holds are captured, and captures refunded, within so long: their prices are read too. */
    private static final long LOOK_BACK_MS = 62L * 86_400_000;

    private final long merchantId;
    private final int period;
    private final Span span;

    SettlementReading(final long merchantId, final int period) {
        this.merchantId = merchantId;
        this.period = period;
        span = Span.ofPeriod(period);
    }

    /** @param merchant as the ledger knows it at the moment. */
    Reading of(final Answer.Merchant merchant, final Reading.AsOf asOf) {
        return seek -> read(merchant, asOf, seek);
    }

    private byte[] read(final Answer.Merchant merchant, final Reading.AsOf asOf, final JournalSeek seek) {
        final long from = firstSequence(seek, span, LOOK_BACK_MS);
        requireReadable(asOf.sequence() - from + 1);
        final Settlement moved = new Settlement(AccountKind.MERCHANT, merchantId, span);
        seek.forEachRecord(from, asOf.sequence(), moved);
        if (from == 1) {
            requireFoot(merchant, moved, asOf);
        }
        final Settlement settlement = new Settlement(AccountKind.MERCHANT, merchantId, span);
        settlement.startAt(
                merchant.payableCenticoins() - moved.payableCenticoins(),
                merchant.settledCenticoins() - moved.settledCenticoins());
        seek.forEachRecord(from, asOf.sequence(), settlement);
        return body("merchantId", merchantId, period, asOf, json -> settlement
                .amounts()
                .forEach(amount -> write(json, amount)));
    }

    /**
     * @param lookBackMs how long before the stretch reading begins.
     * @return the record to begin with.
     */
    static long firstSequence(final JournalSeek seek, final Span span, final long lookBackMs) {
        final long monthMs = span.after().limit().timeMs() + 1;
        final long first = seek.firstSequence();
        if (first > 1 && seek.sequenceAt(monthMs) == first) {
            throw new RequestRefusedException(Problem.of(
                    DoorCode.NOT_FOUND,
                    "the bank's files begin at sequence " + first
                            + ", and may begin after the month does: ask its archive"));
        }
        return seek.sequenceAt(monthMs - lookBackMs);
    }

    static void requireReadable(final long records) {
        if (records > RECORDS_MAX) {
            throw new RequestRefusedException(Problem.of(
                    DoorCode.PERIOD_TOO_LONG,
                    records + " records lie between the month and now; 'caloriebank audit settlement' reads them all"));
        }
    }

    /** All records were read: then they alone must make what the ledger says. */
    private void requireFoot(final Answer.Merchant merchant, final Settlement moved, final Reading.AsOf asOf) {
        if (moved.payableCenticoins() != merchant.payableCenticoins()
                || moved.settledCenticoins() != merchant.settledCenticoins()) {
            throw new JournalException(
                    JournalException.Kind.BOOKS_DIFFER,
                    "The records up to sequence " + asOf.sequence() + " leave merchant " + merchantId + " "
                            + moved.payableCenticoins() + " centicoins payable, the ledger says "
                            + merchant.payableCenticoins() + "; run 'audit verify' on the bank's files.");
        }
    }

    /** @param amounts writes the rows. */
    static byte[] body(
            final String idName,
            final long id,
            final int period,
            final Reading.AsOf asOf,
            final Consumer<JsonGenerator> amounts) {
        return JsonText.object(json -> {
            json.writeNumberProperty(idName, id);
            json.writeNumberProperty("period", period);
            json.writeArrayPropertyStart("amounts");
            amounts.accept(json);
            json.writeEndArray();
            json.writeNumberProperty("asOfSequence", asOf.sequence());
            json.writeNumberProperty("asOfMs", asOf.timeMs());
        });
    }

    private static void write(final JsonGenerator json, final Settlement.Amount amount) {
        json.writeStartObject();
        json.writeStringProperty("line", amount.line().name());
        json.writeStringProperty("currency", amount.currency());
        json.writeNumberProperty("postings", amount.postings());
        json.writeNumberProperty("amountCenticoins", amount.amountCenticoins());
        if (amount.currency() == null) {
            json.writeNullProperty("amountMinorUnits");
        } else {
            json.writeNumberProperty("amountMinorUnits", amount.amountMinorUnits());
        }
        json.writeEndObject();
    }
}
