package org.caloriebank.adapter.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a serving command to stop, from a signal or from another thread, and keeps the process alive until it has.
 * <p>
 * A process ended by a signal would exit with 143 or 130 although all went well; when the command has stopped cleanly, this one exits with 0.
 */
final class StopSignal {
    private static final long LOOK_PERIOD_MS = 500;
    private static final long LAST_WORDS_MS = 1_000;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "caloriebank-stop");
    private volatile boolean isStoppedCleanly;
    private Thread commandThread;

    /** From now on a signal asks for a stop of the command that this thread runs. */
    void arm() {
        commandThread = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void request() {
        requested.countDown();
    }

    /** @return whether a stop was asked for; false after half a second without. */
    boolean await() throws InterruptedException {
        return requested.await(LOOK_PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** The command has closed all it had open, or failed to. */
    void onStopped(final boolean isClean) {
        isStoppedCleanly = isClean;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException e) { // the process is ending: then the hook runs and waits for this
            requested.countDown();
        }
        stopped.countDown();
    }

    private void onShutdown() {
        request();
        try {
            stopped.await();
            if (isStoppedCleanly) {
                Runtime.getRuntime().halt(ExitCodes.OK);
            }
            commandThread.join(LAST_WORDS_MS); // it says what failed, and would then wait for this thread
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
