package org.caloriebank.adapter.cli;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Asks an independent parser whether a text is JSON. */
final class JsonCheck {
    private JsonCheck() {}

    static void assertIsJson(final String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                // to the end: the parser throws at what is no JSON
            }
        }
    }
}
