package org.caloriebank.bank;

import java.util.List;

/**
 * Events in the order of the journal. Immutable.
 *
 * @param events whole records' only.
 * @param throughSequence all that was asked for up to here is in this page or an earlier one: ask on after it.
 * @param isMore whether the page ended because it was full, and not because nothing more is acknowledged.
 */
public record EventPage(List<BankEvent> events, long throughSequence, boolean isMore) {
    public EventPage {
        events = List.copyOf(events);
    }
}
