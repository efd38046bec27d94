package org.caloriebank.adapter.http;

import org.caloriebank.adapter.audit.FacilitySettlement;
import org.caloriebank.adapter.audit.Span;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.protocol.FacilityAnswer;
import tools.jackson.core.JsonGenerator;

/**
 * What moved on a facility's account in a month. Only the records from the month's beginning to now are read: the balance before them is what the ledger says it is now, less
 * what moved since, so the files are read twice.
 */
final class FacilitySettlementReading {
    private final long facilityId;
    private final int period;
    private final Span span;

    FacilitySettlementReading(final long facilityId, final int period) {
        this.facilityId = facilityId;
        this.period = period;
        span = Span.ofPeriod(period);
    }

    /** @param facility as the ledger knows it at the moment. */
    Reading of(final FacilityAnswer.Facility facility, final Reading.AsOf asOf) {
        return seek -> read(facility, asOf, seek);
    }

    private byte[] read(final FacilityAnswer.Facility facility, final Reading.AsOf asOf, final JournalSeek seek) {
        final long from = SettlementReading.firstSequence(seek, span, 0);
        SettlementReading.requireReadable(asOf.sequence() - from + 1);
        final FacilitySettlement moved = new FacilitySettlement(facilityId, span);
        seek.forEachRecord(from, asOf.sequence(), moved);
        if (from == 1 && moved.balanceCenticoins() != facility.revenueCenticoins()) {
            throw new JournalException(
                    JournalException.Kind.BOOKS_DIFFER,
                    "The records up to sequence " + asOf.sequence() + " leave facility " + facilityId + " "
                            + moved.balanceCenticoins() + " centicoins, the ledger says "
                            + facility.revenueCenticoins() + "; run 'audit verify' on the bank's files.");
        }
        final FacilitySettlement settlement = new FacilitySettlement(facilityId, span);
        settlement.startAt(facility.revenueCenticoins() - moved.balanceCenticoins());
        seek.forEachRecord(from, asOf.sequence(), settlement);
        return SettlementReading.body("facilityId", facilityId, period, asOf, json -> settlement
                .amounts()
                .forEach(amount -> write(json, amount)));
    }

    private static void write(final JsonGenerator json, final FacilitySettlement.Amount amount) {
        json.writeStartObject();
        json.writeStringProperty("line", amount.line().name());
        json.writeNumberProperty("postings", amount.postings());
        json.writeNumberProperty("amountCenticoins", amount.amountCenticoins());
        json.writeEndObject();
    }
}
