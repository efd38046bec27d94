package org.caloriebank.adapter.http;

import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.EventKind;
import tools.jackson.core.JsonGenerator;

/** Parts of the bodies that answer accepted commands. */
final class OutcomeText {
    private OutcomeText() {}

    /** What moved, or what the command's rule says its amount is. */
    static void amount(final JsonGenerator json, final Outcome outcome) {
        json.writeNumberProperty("amountCenticoins", outcome.amountCenticoins());
    }

    /** @return the first event of the kind; null when there is none, or the bank's files have the record no more. */
    static Outcome.Event event(final Outcome outcome, final EventKind kind) {
        for (final Outcome.Event event : outcome.events()) {
            if (event.kind() == kind) {
                return event;
            }
        }
        return null;
    }

    /** The answer to one report: as a line of {@link ResultText}, but for its number. */
    static byte[] report(final Outcome outcome) {
        return JsonText.object(json -> {
            json.writeStringProperty("code", outcome.code().name());
            json.writeNumberProperty("earnedCenticoins", outcome.amountCenticoins());
            json.writeArrayPropertyStart("flags");
            flag(json, outcome.flags().capReached(), "capReached");
            flag(json, outcome.flags().dayFlagged(), "dayFlagged");
            flag(json, outcome.flags().dayImplausible(), "dayImplausible");
            flag(json, outcome.flags().manualUnpaid(), "manualUnpaid");
            json.writeEndArray();
            json.writeNumberProperty("settingsVersion", outcome.settingsVersion());
            json.writeNumberProperty("sequence", outcome.sequence());
        });
    }

    private static void flag(final JsonGenerator json, final boolean isSet, final String name) {
        if (isSet) {
            json.writeString(name);
        }
    }
}
