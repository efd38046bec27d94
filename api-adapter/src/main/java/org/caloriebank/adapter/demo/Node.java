package org.caloriebank.adapter.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This program in a process of its own, serving a bank over HTTP on the loopback. Ends with this process at the latest. Confined to one thread.
 */
final class Node implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("Calorie Bank is ready at (http://\\S+): ([\\d,]+) records? recovered.*");
    private static final long TIMEOUT_S = 60;

    private final Process process;
    private final Thread hook;
    private final URI uri;
    private final long recoveredRecords;
    private final long startNanos;

    private Node(final Process process, final Thread hook, final Matcher ready, final long startNanos) {
        this.process = process;
        this.hook = hook;
        uri = URI.create(ready.group(1));
        recoveredRecords = Long.parseLong(ready.group(2).replace(",", ""));
        this.startNanos = startNanos;
    }

    /**
     * Start a node and wait until it is ready.
     *
     * @param log for what it has to complain of.
     */
    static Node start(final DemoConfig config, final Path log)
            throws IOException, InterruptedException, DemoFailedException {
        final long startNs = System.nanoTime();
        final ProcessBuilder builder = new ProcessBuilder(command(config)).redirectError(log.toFile());
        builder.environment().remove("CALORIEBANK_TERMINAL");
        final Process process = builder.start();
        final Thread hook = new Thread(process::destroyForcibly, "caloriebank-demo-end-node");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean isReady = false;
        try {
            final Node node = new Node(process, hook, awaitReady(process, log), System.nanoTime() - startNs);
            isReady = true;
            return node;
        } finally {
            if (!isReady) {
                end(process, hook);
            }
        }
    }

    private static List<String> command(final DemoConfig config) {
        final List<String> command = new ArrayList<>(config.nodeCommand());
        command.addAll(List.of(
                "serve",
                "--data",
                config.bankDirectory().toString(),
                "--port",
                "0",
                "--clock",
                "continue",
                "--sync",
                "batch"));
        return command;
    }

    private static Matcher awaitReady(final Process process, final Path log)
            throws InterruptedException, DemoFailedException {
        final CompletableFuture<Matcher> ready = CompletableFuture.supplyAsync(() -> readReady(process));
        try {
            final Matcher matcher = ready.get(TIMEOUT_S, TimeUnit.SECONDS);
            if (matcher != null) {
                return matcher;
            }
            throw new DemoFailedException("The node ended before it was ready; " + log + " says why.");
        } catch (final ExecutionException | TimeoutException e) {
            throw new DemoFailedException("The node did not become ready; " + log + " may say why.", e);
        }
    }

    /** @return null when the node ends without being ready. */
    private static Matcher readReady(final Process process) {
        final BufferedReader output = process.inputReader(Charset.defaultCharset());
        return output.lines()
                .map(READY::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElse(null);
    }

    URI uri() {
        return uri;
    }

    long recoveredRecords() {
        return recoveredRecords;
    }

    /** @return from the start of the process until it was ready. */
    long startNanos() {
        return startNanos;
    }

    /** End the process without warning, as a crash does, and wait until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** @return whether it stopped in order when it was asked to. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(TIMEOUT_S, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() {
        end(process, hook);
    }

    private static void end(final Process process, final Thread hook) {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
