package org.caloriebank.ledger.water;

import static org.caloriebank.protocol.Limits.EPOCH_DAY_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MIN;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.PutWaterProfileDecoder;

/** Puts versions of water profiles. Owned by the ledger thread; allocates nothing. */
final class ProfileCommands {
    private static final int SILENT_AFTER_MINUTES_MAX = 7 * 24 * 60;
    private static final int STUCK_AFTER_READINGS_MAX = 10_000;
    /** Least and greatest of each parameter in turns, four bytes each. */
    private static final int FIRST_BOUND = PutWaterProfileDecoder.leastPhHundredthsEncodingOffset();

    private final Profiles profiles;

    ProfileCommands(final Profiles profiles) {
        this.profiles = profiles;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutWaterProfileDecoder(),
                PutWaterProfileDecoder.callerIdEncodingOffset(),
                ProfileCommands::isMalformed,
                this::onPutWaterProfile);
    }

    private static boolean isMalformed(final PutWaterProfileDecoder command) {
        final int stuckAfter = command.stuckAfterReadings();
        return command.profileId() <= 0
                || command.effectiveDay() < EPOCH_DAY_MIN
                || command.effectiveDay() > EPOCH_DAY_MAX
                || command.silentAfterMinutes() < 1
                || command.silentAfterMinutes() > SILENT_AFTER_MINUTES_MAX
                || stuckAfter == 1
                || stuckAfter > STUCK_AFTER_READINGS_MAX
                || !areRanges(command)
                || !isAscii(command);
    }

    private static boolean areRanges(final PutWaterProfileDecoder command) {
        for (int i = 0; i < 2 * Parameter.COUNT; i += 2) {
            final int greatest = bound(command, i + 1);
            if (greatest != Parameter.NULL_READING && bound(command, i) > greatest) { // no least is below all
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(final PutWaterProfileDecoder command) {
        for (int i = 0; i < PutWaterProfileDecoder.citationLength(); i++) {
            if (command.citation(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int bound(final PutWaterProfileDecoder command, final int index) {
        return command.buffer()
                .getInt(command.offset() + FIRST_BOUND + Integer.BYTES * index, PutWaterProfileDecoder.BYTE_ORDER);
    }

    private ResultCode onPutWaterProfile(final PutWaterProfileDecoder command) {
        if (profiles.isFullFor(command.profileId(), command.effectiveDay())) {
            return ResultCode.LEDGER_FULL;
        }

        final long version = profiles.put(command.profileId(), command.effectiveDay());
        VersionRow.patience(version, command.silentAfterMinutes(), command.stuckAfterReadings());
        for (int i = 0; i < 2 * Parameter.COUNT; i++) {
            VersionRow.bound(version, i, bound(command, i));
        }
        for (int i = 0; i < VersionRow.CITATION_LENGTH; i++) {
            VersionRow.citation(version, i, command.citation(i));
        }
        return ResultCode.ACCEPTED;
    }
}
