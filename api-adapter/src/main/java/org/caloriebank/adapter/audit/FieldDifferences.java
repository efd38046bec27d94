package org.caloriebank.adapter.audit;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares two decoded messages field by field, those within other fields included. */
final class FieldDifferences {
    private FieldDifferences() {}

    /** @return what differs, by the field's name, such as {@code outcome.postings[0].amountCenticoins}; null for a side without it. */
    static Map<String, String[]> of(final String name, final Record a, final Record b) {
        final Map<String, String> fieldsOfA = new LinkedHashMap<>();
        final Map<String, String> fieldsOfB = new LinkedHashMap<>();
        flatten(name, a, fieldsOfA);
        flatten(name, b, fieldsOfB);
        final TreeSet<String> names = new TreeSet<>(fieldsOfA.keySet());
        names.addAll(fieldsOfB.keySet());
        final Map<String, String[]> differences = new LinkedHashMap<>();
        for (final String field : names) {
            final String ofA = fieldsOfA.get(field);
            final String ofB = fieldsOfB.get(field);
            if (ofA == null || !ofA.equals(ofB)) {
                differences.put(field, new String[] {ofA, ofB});
            }
        }
        return differences;
    }

    private static void flatten(final String name, final Object value, final Map<String, String> fields) {
        if (value instanceof Record message) {
            for (final RecordComponent component : message.getClass().getRecordComponents()) {
                flatten(name + '.' + component.getName(), valueOf(message, component), fields);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(name + '[' + i + ']', list.get(i), fields);
            }
        } else {
            fields.put(name, String.valueOf(value));
        }
    }

    private static Object valueOf(final Record message, final RecordComponent component) {
        try {
            return component.getAccessor().invoke(message);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("fields of messages are public: " + component, e);
        }
    }
}
