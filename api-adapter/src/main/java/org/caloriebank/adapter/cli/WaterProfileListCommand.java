package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.water.NotAProfileException;
import org.caloriebank.adapter.water.WaterProfile;
import org.caloriebank.adapter.water.WaterProfiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the profiles shipped with the program. */
@Command(
        name = "list",
        header = "List the profiles that come with the program.",
        description = {"", "Tells how many limits each has and how many of them were confirmed.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank water-profile list", "  caloriebank water-profile list --format json"})
final class WaterProfileListCommand implements Callable<Integer> {
    @Mixin
    private RowFormatOption format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, NotAProfileException {
        final List<Column> columns = List.of(
                Column.text("name"),
                Column.text("effective_date"),
                Column.count("limits"),
                Column.count("confirmed"),
                Column.text("title"));
        try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), Map.of(), columns)) {
            for (final String name : WaterProfiles.shippedNames()) {
                final WaterProfile profile = WaterProfiles.read(name);
                rows.row(
                        name,
                        profile.effectiveDate(),
                        profile.limits().size(),
                        profile.confirmedCount(),
                        profile.title());
            }
            rows.note("");
            rows.note(
                    "'caloriebank water-profile show NAME' tells each limit, its place in the standard and its source.");
        }
        return ExitCodes.OK;
    }
}
