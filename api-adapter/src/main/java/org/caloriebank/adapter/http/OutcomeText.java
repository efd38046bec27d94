package org.caloriebank.adapter.http;

import java.time.LocalDate;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;
import tools.jackson.core.JsonGenerator;

/**
 * The body that answers an accepted command: its fields, and of the outcome what the ledger remembers, so that a duplicate is answered with the same
 * bytes.
 */
final class OutcomeText {
    private OutcomeText() {}

    static byte[] of(final Command command, final Outcome outcome) {
        if (command instanceof Command.ReportActivity) {
            return report(outcome);
        }
        return JsonText.object(json -> {
            json.writeStringProperty("code", outcome.code().name());
            json.writeNumberProperty("sequence", outcome.reference());
            write(json, command, outcome);
        });
    }

    /** As a line of {@link ResultText}, but for its number. */
    private static byte[] report(final Outcome outcome) {
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

    private static void write(final JsonGenerator json, final Command command, final Outcome outcome) {
        if (command instanceof Command.PlaceHold hold) {
            write(json, hold, outcome);
        } else if (command instanceof Command.CaptureHold capture) {
            json.writeNumberProperty("captureId", outcome.reference());
            json.writeNumberProperty("holdId", capture.holdId());
            amount(json, outcome);
            json.writeBooleanProperty("final", capture.isFinal());
        } else if (command instanceof Command.VoidHold voided) {
            json.writeNumberProperty("holdId", voided.holdId());
            amount(json, outcome);
        } else if (command instanceof Command.Refund refund) {
            json.writeNumberProperty("captureId", refund.captureId());
            amount(json, outcome);
        } else if (command instanceof Command.Gift gift) {
            json.writeNumberProperty("memberId", gift.memberId());
            json.writeNumberProperty("toMemberId", gift.toMemberId());
            amount(json, outcome);
        } else if (command instanceof Command.Donate donation) {
            json.writeNumberProperty("memberId", donation.memberId());
            json.writeNumberProperty("merchantId", donation.merchantId());
            amount(json, outcome);
        } else {
            writeOffice(json, command, outcome);
        }
    }

    private static void writeOffice(final JsonGenerator json, final Command command, final Outcome outcome) {
        if (command instanceof Command.PutMember member) {
            json.writeNumberProperty("memberId", member.memberId());
        } else if (command instanceof Command.PutMerchant merchant) {
            json.writeNumberProperty("merchantId", merchant.merchantId());
        } else if (command instanceof Command.CorrectActivity correction) {
            json.writeNumberProperty("memberId", correction.memberId());
            json.writeStringProperty(
                    "date", LocalDate.ofEpochDay(correction.epochDay()).toString());
            if (correction.hour() != Limits.WHOLE_DAY) {
                json.writeNumberProperty("hour", correction.hour());
            }
            amount(json, outcome);
        } else if (command instanceof Command.AdjustBalance adjustment) {
            json.writeNumberProperty("memberId", adjustment.memberId());
            amount(json, outcome);
        } else if (command instanceof Command.Settle settlement) {
            json.writeNumberProperty("merchantId", settlement.merchantId());
            json.writeNumberProperty("period", settlement.period());
            amount(json, outcome);
        } else if (command instanceof Command.ChangeSetting change) {
            json.writeStringProperty("name", Setting.ofNumber(change.setting()).name());
            json.writeNumberProperty("value", change.value());
        } else {
            throw new IllegalArgumentException("not answered here: " + command);
        }
    }

    private static void write(final JsonGenerator json, final Command.PlaceHold hold, final Outcome outcome) {
        json.writeNumberProperty("holdId", outcome.reference());
        json.writeNumberProperty("memberId", hold.memberId());
        json.writeNumberProperty("merchantId", hold.merchantId());
        amount(json, outcome);
        if (hold.amountMinorUnits() != Limits.NULL_AMOUNT) {
            json.writeNumberProperty("amountMinorUnits", hold.amountMinorUnits());
        }
        json.writeNumberProperty("ttlMs", hold.ttlMs());
    }

    private static void amount(final JsonGenerator json, final Outcome outcome) {
        json.writeNumberProperty("amountCenticoins", outcome.amountCenticoins());
    }
}
