package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The door's description, read as data. */
final class OpenApiFile {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<String, Object> root;

    OpenApiFile() {
        final LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream file = HttpDoor.class.getResourceAsStream("openapi.yaml")) {
            root = map(new Yaml(new SafeConstructor(options)).load(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> root() {
        return root;
    }

    /** @return "METHOD path" of each operation, with its statuses. */
    Map<String, Set<Integer>> statusesByOperation() {
        final Map<String, Set<Integer>> statuses = new LinkedHashMap<>();
        map(root.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                final Set<Integer> codes = new TreeSet<>();
                map(map(operation).get("responses")).keySet().forEach(code -> codes.add(Integer.parseInt(code)));
                statuses.put(method.toUpperCase(Locale.ROOT) + " " + path, codes);
            }
        }));
        return statuses;
    }

    /** Hold a body to the fields its schema requires and knows. */
    void requireConforms(final Route route, final int status, final String mediaType, final Object body) {
        final Map<String, Object> operation = map(map(map(root.get("paths")).get(route.template()))
                .get(route.method().toLowerCase(Locale.ROOT)));
        final Map<String, Object> response =
                resolved(map(operation.get("responses")).get(Integer.toString(status)));
        final Map<String, Object> content = map(response.get("content"));
        assertTrue(content.containsKey(mediaType), () -> route + " " + status + " is not described as " + mediaType);
        final String where = route + " " + status + " " + body;
        requireConforms(map(map(content.get(mediaType)).get("schema")), body, where);
    }

    private void requireConforms(final Map<String, Object> unresolved, final Object body, final String where) {
        final Map<String, Object> schema = resolved(unresolved);
        if (schema.containsKey("oneOf")) {
            final List<?> choices = (List<?>) schema.get("oneOf");
            requireConforms(map(choices.get(body instanceof List ? 1 : 0)), body, where);
        } else if (body instanceof List<?> elements) {
            assertEquals("array", schema.get("type"), where);
            elements.forEach(element -> requireConforms(map(schema.get("items")), element, where));
        } else if (body instanceof Map) {
            requireFields(schema, map(body), where);
        }
    }

    private void requireFields(final Map<String, Object> schema, final Map<String, Object> body, final String where) {
        final Set<String> required = new TreeSet<>();
        final Map<String, Object> properties = new LinkedHashMap<>();
        collect(schema, required, properties);
        assertTrue(body.keySet().containsAll(required), () -> required + " are required: " + where);
        body.forEach((name, value) -> {
            assertTrue(properties.containsKey(name), () -> name + " is not described: " + where);
            requireConforms(map(properties.get(name)), value, where);
        });
    }

    private void collect(
            final Map<String, Object> schema, final Set<String> required, final Map<String, Object> properties) {
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> collect(resolved(part), required, properties));
        }
        if (schema.get("required") instanceof List<?> names) {
            names.forEach(name -> required.add((String) name));
        }
        if (schema.get("properties") instanceof Map) {
            properties.putAll(map(schema.get("properties")));
        }
    }

    /** @return what a reference points at; fails when there is nothing. */
    Map<String, Object> resolved(final Object object) {
        final Map<String, Object> map = map(object);
        if (!(map.get("$ref") instanceof String reference)) {
            return map;
        }
        Object target = root;
        for (final String segment : reference.substring(2).split("/")) {
            target = map(target).get(segment);
            assertTrue(target != null, () -> "nothing at " + reference);
        }
        return map(target);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(final Object object) {
        return (Map<String, Object>) object;
    }
}
