package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.demo.Demo;
import org.caloriebank.adapter.demo.DemoConfig;
import org.caloriebank.adapter.demo.DemoFailedException;
import org.caloriebank.adapter.demo.Narrator;
import org.caloriebank.adapter.demo.Sample;
import org.caloriebank.adapter.report.DemoFacts;
import org.caloriebank.adapter.report.Paint;
import org.caloriebank.adapter.report.TextSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows all of the bank in one command; see {@link Demo}. */
@Command(
        name = "demo",
        header = "Watch a month of real movement become coins, be spent, survive a crash and be proven.",
        description = {
            "",
            "Imports the sample month of 33 people, spends their coins at two shops, lets 200 members live a simulated Saturday at a sports centre, starts a node in a process of its own and"
                    + " streams commands to it over HTTP, kills it in the middle, starts it again, and proves from the"
                    + " journal alone that nothing was lost and nothing was paid twice. Takes less than a minute.",
            "",
            "Ends with a summary, and a page with charts in one file that loads nothing. All it wrote stays where it is.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank demo",
            "  caloriebank demo --data demo --report demo.html",
            "  caloriebank demo --commands 100000 --callers 32 --seed 7"
        })
final class DemoCommand implements Callable<Integer> {
    private static final String LAUNCHER = "caloriebank";
    private static final String SIGNS = "✔✘█▁─";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Empty or new directory for all it writes. Default: a new one among the system's temporary files")
    private Path directory;

    @Option(names = "--report", paramLabel = "FILE", description = "The page. Default: report.html in that directory")
    private Path report;

    @Option(
            names = "--sample",
            paramLabel = "DIR",
            description = "Directory of Fitbit CSV files. Default: examples/fitbit, which travels with the program")
    private Path sample;

    @Option(
            names = "--commands",
            defaultValue = "8000",
            paramLabel = "N",
            description = "About how many callers send over HTTP. Default: 8000")
    private int commands;

    @Option(
            names = "--callers",
            defaultValue = "16",
            paramLabel = "N",
            description = "How many use the node at the same time. Default: 16")
    private int callers;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of what callers do, and of the moment of the crash. Default: 1")
    private long seed;

    @ParentCommand
    private CalorieBankCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        final Paint paint = new Paint(spec.commandLine().getColorScheme().ansi().enabled(), canWriteSigns());
        final PrintWriter err = spec.commandLine().getErr();
        try {
            final DemoFacts facts = new Demo(config(), new Narrator(err, paint, root.newProgress())).run();
            spec.commandLine().getOut().println(TextSummary.of(facts, paint));
            return facts.isProven() ? ExitCodes.OK : ExitCodes.REFUSED;
        } catch (final DemoFailedException e) {
            throw new CommandFailedException(ExitCodes.REFUSED, e.getMessage(), e);
        }
    }

    private DemoConfig config() throws IOException, DemoFailedException, URISyntaxException {
        try {
            DemoConfig.requireInRange(commands, callers);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Wrong setting: " + e.getMessage(), e);
        }
        final List<Path> files = sample == null ? Sample.findAbove(programPlace()) : Sample.filesIn(sample);
        final Path place = directory == null ? Files.createTempDirectory("caloriebank-demo-") : directory;
        final Path page = report == null ? place.resolve("report.html") : report;
        return new DemoConfig(place, page, files, commands, callers, seed, nodeCommand(), program());
    }

    /** @return how to start the program from where the user is. */
    private static String program() throws URISyntaxException {
        for (Path home = programPlace(); home != null; home = home.getParent()) {
            final Path launcher = home.resolve(LAUNCHER);
            if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
                return home.equals(Path.of("").toAbsolutePath()) ? "./" + LAUNCHER : launcher.toString();
            }
        }
        return LAUNCHER;
    }

    private static Path programPlace() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** This very program: the same Java, flags and classes. Agents, such as a debugger's, stay with this process. */
    private static List<String> nodeCommand() {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }

    private static boolean canWriteSigns() {
        final String name =
                System.getProperty("stdout.encoding", Charset.defaultCharset().name());
        return Charset.isSupported(name) && Charset.forName(name).newEncoder().canEncode(SIGNS);
    }
}
