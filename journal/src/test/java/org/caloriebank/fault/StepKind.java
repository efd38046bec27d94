package org.caloriebank.fault;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Steps on the disk that are alike, so that "the third force of a segment by the journal's thread" is the same step in each run.
 *
 * @param thread its name.
 * @param operation what is done.
 * @param file to which file: its name, each number replaced.
 */
record StepKind(String thread, String operation, String file) implements Comparable<StepKind> {
    static final String READ = "read";
    static final String ASK_FOR_ROOM = "ask for room on";
    private static final Comparator<StepKind> ORDER = Comparator.comparing(StepKind::thread)
            .thenComparing(StepKind::operation)
            .thenComparing(StepKind::file);

    static StepKind of(final String operation, final Path file) {
        final String name = Thread.currentThread().getName();
        return new StepKind(
                name.startsWith("caloriebank-") ? name.substring("caloriebank-".length()) : "caller",
                operation,
                file.getFileName().toString().replaceAll("\\d+", "#"));
    }

    boolean isRead() {
        return operation.equals(READ);
    }

    /**
     * @return whether how often it comes depends on the wall's clock: the bank asks how much room there is once a second, and who signs reads the
     *     journal a few times a second.
     */
    boolean isByTheWall() {
        return operation.equals(ASK_FOR_ROOM) || isRead() && thread.equals("checkpoint");
    }

    @Override
    public int compareTo(final StepKind other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return thread + ": " + operation + " " + file;
    }
}
