package org.caloriebank.adapter.http;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Where the page after one begins, as a text that callers hand back in {@code after}. */
final class PageText {
    private PageText() {}

    /** @param after tells of the page's last element where the next page begins. */
    static <T> void next(
            final JsonGenerator json, final boolean isComplete, final List<T> elements, final Function<T, ?> after) {
        final boolean isLast = isComplete || elements.isEmpty();
        next(json, isLast ? null : after.apply(elements.get(elements.size() - 1)));
    }

    /** @param after null when this is the last page. */
    static void next(final JsonGenerator json, final Object after) {
        json.writeStringProperty("nextAfter", after == null ? null : after.toString());
    }
}
