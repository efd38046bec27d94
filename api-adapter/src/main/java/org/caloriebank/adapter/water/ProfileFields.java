package org.caloriebank.adapter.water;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The fields of one JSON object of texts, whole numbers, truth values and lists of such objects, taken one by one. */
final class ProfileFields {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String place;
    private final Map<String, Object> valueByName;

    private ProfileFields(final String place, final Map<String, Object> valueByName) {
        this.place = place;
        this.valueByName = valueByName;
    }

    /**
     * @param place what faults are told of: the file.
     * @throws NotAProfileException if the bytes are not one such object.
     */
    static ProfileFields read(final String place, final byte[] json) throws NotAProfileException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAProfileException(place + " is no JSON object.");
            }
            final ProfileFields fields = object(place, parser);
            if (parser.nextToken() != null) {
                throw new NotAProfileException(place + " has something behind its JSON object.");
            }
            return fields;
        } catch (final JacksonException e) {
            final String line =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new NotAProfileException(place + " is no JSON" + line + ": " + e.getOriginalMessage() + ".");
        }
    }

    String text(final String name) throws NotAProfileException {
        final String text = optionalText(name);
        if (text.isBlank()) {
            throw fault("the text \"" + name + "\" is missing or empty");
        }
        return text;
    }

    /** @return an empty text when it is not there. */
    String optionalText(final String name) throws NotAProfileException {
        final Object value = valueByName.getOrDefault(name, "");
        valueByName.remove(name);
        if (value instanceof String text) {
            return text;
        }
        throw fault("\"" + name + "\" must be a text");
    }

    int number(final String name, final int min, final int max) throws NotAProfileException {
        final Object value = valueByName.remove(name);
        if (value instanceof Long number && number >= min && number <= max) {
            return number.intValue();
        }
        throw fault("\"" + name + "\" must be a whole number from " + min + " to " + max);
    }

    boolean truth(final String name) throws NotAProfileException {
        if (valueByName.remove(name) instanceof Boolean truth) {
            return truth;
        }
        throw fault("\"" + name + "\" must be true or false");
    }

    List<ProfileFields> objects(final String name) throws NotAProfileException {
        final List<ProfileFields> objects = new ArrayList<>();
        if (valueByName.remove(name) instanceof List<?> list) {
            for (final Object item : list) {
                objects.add((ProfileFields) item);
            }
            return objects;
        }
        throw fault("\"" + name + "\" must be a list of objects");
    }

    /** Refuse what nobody took: a misspelt field must not go unnoticed. */
    void requireEmpty() throws NotAProfileException {
        if (!valueByName.isEmpty()) {
            throw fault("there is no field \"" + valueByName.keySet().iterator().next() + "\"");
        }
    }

    NotAProfileException fault(final String what) {
        return new NotAProfileException(place + ": " + what + ".");
    }

    private static ProfileFields object(final String place, final JsonParser parser) throws NotAProfileException {
        final Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            final String name = parser.currentName();
            parser.nextToken();
            values.put(name, value(place, name, parser));
        }
        return new ProfileFields(place, values);
    }

    private static Object value(final String place, final String name, final JsonParser parser)
            throws NotAProfileException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list(place, name, parser);
            default ->
                throw new NotAProfileException(
                        place + ": \"" + name + "\" must be a text, a whole number, true, false or a list of objects.");
        };
    }

    private static List<ProfileFields> list(final String place, final String name, final JsonParser parser)
            throws NotAProfileException {
        final List<ProfileFields> items = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.add(object(place + ", item " + (items.size() + 1) + " of " + name, parser));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new NotAProfileException(place + ": \"" + name + "\" must be a list of objects.");
        }
        return items;
    }
}
