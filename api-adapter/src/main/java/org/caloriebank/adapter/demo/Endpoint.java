package org.caloriebank.adapter.demo;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where the node is now. Callers wait here for the next one when theirs has died. Thread-safe. */
final class Endpoint {
    private static final long TIMEOUT_MS = 60_000;

    /** @param number counts the nodes from 1. */
    record Node(int number, URI uri) {}

    private Node node = new Node(0, URI.create("http://127.0.0.1/"));

    synchronized void open(final URI uri) {
        node = new Node(node.number() + 1, uri);
        notifyAll();
    }

    /** @return the node after the one of the number, once it is there. */
    synchronized Node awaitAfter(final int number) throws InterruptedException, TimeoutException {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
        while (node.number() <= number) {
            final long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
            if (leftMs <= 0) {
                throw new TimeoutException("no node came back within " + TIMEOUT_MS / 1000 + " s");
            }
            wait(leftMs);
        }
        return node;
    }
}
