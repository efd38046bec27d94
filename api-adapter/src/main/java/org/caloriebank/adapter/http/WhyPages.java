package org.caloriebank.adapter.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.caloriebank.adapter.audit.CoinOrigin;
import org.caloriebank.adapter.audit.CoinOrigins;
import org.caloriebank.adapter.audit.MemberTrail;
import org.caloriebank.journal.JournalSeek;
import tools.jackson.core.JsonGenerator;

/**
 * Why a member earned each coin, oldest first; a cursor's next is the number of rows before the page, and its filter the day. Each page reads the member's whole
 * trail up to the moment, since a later record may correct an earlier one.
 */
final class WhyPages implements Pages {
    private static final long DAY_ABSENT = Long.MIN_VALUE;

    private final long memberId;
    private final int limit;
    private final long epochDay;

    WhyPages(final long memberId, final PageParameters parameters) {
        this.memberId = memberId;
        limit = parameters.limit();
        epochDay = parameters.epochDay();
    }

    @Override
    public Reading first(final long head, final Reading.AsOf asOf) {
        return seek -> page(
                new PageCursor(PageCursor.Subject.WHY, memberId, asOf.sequence(), asOf.timeMs(), head, 0, epochDay),
                seek);
    }

    @Override
    public Reading after(final String cursor) {
        return seek -> {
            final PageCursor page = PageCursor.read(cursor, PageCursor.Subject.WHY, memberId, seek);
            if (epochDay != DAY_ABSENT && epochDay != page.filter()) {
                throw PageParameters.bad("the cursor is of another day; begin again without one");
            }
            return page(page, seek);
        };
    }

    private byte[] page(final PageCursor page, final JournalSeek seek) {
        final CoinOrigins coins = CoinOrigins.of(new MemberTrail(seek, memberId, page.head()));
        final List<CoinOrigin> rows = page.filter() == DAY_ABSENT ? coins.origins() : coins.ofDay((int) page.filter());
        final int from = (int) Math.min(rows.size(), page.next());
        final int to = Math.min(rows.size(), from + limit);
        final String cursor = to < rows.size() ? page.at(to).toText(seek) : null;
        return JsonText.object(json -> {
            json.writeNumberProperty("memberId", memberId);
            json.writeArrayPropertyStart("origins");
            rows.subList(from, to).forEach(row -> write(json, row));
            json.writeEndArray();
            json.writeNumberProperty("earnedCenticoins", coins.earnedCenticoins());
            json.writeObjectPropertyStart("movements");
            coins.movements()
                    .forEach((movement, centicoins) ->
                            json.writeNumberProperty(movement.name().toLowerCase(Locale.ROOT), centicoins));
            json.writeEndObject();
            json.writeNumberProperty("balanceCenticoins", coins.balanceCenticoins());
            json.writeNumberProperty("debtCenticoins", coins.debtCenticoins());
            json.writeBooleanProperty("archived", coins.isCutOff());
            json.writeStringProperty("nextCursor", cursor);
            json.writeNumberProperty("asOfSequence", page.asOfSequence());
            json.writeNumberProperty("asOfMs", page.asOfMs());
        });
    }

    private static void write(final JsonGenerator json, final CoinOrigin origin) {
        json.writeStartObject();
        json.writeNumberProperty("sequence", origin.sequence());
        json.writeNumberProperty("timeMs", origin.timeMs());
        json.writeStringProperty("date", LocalDate.ofEpochDay(origin.epochDay()).toString());
        writeNumber(json, "hour", origin.hour() == CoinOrigin.WHOLE_DAY ? null : origin.hour());
        json.writeStringProperty("rule", origin.rule().name());
        json.writeNumberProperty("settingsVersion", origin.settingsVersion());
        json.writeNumberProperty("campaignId", origin.campaign());
        json.writeNumberProperty("amountCenticoins", origin.amountCenticoins());
        if (origin.isReport()) {
            json.writeNumberProperty("sourceId", origin.sourceId());
            json.writeNumberProperty("steps", origin.steps());
            writeNumber(json, "activeCentikcal", origin.energyCentikcal());
            json.writeBooleanProperty("manual", origin.isManual());
        } else if (origin.correction() != null) {
            json.writeName("correction");
            write(json, origin.correction());
        }
        json.writeArrayPropertyStart("laterCorrections");
        origin.laterCorrections().forEach(correction -> write(json, correction));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final CoinOrigin.Correction correction) {
        json.writeStartObject();
        json.writeNumberProperty("sequence", correction.sequence());
        writeNumber(json, "hour", correction.hour() == CoinOrigin.WHOLE_DAY ? null : correction.hour());
        writeNumber(json, "ceilingCentikcal", correction.ceilingCentikcal());
        json.writeNumberProperty("operatorId", correction.operatorId());
        json.writeStringProperty("reason", correction.reason());
        json.writeEndObject();
    }

    private static void writeNumber(final JsonGenerator json, final String name, final Integer value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }
}
