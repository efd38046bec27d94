package org.caloriebank.adapter.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a facility. */
@Command(
        name = "show",
        header = "Show a facility as it is now: who is where, lights, water.",
        description = {
            "",
            "A row for each space. Water tells which parameters are out of range, or that the sensors are silent or stuck.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank facility show 1", "  caloriebank facility show 1 --format json"})
final class FacilityShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FACILITY", description = "The facility's number.")
    private long facilityId;

    @Mixin
    private BankAddress bank;

    @Mixin
    private RowFormatOption format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailedException, InterruptedException {
        if (facilityId < 1) {
            throw new ParameterException(spec.commandLine(), "FACILITY must be 1 or more.");
        }
        final String path = "/v1/facilities/" + facilityId;
        final BankQuestions questions = new BankQuestions(bank);
        final Map<String, Object> facility = questions.one(path);
        final List<Map<String, Object>> spaces = questions.all(path + "/spaces", "spaces");
        final Map<Object, Object> litByCircuit = new HashMap<>();
        questions
                .all(path + "/lights", "lights")
                .forEach(light -> litByCircuit.put(light.get("circuitId"), light.get("lit")));
        try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), head(facility), columns())) {
            for (final Map<String, Object> space : spaces) {
                rows.row(
                        space.get("spaceId"),
                        space.get("kind"),
                        space.get("status"),
                        space.get("occupancy"),
                        space.get("capacity"),
                        light(litByCircuit.get(space.get("lightCircuitId"))),
                        water(questions, space));
            }
        }
        return ExitCodes.OK;
    }

    private static Map<String, Object> head(final Map<String, Object> facility) {
        final Map<String, Object> head = new LinkedHashMap<>();
        for (final String name :
                List.of("facilityId", "status", "occupancy", "capacity", "lockersFree", "lockers", "wristbandsFree")) {
            head.put(name, facility.get(name));
        }
        return head;
    }

    private static List<Column> columns() {
        return List.of(
                Column.id("space"),
                Column.name("kind"),
                Column.name("status"),
                Column.count("occupancy"),
                Column.count("capacity"),
                Column.text("light"),
                Column.text("water"));
    }

    /** @return null when the space has no circuit. */
    private static String light(final Object isLit) {
        return isLit == null ? null : Boolean.TRUE.equals(isLit) ? "on" : "off";
    }

    /** @return null when nothing is measured there. */
    private static String water(final BankQuestions questions, final Map<String, Object> space)
            throws CommandFailedException, InterruptedException {
        if (space.get("waterProfileId") == null) {
            return null;
        }
        final Map<String, Object> water = questions.one("/v1/spaces/" + space.get("spaceId") + "/water");
        if (water.get("measuredAtMs") == null) {
            return "no reading yet";
        }
        final StringBuilder words = new StringBuilder();
        if (water.get("outOfRange") instanceof List<?> out && !out.isEmpty()) {
            words.append("out of range: ")
                    .append(String.join(" ", out.stream().map(String::valueOf).toList()));
        } else {
            words.append("in range");
        }
        words.append(Boolean.TRUE.equals(water.get("silent")) ? ", silent" : "");
        return words.append(Boolean.TRUE.equals(water.get("stuck")) ? ", stuck" : "")
                .toString();
    }
}
