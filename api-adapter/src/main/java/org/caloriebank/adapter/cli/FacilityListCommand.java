package org.caloriebank.adapter.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the facilities. */
@Command(
        name = "list",
        header = "List the facilities and how full they are.",
        description = {""},
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank facility list", "  caloriebank facility list --format csv"})
final class FacilityListCommand implements Callable<Integer> {
    @Mixin
    private BankAddress bank;

    @Mixin
    private RowFormatOption format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailedException, InterruptedException {
        final List<Map<String, Object>> facilities = new BankQuestions(bank).all("/v1/facilities", "facilities");
        final List<Column> columns = List.of(
                Column.id("facility"), Column.name("status"), Column.count("occupancy"), Column.count("capacity"));
        try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), Map.of(), columns)) {
            for (final Map<String, Object> facility : facilities) {
                rows.row(
                        facility.get("facilityId"),
                        facility.get("status"),
                        facility.get("occupancy"),
                        facility.get("capacity"));
            }
        }
        return ExitCodes.OK;
    }
}
