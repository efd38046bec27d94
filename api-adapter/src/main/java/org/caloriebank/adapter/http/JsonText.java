package org.caloriebank.adapter.http;

import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON as bytes: one factory with strict settings for all. Thread-safe. */
final class JsonText {
    static final String MEDIA_TYPE = "application/json";
    /** Longest number token: enough for an int64 with a sign, a point and two decimals. */
    private static final int NUMBER_LENGTH_MAX = 64;

    private static final int DEPTH_MAX = 8;
    private static final int NAME_LENGTH_MAX = 64;
    private static final int STRING_LENGTH_MAX = 1_024;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNameLength(NAME_LENGTH_MAX)
                    .maxStringLength(STRING_LENGTH_MAX)
                    .build())
            .build();

    private JsonText() {}

    /** @param fields writes the object's fields. */
    static byte[] object(final Consumer<JsonGenerator> fields) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** @param none the value that says there is none: then null is written. */
    static void numberOrNull(final JsonGenerator json, final String name, final long value, final long none) {
        if (value == none) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    static <T> void array(
            final JsonGenerator json,
            final String name,
            final Iterable<T> elements,
            final BiConsumer<JsonGenerator, T> fields) {
        json.writeArrayPropertyStart(name);
        for (final T element : elements) {
            json.writeStartObject();
            fields.accept(json, element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static JsonParser parser(final byte[] bytes, final int offset, final int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
    }
}
