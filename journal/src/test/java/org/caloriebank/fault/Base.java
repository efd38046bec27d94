package org.caloriebank.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.caloriebank.journal.SyncPolicy;

/**
 * A bank with a past, from which many seeds start, and a rehearsal of its next life without a fault: it says which steps there are to fail. A function
 * of its seed.
 */
final class Base implements AutoCloseable {
    private static final int BURSTS_MAX = 60;

    private final WorkDirectory files;
    private final Path directory;
    private final SyncPolicy syncPolicy;
    private final boolean isArchiving;
    private final Script script;
    private final Truth truth = new Truth();
    private final int bursts;
    private final Map<StepKind, Integer> countByKind;

    Base(final long seed, final WorkDirectory files) {
        this.files = files;
        final SplittableRandom random = new SplittableRandom(seed);
        syncPolicy = random.nextInt(3) == 0 ? SyncPolicy.NONE : SyncPolicy.BATCH;
        isArchiving = random.nextInt(4) == 0;
        directory = files.newDirectory();
        final Script past = new Script(seed, 0);
        final int pastLives = random.nextInt(3);
        for (int i = 0; i < pastLives; i++) {
            live(directory, past, random.nextInt(BURSTS_MAX), truth);
        }
        script = past.next();
        bursts = 1 + random.nextInt(BURSTS_MAX);
        final Path copy = files.newPath();
        Storage.ofForced(directory, files.aside()).copyAfterKill(copy);
        try (Truth rehearsed = truth.copy()) {
            countByKind = new TreeMap<>(live(copy, script.next(), bursts, rehearsed));
        }
        files.delete(copy);
    }

    private Map<StepKind, Integer> live(final Path where, final Script sent, final int count, final Truth known) {
        final FaultyDisk disk =
                new FaultyDisk(Storage.ofForced(where, files.aside()), Fault.NONE, new SplittableRandom(0));
        final Life life = new Life(where, syncPolicy, disk, known, sent);
        life.archive(isArchiving);
        final Life.Ending ending = life.live(count);
        Truth.require(ending == Life.Ending.CLOSED, "a bank without a fault " + ending + " " + life.refusal());
        return disk.countByKind();
    }

    Path directory() {
        return directory;
    }

    SyncPolicy syncPolicy() {
        return syncPolicy;
    }

    /** @return whether its banks sign checkpoints and archive old segments. */
    boolean isArchiving() {
        return isArchiving;
    }

    Truth truth() {
        return truth;
    }

    Script newScript() {
        return script.next();
    }

    int bursts() {
        return bursts;
    }

    /** Draw a step that the next life takes, each kind as often as any other. */
    Fault draw(final SplittableRandom random) {
        final List<StepKind> kinds = List.copyOf(countByKind.keySet());
        final StepKind kind = kinds.get(random.nextInt(kinds.size()));
        final int count = countByKind.get(kind);
        final int occurrence =
                switch (random.nextInt(4)) {
                    case 0 -> 1;
                    case 1 -> count;
                    default -> 1 + random.nextInt(count);
                };
        return new Fault(kind, occurrence, mode(kind, random));
    }

    private static Fault.Mode mode(final StepKind kind, final SplittableRandom random) {
        if (kind.isRead()) {
            return List.of(Fault.Mode.SHORT_READS, Fault.Mode.SHORT_READS, Fault.Mode.ERROR, Fault.Mode.CRASH_BEFORE)
                    .get(random.nextInt(4));
        }
        return Fault.Mode.values()[random.nextInt(Fault.Mode.SHORT_READS.ordinal())];
    }

    Map<StepKind, Integer> countByKind() {
        return countByKind;
    }

    @Override
    public void close() {
        truth.close();
        files.delete(directory);
    }
}
