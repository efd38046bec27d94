package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.caloriebank.protocol.Command;

/**
 * Sends a workload, one command after another, and keeps every answer. When the node dies under a command, waits for the next node and sends the same
 * command with the same key; now and then sends one again that was answered, as a client does that is not sure. Runs on a thread of its own; its
 * state may be read by others once {@link #parked} says so or it has ended.
 */
final class Caller implements Callable<Caller> {
    private static final int RETRY_ONE_IN = 40;

    private final NodeClient client = new NodeClient();
    private final Workload workload;
    private final Endpoint endpoint;
    private final CountDownLatch parked;
    private final Runnable onAnswer;
    private final long startNs;
    private final SplittableRandom random;
    private final Tally tally = new Tally();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private Endpoint.Node node;
    private Command unanswered;
    private Reply lastReply;
    private int retries;
    private int retriesAnsweredOtherwise;
    private boolean isResentAnsweredFromMemory;

    /**
     * @param parked counted down when the first node has died, or there is nothing more to send.
     * @param onAnswer told after each command that was answered for the first time.
     */
    Caller(
            final Workload workload,
            final Endpoint endpoint,
            final CountDownLatch parked,
            final Runnable onAnswer,
            final long startNs,
            final long seed) {
        this.workload = workload;
        this.endpoint = endpoint;
        this.parked = parked;
        this.onAnswer = onAnswer;
        this.startNs = startNs;
        random = new SplittableRandom(seed);
    }

    @Override
    public Caller call() throws IOException, InterruptedException, TimeoutException {
        node = endpoint.awaitAfter(0);
        try {
            for (Command command = workload.next(null); command != null; command = workload.next(lastReply)) {
                lastReply = acknowledge(command);
                onAnswer.run();
                if (random.nextInt(RETRY_ONE_IN) == 0) {
                    retry(command, lastReply);
                }
            }
        } finally {
            parked.countDown();
        }
        return this;
    }

    private Reply acknowledge(final Command command) throws IOException, InterruptedException, TimeoutException {
        while (true) {
            final long sentNs = System.nanoTime();
            try {
                final Reply reply = client.send(node.uri(), command);
                final long nowNs = System.nanoTime();
                acknowledgements.add(
                        new Acknowledgement(command, reply, node.number(), nowNs - startNs, nowNs - sentNs));
                if (reply.isAccepted()) {
                    tally.onAccepted(command, reply.sequence());
                }
                isResentAnsweredFromMemory |= command == unanswered && reply.isReplay();
                return reply;
            } catch (final IOException e) {
                onNodeLost(command, e);
            }
        }
    }

    /** The same again: the answer must be the same, and come from memory. Reports have no key; theirs must earn nothing more. */
    private void retry(final Command command, final Reply first)
            throws IOException, InterruptedException, TimeoutException {
        try {
            final Reply again = client.send(node.uri(), command);
            retries++;
            final boolean isSame = command instanceof Command.ReportActivity
                    ? again.code() == first.code() && again.amountCenticoins() == 0
                    : again.equals(new Reply(first.code(), first.sequence(), first.amountCenticoins(), true));
            retriesAnsweredOtherwise += isSame ? 0 : 1;
        } catch (final IOException e) {
            onNodeLost(null, e);
        }
    }

    private void onNodeLost(final Command underWay, final IOException cause)
            throws IOException, InterruptedException, TimeoutException {
        if (node.number() > 1) {
            throw cause; // only the first one was to die
        }
        unanswered = underWay;
        parked.countDown();
        node = endpoint.awaitAfter(node.number());
    }

    List<Acknowledgement> acknowledgements() {
        return acknowledgements;
    }

    /** @return the command that was under way when the node died, or null. */
    Command unanswered() {
        return unanswered;
    }

    boolean isResentAnsweredFromMemory() {
        return isResentAnsweredFromMemory;
    }

    Tally tally() {
        return tally;
    }

    int retries() {
        return retries;
    }

    int retriesAnsweredOtherwise() {
        return retriesAnsweredOtherwise;
    }
}
