package org.caloriebank.adapter.http;

import java.time.LocalDate;
import java.time.YearMonth;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Limits;
import tools.jackson.core.JsonGenerator;

/** The body that answers a question; each names the sequence and ledger time it is true for. */
final class AnswerText {
    private static final YearMonth MONTH_ZERO = YearMonth.of(1970, 1);

    private AnswerText() {}

    static byte[] of(final Route route, final Answer answer, final long sequence, final long timeMs) {
        return JsonText.object(json -> {
            if (answer instanceof Answer.Member member) {
                write(json, member, route == Route.GET_BALANCE);
            } else if (answer instanceof Answer.Day day) {
                write(json, day);
            } else if (answer instanceof Answer.Merchant merchant) {
                write(json, merchant);
            } else if (answer instanceof Answer.Hold hold) {
                write(json, hold);
            } else if (answer instanceof Answer.Ledger ledger) {
                write(json, ledger);
            }
            json.writeNumberProperty("asOfSequence", sequence);
            json.writeNumberProperty("asOfMs", timeMs);
        });
    }

    private static void write(final JsonGenerator json, final Answer.Member member, final boolean isBalanceOnly) {
        json.writeNumberProperty("memberId", member.memberId());
        if (!isBalanceOnly) {
            json.writeStringProperty("status", member.status().name());
            json.writeNumberProperty("bodyMassGrams", member.bodyMassGrams());
            json.writeNumberProperty("zoneOffsetMinutes", member.zoneOffsetMinutes());
            json.writeNumberProperty("lastSequence", member.lastSequence());
        }
        json.writeNumberProperty("balanceCenticoins", member.balanceCenticoins());
        json.writeNumberProperty("heldCenticoins", member.heldCenticoins());
        json.writeNumberProperty("availableCenticoins", member.availableCenticoins());
        json.writeNumberProperty("debtCenticoins", member.debtCenticoins());
        json.writeNumberProperty("nextExpiryCenticoins", member.nextExpiryCenticoins());
        if (member.nextExpiryMonth() == 0) {
            json.writeNullProperty("nextExpiryMonth");
        } else {
            json.writeStringProperty(
                    "nextExpiryMonth",
                    MONTH_ZERO.plusMonths(member.nextExpiryMonth()).toString());
        }
    }

    private static void write(final JsonGenerator json, final Answer.Day day) {
        json.writeNumberProperty("memberId", day.memberId());
        json.writeStringProperty("date", LocalDate.ofEpochDay(day.epochDay()).toString());
        json.writeNumberProperty("earnedCenticoins", day.earnedCenticoins());
        json.writeNumberProperty("steps", day.steps());
        json.writeNumberProperty("hoursCentikcal", day.hoursCentikcal());
        json.writeNumberProperty("wholeDayCentikcal", day.wholeDayCentikcal());
        json.writeNumberProperty("capCenticoins", day.capCenticoins());
        json.writeNumberProperty("settingsVersion", day.settingsVersion());
        json.writeBooleanProperty("folded", day.isFolded());
    }

    private static void write(final JsonGenerator json, final Answer.Merchant merchant) {
        json.writeNumberProperty("merchantId", merchant.merchantId());
        json.writeStringProperty("kind", merchant.kind().name());
        json.writeStringProperty("status", merchant.status().name());
        json.writeNumberProperty("payableCenticoins", merchant.payableCenticoins());
        json.writeNumberProperty("settledCenticoins", merchant.settledCenticoins());
        if (merchant.rateCenticoins() != 0) {
            json.writeNumberProperty("rateCenticoins", merchant.rateCenticoins());
            json.writeNumberProperty("rateMinorUnits", merchant.rateMinorUnits());
            json.writeStringProperty("currency", merchant.currency());
        }
    }

    private static void write(final JsonGenerator json, final Answer.Hold hold) {
        json.writeNumberProperty("holdId", hold.holdId());
        json.writeStringProperty("state", hold.state().name());
        json.writeNumberProperty("memberId", hold.memberId());
        json.writeStringProperty("payeeKind", hold.payeeKind().name());
        json.writeNumberProperty("merchantId", hold.merchantId());
        json.writeNumberProperty("amountCenticoins", hold.amountCenticoins());
        json.writeNumberProperty("capturedCenticoins", hold.capturedCenticoins());
        json.writeNumberProperty("refundedCenticoins", hold.refundedCenticoins());
        json.writeNumberProperty("placedAtMs", hold.placedAtMs());
        if (hold.deadlineMs() != Long.MAX_VALUE) {
            json.writeNumberProperty("deadlineMs", hold.deadlineMs());
        }
        if (hold.closedAtMs() != 0) {
            json.writeNumberProperty("closedAtMs", hold.closedAtMs());
        }
        if (hold.amountMinorUnits() != Limits.NULL_AMOUNT) {
            json.writeNumberProperty("amountMinorUnits", hold.amountMinorUnits());
            json.writeNumberProperty("rateCenticoins", hold.rateCenticoins());
            json.writeNumberProperty("rateMinorUnits", hold.rateMinorUnits());
        }
        json.writeArrayPropertyStart("captures");
        for (final Answer.Capture capture : hold.captures()) {
            json.writeStartObject();
            json.writeNumberProperty("captureId", capture.captureId());
            json.writeNumberProperty("amountCenticoins", capture.amountCenticoins());
            json.writeNumberProperty("refundedCenticoins", capture.refundedCenticoins());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(final JsonGenerator json, final Answer.Ledger ledger) {
        json.writeNumberProperty("members", ledger.members());
        json.writeNumberProperty("memberDays", ledger.memberDays());
        json.writeNumberProperty("openHolds", ledger.openHolds());
        json.writeNumberProperty("keptHolds", ledger.keptHolds());
        json.writeNumberProperty("idsKept", ledger.idsKept());
        json.writeNumberProperty("idCapacity", ledger.idCapacity());
        json.writeNumberProperty("issuedCenticoins", ledger.issuedCenticoins());
        json.writeNumberProperty("heldCenticoins", ledger.heldCenticoins());
        json.writeNumberProperty("offHeapBytes", ledger.offHeapBytes());
        json.writeNumberProperty("settingsVersion", ledger.settingsVersion());
    }
}
