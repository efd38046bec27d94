package org.caloriebank.adapter.audit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.Setting;

/**
 * Reads settings to try: lines of {@code SETTING=value}, the names and units of {@link Setting}; blank lines are passed over, and what stands behind a
 * {@code #}.
 */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * @return at least one setting, all within their ranges.
     * @throws IOException if the file cannot be read as text.
     * @throws IllegalArgumentException with a sentence for people, if the file says what cannot be.
     */
    public static Map<Setting, Long> read(final Path file) throws IOException {
        final Map<Setting, Long> values = new EnumMap<>(Setting.class);
        final List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                read(file + ", line " + (i + 1) + ": ", line, values);
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " names no setting; write lines such as DAILY_CAP_CENTICOINS=200000.");
        }
        return values;
    }

    private static List<String> lines(final Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (final CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is no text; write lines such as DAILY_CAP_CENTICOINS=200000.", e);
        }
    }

    private static void read(final String place, final String line, final Map<Setting, Long> values) {
        final String[] sides = line.split("=", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(
                    place + "'" + line + "' is no line such as DAILY_CAP_CENTICOINS=200000.");
        }
        final Setting setting = setting(place, sides[0].strip());
        if (values.putIfAbsent(setting, value(place, setting, sides[1].strip())) != null) {
            throw new IllegalArgumentException(place + setting + " stands twice; keep one of the lines.");
        }
    }

    private static Setting setting(final String place, final String name) {
        try {
            return Setting.valueOf(name);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    place + "there is no setting '" + name + "'; they are " + List.of(Setting.values()) + ".", e);
        }
    }

    private static long value(final String place, final Setting setting, final String text) {
        final String range = "'" + text + "' is no value of " + setting + ", which takes whole numbers from "
                + setting.min() + " to " + setting.max() + ".";
        try {
            final long value = Long.parseLong(text);
            if (value >= setting.min() && value <= setting.max()) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(place + range, e);
        }
        throw new IllegalArgumentException(place + range);
    }
}
