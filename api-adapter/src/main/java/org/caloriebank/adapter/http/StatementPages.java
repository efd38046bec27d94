package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.adapter.audit.MemberTrail;
import org.caloriebank.adapter.audit.Statement;
import org.caloriebank.adapter.audit.StatementLine;
import org.caloriebank.journal.JournalSeek;
import tools.jackson.core.JsonGenerator;

/** A member's statement, newest line first; a cursor's next is the sequence of the first line behind it. */
final class StatementPages implements Pages {
    private static final long FROM_ABSENT = Long.MIN_VALUE;

    private final long memberId;
    private final int limit;
    private final long fromMs;

    StatementPages(final long memberId, final PageParameters parameters) {
        this.memberId = memberId;
        limit = parameters.limit();
        fromMs = parameters.fromMs();
    }

    @Override
    public Reading first(final long head, final Reading.AsOf asOf) {
        return seek -> page(
                new PageCursor(
                        PageCursor.Subject.STATEMENT, memberId, asOf.sequence(), asOf.timeMs(), head, head, fromMs),
                seek);
    }

    @Override
    public Reading after(final String cursor) {
        return seek -> {
            final PageCursor from = PageCursor.read(cursor, PageCursor.Subject.STATEMENT, memberId, seek);
            if (fromMs != FROM_ABSENT && fromMs != from.filter()) {
                throw PageParameters.bad("the cursor is of a statement from another time; begin again without one");
            }
            return page(from, seek);
        };
    }

    private byte[] page(final PageCursor page, final JournalSeek seek) {
        final Statement statement = Statement.of(new MemberTrail(seek, memberId, page.next()), limit, page.filter());
        final List<StatementLine> lines = statement.lines();
        final boolean isMore = lines.size() == limit && statement.olderSequence() > 0 && !statement.isCutOff();
        final String cursor = isMore ? page.at(statement.olderSequence()).toText(seek) : null;
        return JsonText.object(json -> {
            json.writeNumberProperty("memberId", memberId);
            json.writeNumberProperty("closingCenticoins", statement.closingCenticoins());
            json.writeArrayPropertyStart("lines");
            for (int i = lines.size() - 1; i >= 0; i--) {
                write(json, lines.get(i));
            }
            json.writeEndArray();
            json.writeNumberProperty("openingCenticoins", statement.openingCenticoins());
            json.writeBooleanProperty("archived", statement.isCutOff());
            json.writeStringProperty("nextCursor", cursor);
            json.writeNumberProperty("asOfSequence", page.asOfSequence());
            json.writeNumberProperty("asOfMs", page.asOfMs());
        });
    }

    private static void write(final JsonGenerator json, final StatementLine line) {
        json.writeStartObject();
        json.writeNumberProperty("sequence", line.sequence());
        json.writeNumberProperty("timeMs", line.timeMs());
        json.writeStringProperty("what", line.what().name());
        json.writeStringProperty("text", line.text());
        json.writeStringProperty("counterparty", line.counterparty());
        json.writeNumberProperty("amountCenticoins", line.amountCenticoins());
        if (line.heldCenticoins() == null) {
            json.writeNullProperty("heldCenticoins");
        } else {
            json.writeNumberProperty("heldCenticoins", line.heldCenticoins());
        }
        json.writeNumberProperty("debtCenticoins", line.debtCenticoins());
        json.writeNumberProperty("balanceCenticoins", line.balanceCenticoins());
        json.writeEndObject();
    }
}
