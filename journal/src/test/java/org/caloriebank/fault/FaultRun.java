package org.caloriebank.fault;

/** Runs trials from a seed on, as many as asked for or until the time is over, and prints those that fail. See {@code journal/faults}. */
final class FaultRun {
    private static final long REPORT_EVERY_NS = 10_000_000_000L;

    private FaultRun() {}

    /** @param arguments first seed, number of seeds, seconds at most; a number of 0 means without end. */
    public static void main(final String[] arguments) {
        final long first = Long.parseLong(arguments[0]);
        final long count = Long.parseLong(arguments[1]);
        final long seconds = Long.parseLong(arguments[2]);
        final long startNs = System.nanoTime();
        long reportedNs = startNs;
        long done = 0;
        final boolean hasFailed;
        try (Campaign campaign = new Campaign()) {
            while ((count == 0 || done < count)
                    && (seconds == 0 || System.nanoTime() - startNs < seconds * 1_000_000_000L)) {
                final AssertionError failure = campaign.tryRun(first + done);
                done++;
                if (failure != null) {
                    System.out.println(failure.getMessage());
                    if (count == 1) {
                        failure.getCause().printStackTrace(System.out);
                    }
                }
                if (System.nanoTime() - reportedNs >= REPORT_EVERY_NS) {
                    reportedNs = System.nanoTime();
                    System.out.println(words(done, startNs) + campaign);
                }
            }
            System.out.println(
                    words(done, startNs) + campaign + (campaign.failed().isEmpty() ? "" : ": " + campaign.failed()));
            hasFailed = !campaign.failed().isEmpty();
        }
        System.exit(hasFailed ? 1 : 0); // not before the files are deleted
    }

    private static String words(final long done, final long startNs) {
        return done + " seeds in " + (System.nanoTime() - startNs) / 1_000_000_000L + " s: ";
    }
}
