package org.caloriebank.adapter.demo;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The texts and numbers an object has at its top. */
final class FlatJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> values = new HashMap<>();

    /** @throws tools.jackson.core.JacksonException if it is no JSON. */
    FlatJson(final String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                final JsonToken value = parser.nextToken();
                if (value.isScalarValue()) {
                    values.put(name, parser.getString());
                }
                parser.skipChildren();
            }
        }
    }

    String text(final String name) {
        return values.getOrDefault(name, "");
    }

    /** @return 0 when it is not there. */
    long number(final String name) {
        return Long.parseLong(values.getOrDefault(name, "0"));
    }
}
