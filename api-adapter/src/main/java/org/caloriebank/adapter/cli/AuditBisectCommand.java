package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.caloriebank.adapter.audit.Bisect;
import org.caloriebank.adapter.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Finds the first record in which two journals differ. */
@Command(
        name = "bisect",
        header = "Find the first record in which two journals, or two replicas, differ.",
        description = {
            "",
            "Compares time, command and outcome of each record; where the blocks were cut does not matter. Exit code 0 means"
                    + " identical; 1 that one ends before the other or that they differ.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank audit bisect bank copy-of-bank", "  caloriebank audit bisect one other --format json"})
final class AuditBisectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "Directory of one bank.")
    private Path directoryA;

    @Parameters(index = "1", paramLabel = "B", description = "Directory of the other.")
    private Path directoryB;

    @Mixin
    private SummaryFormatOption format;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Bisect.Result result = compare();
        final PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(Json.of(json(result)));
        } else {
            print(result, out);
        }
        return result.verdict() == Bisect.Verdict.IDENTICAL ? ExitCodes.OK : ExitCodes.REFUSED;
    }

    private Bisect.Result compare() {
        final Progress progress = audit.newProgress();
        try {
            return Bisect.compare(directoryA, directoryB, AuditCommand.bar(progress, "Comparing"));
        } finally {
            progress.finish();
        }
    }

    private static void print(final Bisect.Result result, final PrintWriter out) {
        switch (result.verdict()) {
            case IDENTICAL ->
                out.println("Identical: the records from sequence " + result.from() + " to " + result.sequence() + ".");
            case A_ENDS_FIRST, B_ENDS_FIRST -> {
                final boolean isA = result.verdict() == Bisect.Verdict.A_ENDS_FIRST;
                out.println((isA ? "A is a beginning of B" : "B is a beginning of A") + ": "
                        + Words.count(result.recordsMore(), "more record") + (isA ? " in B" : " in A")
                        + ", the first with sequence " + result.sequence() + ".");
            }
            default -> out.println("Different from sequence " + result.sequence() + " on.");
        }
        result.fields()
                .forEach((name, sides) -> out.println(
                        "  " + name + ": " + orNothing(sides[0]) + " in A, " + orNothing(sides[1]) + " in B"));
        if (!result.members().isEmpty()) {
            out.println(
                    "Members  " + result.members().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        printPlace("Place A  ", result.placeA(), out);
        printPlace("Place B  ", result.placeB(), out);
        result.notices().forEach(notice -> out.println("Notice   " + notice));
    }

    private static void printPlace(final String name, final String place, final PrintWriter out) {
        if (place != null) {
            out.println(name + place);
        }
    }

    private static String orNothing(final String value) {
        return value == null ? "not there" : value;
    }

    private static Map<String, Object> json(final Bisect.Result result) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", result.verdict().name());
        json.put("from", result.from());
        json.put("sequence", result.sequence());
        json.put("recordsMore", result.recordsMore());
        final List<Object> fields = new ArrayList<>();
        result.fields().forEach((name, sides) -> {
            final Map<String, Object> field = new LinkedHashMap<>();
            field.put("field", name);
            field.put("a", sides[0]);
            field.put("b", sides[1]);
            fields.add(field);
        });
        json.put("differences", fields);
        json.put("members", List.copyOf(result.members()));
        json.put("placeA", result.placeA());
        json.put("placeB", result.placeB());
        json.put("notices", result.notices());
        return json;
    }
}
