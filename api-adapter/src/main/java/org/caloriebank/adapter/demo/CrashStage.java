package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.adapter.report.StreamFacts;

/**
 * Starts a node in a process of its own, sends it commands from several callers, kills it in the middle without warning, starts it again, and lets the
 * callers go on. Run once, on one thread.
 */
final class CrashStage {
    private static final long TIMEOUT_S = 300;
    private static final long FIRST_CALLER_ID = 101;

    private final DemoConfig config;
    private final Narrator narrator;
    private final List<Long> members;
    private final int epochDay;
    private final long afterSequence;
    private final NodeClient client = new NodeClient();
    private final Endpoint endpoint = new Endpoint();
    private final CountDownLatch parked;
    private final CountDownLatch untilKill;
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Caller> callers = new ArrayList<>();
    private long startNs;

    /**
     * @param members who move and spend.
     * @param epochDay they move on; nothing was reported of its hours from {@link Workload#FIRST_HOUR} on.
     * @param afterSequence where the journal ended before.
     */
    CrashStage(
            final DemoConfig config,
            final Narrator narrator,
            final List<Long> members,
            final int epochDay,
            final long afterSequence) {
        this.config = config;
        this.narrator = narrator;
        this.members = members;
        this.epochDay = epochDay;
        this.afterSequence = afterSequence;
        parked = new CountDownLatch(config.callers());
        final int percent = 40 + new SplittableRandom(config.seed()).nextInt(21);
        untilKill = new CountDownLatch((int) ((long) config.commands() * percent / 100));
    }

    StreamResult run() throws IOException, InterruptedException, DemoFailedException {
        narrator.begin("Callers use a node over HTTP; it is killed in the middle and started again");
        final ExecutorService threads = Executors.newFixedThreadPool(config.callers());
        try {
            return run(threads);
        } finally {
            narrator.progress().finish();
            threads.shutdownNow();
        }
    }

    private StreamResult run(final ExecutorService threads)
            throws IOException, InterruptedException, DemoFailedException {
        final Books before;
        final List<Future<Caller>> futures;
        final long killedNs;
        try (Node node = Node.start(config, config.nodeLog(1))) {
            before = Books.of(client, node.uri(), members);
            futures = startCallers(threads);
            narrator.progress().start("Streaming", Progress.Unit.COMMANDS, config.commands());
            endpoint.open(node.uri());
            await(untilKill, "the callers did not come to the middle of their work");
            killedNs = System.nanoTime();
            node.kill();
            await(parked, "the callers did not notice that the node had died");
        }
        final CrashEvidence crash = CrashEvidence.read(config.bankDirectory(), afterSequence, callers);
        try (Node node = Node.start(config, config.nodeLog(2))) {
            final long backNs = System.nanoTime();
            endpoint.open(node.uri());
            for (final Future<Caller> future : futures) {
                finished(future);
            }
            narrator.progress().finish();
            final Books after = Books.of(client, node.uri(), members);
            final StreamFacts.Crash facts = crash.facts(killedNs - startNs, backNs - startNs, node);
            final StreamResult result = new StreamResult(callers, before, after, facts, node.stop());
            tell(result);
            return result;
        }
    }

    private List<Future<Caller>> startCallers(final ExecutorService threads) {
        startNs = System.nanoTime();
        final List<Future<Caller>> futures = new ArrayList<>();
        final int each = config.commands() / config.callers();
        for (int i = 0; i < config.callers(); i++) {
            final long callerId = FIRST_CALLER_ID + i;
            final Workload workload = new Workload(config.seed(), callerId, members, epochDay, each);
            final Caller caller =
                    new Caller(workload, endpoint, parked, this::onAnswer, startNs, config.seed() ^ callerId);
            callers.add(caller);
            futures.add(threads.submit(caller));
        }
        return futures;
    }

    /** On the callers' threads. */
    private void onAnswer() {
        narrator.progress().reach(answered.incrementAndGet());
        untilKill.countDown();
    }

    private static void await(final CountDownLatch latch, final String otherwise)
            throws InterruptedException, DemoFailedException {
        if (!latch.await(TIMEOUT_S, TimeUnit.SECONDS)) {
            throw new DemoFailedException(
                    "Within " + TIMEOUT_S + " s " + otherwise + "; try again with fewer --commands.");
        }
    }

    private static void finished(final Future<Caller> future) throws InterruptedException, DemoFailedException {
        try {
            future.get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (final ExecutionException | TimeoutException e) {
            throw new DemoFailedException(
                    "A caller could not finish: " + e + "; the node's log stands beside the bank.", e);
        }
    }

    private void tell(final StreamResult result) {
        final StreamFacts.Crash crash = result.crash();
        narrator.tell("killed without warning after " + Figures.count(crash.acknowledgedBefore(), "answer") + "; "
                + Figures.count(crash.unanswered(), "command") + " under way, " + crash.unansweredInJournal()
                + " of them already in the journal");
        narrator.tell("started again in " + Figures.seconds(crash.backNanos()) + " with "
                + Figures.count(crash.recoveredRecords(), "record"));
        narrator.end(
                crash.foundInJournal() == crash.acknowledgedBefore(),
                Figures.count(result.acknowledgements().size(), "command") + " answered to " + config.callers()
                        + " callers, " + Figures.count(crash.unanswered()) + " of them sent again after the crash");
    }
}
