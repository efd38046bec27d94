package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * What a command came to, as an object; units as in the message of the same name in {@code caloriebank.xml}. Immutable.
 *
 * @param sequence of the record in the journal.
 * @param timeMs ledger time of the record, ms since 1970.
 * @param reference sequence whose outcome this is: a new hold's or capture's id, or a duplicate's original.
 * @param events empty if the outcome was written before there were any.
 */
public record Outcome(
        long sequence,
        long timeMs,
        ResultCode code,
        Flags flags,
        int settingsVersion,
        long reference,
        long amountCenticoins,
        List<Posting> postings,
        List<Touch> touches,
        List<Event> events) {

    /** Notes on an outcome; see the set of the same name in the schema. */
    public record Flags(
            boolean duplicate,
            boolean capReached,
            boolean dayFlagged,
            boolean dayImplausible,
            boolean manualUnpaid,
            boolean moreDue) {}

    public record Posting(
            AccountKind debitKind, long debitOwner, AccountKind creditKind, long creditOwner, long amountCenticoins) {}

    /** A member whose account changed, the record before that touched it, and the balance after. */
    public record Touch(long memberId, long previousSequence, long balanceCenticoins) {}

    /** What happened that somebody outside wants to know; 0 where there is no facility or member, and the kind says what the others are. */
    public record Event(EventKind kind, long facilityId, long subjectId, long memberId, long value, int detail) {}

    public boolean isAccepted() {
        return code == ResultCode.ACCEPTED;
    }

    /** @throws IllegalArgumentException if the bytes at the offset are no outcome. */
    public static Outcome decode(final long sequence, final long timeMs, final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() != OutcomeDecoder.TEMPLATE_ID) {
            throw new IllegalArgumentException("template " + header.templateId() + " is no outcome");
        }
        final OutcomeDecoder d = new OutcomeDecoder().wrapAndApplyHeader(buffer, offset, header);
        final ResultCode code = ResultCode.of(d.resultCode());
        final Flags flags = new Flags(
                d.flags().duplicate(),
                d.flags().capReached(),
                d.flags().dayFlagged(),
                d.flags().dayImplausible(),
                d.flags().manualUnpaid(),
                d.flags().moreDue());
        final int settingsVersion = d.settingsVersion();
        final long reference = d.reference();
        final long amountCenticoins = d.amountCenticoins();
        final List<Posting> postings = new ArrayList<>(2);
        for (final OutcomeDecoder.PostingsDecoder p : d.postings()) {
            postings.add(
                    new Posting(p.debitKind(), p.debitOwner(), p.creditKind(), p.creditOwner(), p.amountCenticoins()));
        }
        final List<Touch> touches = new ArrayList<>(1);
        for (final OutcomeDecoder.TouchesDecoder t : d.touches()) {
            touches.add(new Touch(t.memberId(), t.previousSequence(), t.balanceCenticoins()));
        }
        final List<Event> events = new ArrayList<>(0);
        for (final OutcomeDecoder.EventsDecoder e : d.events()) {
            events.add(new Event(e.kind(), e.facilityId(), e.subjectId(), e.memberId(), e.value(), e.detail()));
        }
        return new Outcome(
                sequence,
                timeMs,
                code,
                flags,
                settingsVersion,
                reference,
                amountCenticoins,
                List.copyOf(postings),
                List.copyOf(touches),
                List.copyOf(events));
    }
}
