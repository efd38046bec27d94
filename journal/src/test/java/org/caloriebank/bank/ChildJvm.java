package org.caloriebank.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with this one's flags and classes, to be killed. */
final class ChildJvm implements AutoCloseable {
    private static final List<String> FLAGS_TO_PASS_ON =
            List.of("--add-", "--enable-native", "--sun-misc", "-Dchronicle", "-Dorg.slf4j");

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(final Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static ChildJvm start(final Class<?> main, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> FLAGS_TO_PASS_ON.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** @return the next whole line it printed, or null when it has ended. */
    String readLine() throws IOException {
        return output.readLine();
    }

    /** SIGKILL: the process gets no chance to finish anything. What it printed can still be read, which Process's own method would not allow. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    void stop() throws IOException {
        process.getOutputStream().close();
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
