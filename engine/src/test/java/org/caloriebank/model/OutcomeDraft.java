package org.caloriebank.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Outcome.Event;
import org.caloriebank.protocol.Outcome.Flags;
import org.caloriebank.protocol.Outcome.Posting;
import org.caloriebank.protocol.Outcome.Touch;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;

/** The outcome of the command under way; moves coins in the books as it notes its postings. */
final class OutcomeDraft {
    private final NaiveState state;
    private final List<Posting> postings = new ArrayList<>();
    private final Map<Long, NaiveMember> touched = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private Flags flags = new Flags(false, false, false, false, false, false);
    private long amountCenticoins;
    private int settingsVersion = -1;

    OutcomeDraft(final NaiveState state) {
        this.state = state;
    }

    void post(
            final AccountKind debit,
            final long debitOwner,
            final AccountKind credit,
            final long creditOwner,
            final long amountCenticoins) {
        if (amountCenticoins > 0) {
            state.books.move(new Account(debit, debitOwner), new Account(credit, creditOwner), amountCenticoins);
            postings.add(new Posting(debit, debitOwner, credit, creditOwner, amountCenticoins));
        }
    }

    void touch(final NaiveMember member) {
        touched.put(member.memberId, member);
    }

    void event(
            final EventKind kind,
            final long facilityId,
            final long subjectId,
            final long memberId,
            final long value,
            final int detail) {
        events.add(new Event(kind, facilityId, subjectId, memberId, value, detail));
    }

    void amount(final long centicoins) {
        amountCenticoins = centicoins;
    }

    void flags(final Flags flags) {
        this.flags = flags;
    }

    /** For reports, whose outcome carries the version their day keeps. */
    void settingsVersion(final int version) {
        settingsVersion = version;
    }

    Outcome end(final ResultCode code, final long reference) {
        final List<Touch> touches = new ArrayList<>();
        for (final NaiveMember member : touched.values()) {
            touches.add(new Touch(member.memberId, member.lastSequence, member.balanceCenticoins()));
            member.lastSequence = state.sequence;
        }
        return new Outcome(
                state.sequence,
                state.nowMs,
                code,
                flags,
                settingsVersion == -1 ? state.settings.version() : settingsVersion,
                reference,
                amountCenticoins,
                List.copyOf(postings),
                touches,
                List.copyOf(events));
    }
}
