package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.caloriebank.adapter.water.NotAProfileException;
import org.caloriebank.adapter.water.WaterLimit;
import org.caloriebank.adapter.water.WaterProfile;
import org.caloriebank.adapter.water.WaterProfiles;
import org.caloriebank.protocol.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A profile and what to change of it. */
final class WaterProfileChoice {
    @Parameters(
            paramLabel = "NAME",
            description = "One of 'water-profile list', or the path of a file that ends in .json.")
    private String name;

    @Option(names = "--confirmed-only", description = "Leave out limits whose number was not confirmed.")
    private boolean isConfirmedOnly;

    @Option(
            names = "--effective-date",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First local day on which the limits judge readings, as yyyy-mm-dd. Default: the file's")
    private LocalDate effectiveDate;

    @Option(
            names = "--silent-after",
            paramLabel = "MINUTES",
            description = "Without a reading for so long a pool is told to be silent: 1 to 10080. Default: the file's")
    private Integer silentAfterMinutes;

    @Option(
            names = "--stuck-after",
            paramLabel = "READINGS",
            description = "So many equal readings in a row tell that a sensor is stuck: 2 to 10000, or 0 for never."
                    + " Default: the file's")
    private Integer stuckAfterReadings;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    WaterProfile read() throws IOException, CommandFailedException {
        checkOptions();
        WaterProfile profile = readFile();
        if (isConfirmedOnly && profile.confirmedCount() == 0) {
            throw new CommandFailedException(
                    ExitCodes.REFUSED,
                    "No limit of " + name + " is confirmed: check them against the standard, and mark them in a copy of"
                            + " the file.",
                    null);
        }
        profile = isConfirmedOnly ? profile.confirmedOnly() : profile;
        profile = effectiveDate == null ? profile : profile.from(effectiveDate);
        return profile.watching(
                silentAfterMinutes == null ? profile.silentAfterMinutes() : silentAfterMinutes,
                stuckAfterReadings == null ? profile.stuckAfterReadings() : stuckAfterReadings);
    }

    /** Say on the standard error which limits nobody could confirm: whoever puts them should know. */
    static void warn(final WaterProfile profile, final PrintWriter err) {
        final int unconfirmed = profile.limits().size() - profile.confirmedCount();
        if (unconfirmed > 0) {
            err.println(Words.count(unconfirmed, "limit") + " of " + profile.name()
                    + " not confirmed; check the standard, or leave them out with --confirmed-only:");
            profile.limits().stream()
                    .filter(limit -> !limit.isConfirmed())
                    .map(WaterLimit::reads)
                    .forEach(reads -> err.println("  " + reads));
        }
    }

    private WaterProfile readFile() throws IOException, CommandFailedException {
        try {
            return WaterProfiles.read(name);
        } catch (final NotAProfileException e) {
            throw new CommandFailedException(ExitCodes.REFUSED, e.getMessage(), e);
        }
    }

    private void checkOptions() {
        if (effectiveDate != null
                && (effectiveDate.toEpochDay() < Limits.EPOCH_DAY_MIN
                        || effectiveDate.toEpochDay() > Limits.EPOCH_DAY_MAX)) {
            throw wrong("--effective-date must be from 1970-01-02 to 2149-06-06.");
        }
        if (silentAfterMinutes != null
                && (silentAfterMinutes < 1 || silentAfterMinutes > WaterProfiles.SILENT_AFTER_MINUTES_MAX)) {
            throw wrong("--silent-after must be from 1 to " + WaterProfiles.SILENT_AFTER_MINUTES_MAX + " minutes.");
        }
        if (stuckAfterReadings != null
                && (stuckAfterReadings < 0
                        || stuckAfterReadings == 1
                        || stuckAfterReadings > WaterProfiles.STUCK_AFTER_READINGS_MAX)) {
            throw wrong("--stuck-after must be 0 for never, or from 2 to " + WaterProfiles.STUCK_AFTER_READINGS_MAX
                    + " readings.");
        }
    }

    private ParameterException wrong(final String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
