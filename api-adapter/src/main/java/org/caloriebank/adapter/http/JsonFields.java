package org.caloriebank.adapter.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The fields of one flat JSON object, taken one by one; {@link #requireEmpty()} then refuses what nobody took, so that a misspelt optional field
 * never changes what a command means. A field that is null counts as absent, except for {@link #nullableLong}. Not thread-safe.
 */
final class JsonFields {
    private static final Object NULL = new Object();
    private static final Object NOT_AN_INTEGER = new Object();
    private static final Object OUT_OF_RANGE = new Object();
    private static final Object NESTED = new Object();

    private final Map<String, Object> valueByName = new LinkedHashMap<>();

    private JsonFields() {}

    /**
     * Read a body that its headers say is JSON.
     *
     * @param mayBeAbsent whether a request without a body is one with an empty object.
     * @throws RequestRefusedException as {@link #read(byte[])}, or if it is of another type.
     */
    static JsonFields read(final HttpFields headers, final byte[] body, final boolean mayBeAbsent) {
        if (body.length == 0 && mayBeAbsent) {
            return new JsonFields();
        }
        RequestHeaders.requireContentType(headers, JsonText.MEDIA_TYPE);
        return read(body);
    }

    /**
     * @param body one JSON object in UTF-8.
     * @throws RequestRefusedException with the place of the first fault if it is anything else.
     */
    static JsonFields read(final byte[] body) {
        final JsonFields fields = new JsonFields();
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 0) { // the parser would take it for UTF-16 or UTF-32
                throw badJson("a zero byte at offset " + i);
            }
        }
        try (JsonParser parser = JsonText.parser(body, 0, body.length)) {
            fields.read(parser);
        } catch (final JacksonException e) {
            throw badJson(e.getOriginalMessage() + at(e.getLocation()));
        }
        return fields;
    }

    boolean has(final String name) {
        final Object value = valueByName.get(name);
        return value != null && value != NULL;
    }

    long requiredLong(final String name, final long min, final long max) {
        requirePresent(name);
        return ranged(name, valueByName.remove(name), min, max);
    }

    long optionalLong(final String name, final long min, final long max, final long defaultValue) {
        final Object value = valueByName.remove(name);
        return value == null || value == NULL ? defaultValue : ranged(name, value, min, max);
    }

    /** The field must be there, but may be null: then the answer is nullValue. */
    long nullableLong(final String name, final long min, final long max, final long nullValue) {
        final Object value = valueByName.remove(name);
        if (value == null) {
            throw malformed(name + " is required; it may be null");
        }
        return value == NULL ? nullValue : ranged(name, value, min, max);
    }

    boolean requiredBoolean(final String name) {
        requirePresent(name);
        return optionalBoolean(name, false);
    }

    boolean optionalBoolean(final String name, final boolean defaultValue) {
        final Object value = valueByName.remove(name);
        if (value == null || value == NULL) {
            return defaultValue;
        }
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        throw malformed(name + " must be true or false");
    }

    String requiredText(final String name) {
        requirePresent(name);
        return optionalText(name, null);
    }

    String optionalText(final String name, final String defaultValue) {
        final Object value = valueByName.remove(name);
        if (value == null || value == NULL) {
            return defaultValue;
        }
        if (value instanceof String) {
            return (String) value;
        }
        throw malformed(name + " must be a string");
    }

    <E extends Enum<E>> E requiredWord(final String name, final Class<E> words, final E excluded) {
        requirePresent(name);
        return optionalWord(name, words, null, excluded);
    }

    <E extends Enum<E>> E optionalWord(
            final String name, final Class<E> words, final E defaultValue, final E excluded) {
        final String text = optionalText(name, null);
        if (text == null) {
            return defaultValue;
        }
        for (final E word : words.getEnumConstants()) {
            if (word != excluded && word.name().equals(text)) {
                return word;
            }
        }
        throw malformed(name + " is no word that is known here");
    }

    void requireEmpty() {
        if (!valueByName.isEmpty()) {
            throw malformed("unknown field " + valueByName.keySet().iterator().next());
        }
    }

    private void requirePresent(final String name) {
        if (!has(name)) {
            throw malformed(name + " is required");
        }
    }

    private void read(final JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw badJson("the body must be one JSON object");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (valueByName.put(name, value(parser)) != null) {
                throw badJson("the field " + name + " is there twice" + at(parser.currentTokenLocation()));
            }
        }
        if (parser.nextToken() != null) {
            throw badJson("text after the object" + at(parser.currentTokenLocation()));
        }
    }

    private static Object value(final JsonParser parser) {
        return switch (parser.nextToken()) {
            case VALUE_NULL -> NULL;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_FLOAT -> NOT_AN_INTEGER;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? OUT_OF_RANGE : parser.getLongValue();
            default -> {
                parser.skipChildren();
                yield NESTED;
            }
        };
    }

    private static long ranged(final String name, final Object value, final long min, final long max) {
        if (value instanceof Long && (Long) value >= min && (Long) value <= max) {
            return (Long) value;
        }
        throw malformed(name + " must be an integer from " + min + " to " + max);
    }

    private static String at(final TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static RequestRefusedException badJson(final String detail) {
        return new RequestRefusedException(Problem.of(DoorCode.BAD_JSON, detail));
    }

    private static RequestRefusedException malformed(final String detail) {
        return new RequestRefusedException(Problem.malformed(detail));
    }
}
