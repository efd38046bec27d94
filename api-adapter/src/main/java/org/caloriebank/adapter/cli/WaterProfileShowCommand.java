package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.water.WaterLimit;
import org.caloriebank.adapter.water.WaterProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a profile with its sources, or the request's body that puts it. */
@Command(
        name = "show",
        header = "Show a profile's limits, or the body that puts them.",
        description = {"", "Each limit with its place in the standard, and whether its number was confirmed.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank water-profile show gb-37488-2019",
            "  caloriebank water-profile show ./our-pool.json --format csv",
            "  caloriebank water-profile show gb-37488-2019 --confirmed-only --body |",
            "    curl -X PUT --data-binary @- http://127.0.0.1:8080/v1/water-profiles/1 \\",
            "      -H 'Content-Type: application/json' -H 'Idempotency-Key: water-1-2026-01-20'"
        })
final class WaterProfileShowCommand implements Callable<Integer> {
    @Mixin
    private WaterProfileChoice choice;

    @Option(names = "--body", description = "Print the body of PUT /v1/water-profiles/{profileId} and nothing else.")
    private boolean isBody;

    @Mixin
    private RowFormatOption format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandFailedException {
        final WaterProfile profile = choice.read();
        final PrintWriter out = spec.commandLine().getOut();
        if (isBody) {
            out.println(Json.of(profile.body()));
            WaterProfileChoice.warn(profile, spec.commandLine().getErr());
            return ExitCodes.OK;
        }
        try (RowPrinter rows = format.newPrinter(out, head(profile), columns())) {
            profile.limits().forEach(limit -> print(limit, rows));
            note(profile, rows);
        }
        return ExitCodes.OK;
    }

    private static Map<String, Object> head(final WaterProfile profile) {
        final Map<String, Object> head = new LinkedHashMap<>();
        head.put("standard", profile.standard());
        head.put("effectiveDate", profile.effectiveDate());
        head.put("silentAfterMinutes", profile.silentAfterMinutes());
        head.put("stuckAfterReadings", profile.stuckAfterReadings());
        return head;
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("limit"),
                Column.text("clause"),
                Column.text("confirmed"),
                Column.text("field").forPrograms(),
                Column.count("value").forPrograms(),
                Column.text("source").forPrograms(),
                Column.text("note").forPrograms());
    }

    private static void print(final WaterLimit limit, final RowPrinter rows) {
        rows.row(
                limit.reads(),
                limit.clause(),
                limit.isConfirmed() ? "yes" : "no",
                limit.bound().field(),
                limit.value(),
                limit.source(),
                limit.note());
    }

    private static void note(final WaterProfile profile, final RowPrinter rows) {
        rows.note("");
        for (final WaterLimit limit : profile.limits()) {
            rows.note((limit.reads() + ": " + limit.source() + ". " + limit.note()).strip());
        }
        rows.note("Effective date: " + profile.effectiveDateSource() + ".");
        rows.note("Sensors: " + profile.watchingSource());
    }
}
