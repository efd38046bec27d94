package org.caloriebank.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.SyncPolicy;

/**
 * One seed: lives with faults, one after the other on what the last has left, then one without, then damage. Throws an AssertionError when a bank is not
 * as the truth, or refuses what it should take.
 */
final class Trial {
    private static final int FAULTY_LIVES_MAX = 3;
    private static final int LAST_BURSTS_MAX = 8;

    private final Mutation mutation;
    private final Base base;
    private final WorkDirectory files;
    private final SplittableRandom random;
    private final Truth truth;
    private final Script script;
    private final List<String> story = new ArrayList<>();
    private SyncPolicy syncPolicy;
    private Path directory;
    private Storage storage;
    /** Answers were given for what is not forced yet. */
    private boolean isUnforced;
    /** What was written without being forced may have gone in any part: then a refusal that names the place is right. */
    private boolean mayHaveHoles;

    Trial(final long seed, final Base base, final WorkDirectory files, final Mutation mutation) {
        this.mutation = mutation;
        this.base = base;
        this.files = files;
        random = new SplittableRandom(seed);
        truth = base.truth().copy();
        script = base.newScript();
        syncPolicy = base.syncPolicy();
        directory = files.newPath();
    }

    /** @return what happened, in the order it did. */
    List<String> story() {
        return story;
    }

    /** @return how it ended. */
    Verdict run() {
        try {
            storage = Storage.ofForced(base.directory(), files.aside()).copyAfterKill(directory);
            final int faultyLives = 1 + random.nextInt(FAULTY_LIVES_MAX);
            for (int i = 0; i < faultyLives; i++) {
                if (liveWith(base.draw(random), i == 0 ? base.bursts() : random.nextInt(base.bursts() + 1))) {
                    return Verdict.REFUSED;
                }
            }
            if (liveWith(Fault.NONE, random.nextInt(LAST_BURSTS_MAX))) {
                return Verdict.REFUSED;
            }
            truth.compareJournal(directory); // also what stands before the snapshot that the bank started from
            return Verdict.EQUAL;
        } finally {
            truth.close();
            files.delete(directory);
            files.clearAside();
        }
    }

    /** @return whether the bank rightly refused. */
    private boolean liveWith(final Fault fault, final int bursts) {
        story.add(syncPolicy + ", " + fault);
        final FaultyDisk disk = new FaultyDisk(storage, fault, random.split());
        final boolean isPowerLoss = random.nextBoolean();
        final Loss loss = new Loss(random.split());
        final Path next = files.newPath();
        final Storage[] image = new Storage[1];
        disk.onCrash(
                () -> image[0] = isPowerLoss ? storage.copyAfterPowerLoss(next, loss) : storage.copyAfterKill(next));
        final Life life = new Life(directory, syncPolicy, disk, truth, script);
        life.archive(base.isArchiving());
        if (mutation == Mutation.FORCE_DOES_NOTHING) {
            disk.ignoreForces();
        }
        if (mutation == Mutation.ANSWERS_BEFORE_FORCE) {
            life.forceNothing();
        }
        final Life.Ending ending = life.live(bursts);
        story.add(ending + (life.notice().isEmpty() ? "" : " (" + life.notice() + ")"));
        if (life.refusal() != null && !disk.isCrashed()) {
            return judge(life.refusal(), disk, fault);
        }
        Truth.require(fault != Fault.NONE || ending == Life.Ending.CLOSED, "stopped without a fault");
        if (life.hasOpened()) {
            mayHaveHoles = false;
            isUnforced = syncPolicy == SyncPolicy.NONE;
        }
        final boolean isClosedWell = ending == Life.Ending.CLOSED && !disk.hasStruck();
        if (ending == Life.Ending.CLOSED && isPowerLoss) {
            image[0] = storage.copyAfterPowerLoss(next, loss);
        }
        if (image[0] != null) {
            if (isPowerLoss) {
                story.add("power loss, " + loss);
            }
            if (isPowerLoss
                    && !isClosedWell) { // the snapshot at a close has all the journal forced, whatever the policy
                truth.onPowerLoss();
                mayHaveHoles |= isUnforced;
            }
            files.delete(directory);
            directory = next;
            storage = image[0];
        }
        syncPolicy = random.nextInt(4) == 0 ? SyncPolicy.values()[random.nextInt(2)] : syncPolicy;
        return false;
    }

    /** @return whether it was right to refuse. */
    private boolean judge(final JournalException refusal, final FaultyDisk disk, final Fault fault) {
        story.add("refused: " + refusal.getMessage());
        Truth.require(refusal.getMessage().contains(directory.toString()), "a refusal names no place: " + refusal);
        if (refusal.kind() == JournalException.Kind.DAMAGED) {
            Truth.require(mayHaveHoles, "a crash is taken for damage");
            return true;
        }
        Truth.require(
                disk.hasStruck()
                        && (refusal.kind() == JournalException.Kind.NOT_WRITABLE
                                || refusal.kind() == JournalException.Kind.UNREADABLE),
                "refused without a cause");
        return false;
    }
}
