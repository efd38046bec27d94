package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.OpenApiFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.junit.jupiter.api.Test;

/** The description and the code say the same. */
class OpenApiTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final OpenApiFile file = new OpenApiFile();

    @Test
    void shouldDescribeEachRouteWithItsStatusesAndNoOther() {
        final Map<String, Set<Integer>> expected = new TreeMap<>();
        for (final Route route : Routes.ALL) {
            expected.put(route.method() + " " + route.template(), route.statuses());
        }

        final Map<String, Set<Integer>> described = new TreeMap<>(file.statusesByOperation());

        assertEquals(expected, described);
    }

    @Test
    void shouldDeclareEachPathParameter() {
        map(file.root().get("paths")).forEach((path, item) -> {
            final Set<String> expected = new TreeSet<>();
            final Matcher matcher = PARAMETER.matcher(path);
            while (matcher.find()) {
                expected.add(matcher.group(1));
            }

            final Set<String> declared = new TreeSet<>();
            if (map(item).get("parameters") instanceof List<?> parameters) {
                parameters.forEach(parameter ->
                        declared.add((String) file.resolved(parameter).get("name")));
            }

            assertEquals(expected, declared, path);
        });
    }

    @Test
    void shouldPointAtSomethingWithEachReference() {
        requireReferences(file.root());
    }

    @Test
    void shouldNameEachSetting() {
        final Map<String, Object> item = map(map(file.root().get("paths")).get("/v1/settings/{name}"));
        final Map<String, Object> parameter = map(((List<?>) item.get("parameters")).get(0));

        final List<?> names = (List<?>) map(parameter.get("schema")).get("enum");

        assertEquals(List.of(Setting.values()).stream().map(Enum::name).toList(), names);
    }

    @Test
    void shouldNameEachCodeWhereItsStatusIsDescribed() {
        final String conflict = description("Conflict");
        final String refused = description("Refused");
        final String everywhere = conflict + refused + description("Unavailable") + description("NoRoom");

        for (final ResultCode code : ResultCode.values()) {
            final int status = ResultStatuses.of(code);
            final String text = status == 409 ? conflict : status == 422 ? refused : everywhere;
            final boolean isNamedElsewhere = status == 200 || status == 400 || status == 404;
            assertTrue(isNamedElsewhere || text.contains("`" + code + "`"), () -> code + " is not described");
        }
        final String general = (String) map(file.root().get("info")).get("description");
        for (final DoorCode code : DoorCode.values()) {
            assertTrue(general.contains("`" + code + "`"), () -> code + " is not described");
        }
    }

    private String description(final String response) {
        final Map<String, Object> responses =
                map(map(file.root().get("components")).get("responses"));
        return (String) map(responses.get(response)).get("description");
    }

    private void requireReferences(final Object node) {
        if (node instanceof Map<?, ?> object) {
            file.resolved(object);
            object.values().forEach(this::requireReferences);
        } else if (node instanceof List<?> list) {
            list.forEach(this::requireReferences);
        }
    }
}
