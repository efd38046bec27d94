package org.caloriebank.adapter.water;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caloriebank.protocol.Limits;

/** Reads water profiles: those shipped with the program, and files of one's own. What is read is well formed for the ledger. */
public final class WaterProfiles {
    public static final int SILENT_AFTER_MINUTES_MAX = 10_080;
    public static final int STUCK_AFTER_READINGS_MAX = 10_000;
    private static final List<String> SHIPPED = List.of("gb-37488-2019", "who-2006");
    private static final Pattern CITATION = Pattern.compile("[ -~]{1,32}");

    private WaterProfiles() {}

    /** @return names of the profiles shipped with the program. */
    public static List<String> shippedNames() {
        return SHIPPED;
    }

    /**
     * @param nameOrFile name of a shipped profile, or a file's path, which ends in {@code .json}.
     * @throws NotAProfileException if there is no such profile, or the file is none.
     * @throws IOException if the file cannot be read.
     */
    public static WaterProfile read(final String nameOrFile) throws NotAProfileException, IOException {
        if (SHIPPED.contains(nameOrFile)) {
            try (InputStream in = WaterProfiles.class.getResourceAsStream(nameOrFile + ".json")) {
                if (in == null) {
                    throw new FileNotFoundException("the profile " + nameOrFile + " is not in this program's jar");
                }
                return parse(nameOrFile, in.readAllBytes());
            }
        }
        if (nameOrFile.endsWith(".json")) {
            return parse(nameOrFile, Files.readAllBytes(Path.of(nameOrFile)));
        }
        throw new NotAProfileException("There is no water profile '" + nameOrFile + "': there are "
                + String.join(", ", SHIPPED) + ", and files whose name ends in .json.");
    }

    /**
     * @param place what faults are told of.
     * @throws NotAProfileException with the first fault.
     */
    static WaterProfile parse(final String place, final byte[] json) throws NotAProfileException {
        final ProfileFields fields = ProfileFields.read(place, json);
        final WaterProfile profile = new WaterProfile(
                fields.text("name"),
                fields.text("title"),
                fields.text("standard"),
                citation(fields),
                day(fields),
                fields.text("effectiveDateSource"),
                fields.number("silentAfterMinutes", 1, SILENT_AFTER_MINUTES_MAX),
                stuckAfterReadings(fields),
                fields.text("watchingSource"),
                limits(fields));
        fields.requireEmpty();
        return profile;
    }

    private static String citation(final ProfileFields fields) throws NotAProfileException {
        final String citation = fields.text("citation");
        if (!CITATION.matcher(citation).matches()) {
            throw fields.fault("\"citation\" must be 1 to 32 printable ASCII characters");
        }
        return citation;
    }

    private static LocalDate day(final ProfileFields fields) throws NotAProfileException {
        final String text = fields.text("effectiveDate");
        try {
            final LocalDate day = LocalDate.parse(text);
            if (day.toEpochDay() >= Limits.EPOCH_DAY_MIN && day.toEpochDay() <= Limits.EPOCH_DAY_MAX) {
                return day;
            }
        } catch (final DateTimeParseException e) {
            throw fields.fault("\"effectiveDate\" must be a date as yyyy-mm-dd");
        }
        throw fields.fault("\"effectiveDate\" must be from 1970-01-02 to 2149-06-06");
    }

    private static int stuckAfterReadings(final ProfileFields fields) throws NotAProfileException {
        final int readings = fields.number("stuckAfterReadings", 0, STUCK_AFTER_READINGS_MAX);
        if (readings == 1) {
            throw fields.fault("\"stuckAfterReadings\" must be 0 for never, or 2 and more");
        }
        return readings;
    }

    private static List<WaterLimit> limits(final ProfileFields fields) throws NotAProfileException {
        final Map<WaterBound, WaterLimit> limits = new EnumMap<>(WaterBound.class);
        for (final ProfileFields item : fields.objects("limits")) {
            final WaterLimit limit = limit(item);
            if (limits.put(limit.bound(), limit) != null) {
                throw item.fault("the field \"" + limit.bound().field() + "\" has a limit already");
            }
        }
        if (limits.isEmpty()) {
            throw fields.fault("\"limits\" must have at least one limit");
        }
        requireRanges(fields, limits);
        return List.copyOf(limits.values());
    }

    private static WaterLimit limit(final ProfileFields item) throws NotAProfileException {
        final String field = item.text("field");
        final WaterBound bound = WaterBound.ofField(field);
        if (bound == null) {
            throw item.fault("there is no bound \"" + field + "\"");
        }
        final WaterLimit limit = new WaterLimit(
                bound,
                item.number("value", Integer.MIN_VALUE + 1, Integer.MAX_VALUE),
                item.text("reads"),
                item.text("clause"),
                item.truth("confirmed"),
                item.text("source"),
                item.optionalText("note"));
        if (!limit.isConfirmed() && limit.note().isBlank()) {
            throw item.fault("a limit that is not confirmed needs a \"note\" that says what is not known");
        }
        item.requireEmpty();
        return limit;
    }

    /** Bounds stand in pairs, least and greatest. */
    private static void requireRanges(final ProfileFields fields, final Map<WaterBound, WaterLimit> limits)
            throws NotAProfileException {
        final WaterBound[] bounds = WaterBound.values();
        for (int i = 0; i < bounds.length; i += 2) {
            final WaterLimit least = limits.get(bounds[i]);
            final WaterLimit greatest = limits.get(bounds[i + 1]);
            if (least != null && greatest != null && least.value() > greatest.value()) {
                throw fields.fault("\"" + bounds[i].field() + "\" is above \"" + bounds[i + 1].field() + "\"");
            }
        }
    }
}
