package org.caloriebank.adapter.files;

import static org.caloriebank.adapter.files.ActivityRows.NOT_GIVEN;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Reads Fitbit exports row by row into columns. A bad row is counted with its line and cause and stops nothing. Confined to one thread.
 * <p>
 * No field of these files can hold a comma or a line end, so quotes mean nothing more than themselves: a stray one spoils its own row and not, as an
 * unclosed quotation would, all that follow.
 */
final class FitbitReader {
    private static final int PROGRESS_ROWS = 4096;
    private static final char NO_QUOTE_CHARACTER = '\0';
    private static final int WEIGHT_FIELD = 2;
    private static final String DAY_CALORIES = "Calories";

    private final FileMembers members;
    private final ActivityRows rows;
    private final FieldParser parser = new FieldParser();
    private FitbitFormat format;
    private int caloriesField;

    FitbitReader(final FileMembers members, final ActivityRows rows) {
        this.members = members;
        this.rows = rows;
    }

    /**
     * @return the format of the file.
     * @throws FileFormatException if its rows cannot be imported.
     */
    static FitbitFormat recognise(final Path file) throws IOException, FileFormatException {
        try (InputStream input = Files.newInputStream(file);
                CsvReader<CsvRecord> csv = open(input)) {
            return recognise(file, header(csv.iterator()));
        }
    }

    /**
     * @param onBytes told now and then how many bytes of the file were read.
     * @throws FileFormatException if its rows cannot be imported; then none was read.
     */
    FileSummary read(final Path file, final LongConsumer onBytes) throws IOException, FileFormatException {
        try (CountingStream input = new CountingStream(new BufferedInputStream(Files.newInputStream(file)));
                CsvReader<CsvRecord> csv = open(input);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            final List<String> header = header(records);
            format = recognise(file, header);
            caloriesField = format == FitbitFormat.DAILY_ACTIVITY ? header.indexOf(DAY_CALORIES) : WEIGHT_FIELD;
            final SkippedRows skipped = new SkippedRows();
            final long count = readRows(records, skipped, () -> onBytes.accept(input.bytes()));
            return new FileSummary(file, format, count, skipped.counts(), skipped.first());
        }
    }

    private long readRows(
            final CloseableIterator<CsvRecord> records, final SkippedRows skipped, final Runnable onProgress) {
        long count = 0;
        long line = 1;
        try {
            while (records.hasNext()) {
                final CsvRecord row = records.next();
                line = row.getStartingLineNumber();
                readRow(row, skipped);
                if (++count % PROGRESS_ROWS == 0) {
                    onProgress.run();
                }
            }
        } catch (final CsvParseException | UncheckedIOException e) {
            skipped.add(line + 1, SkipCause.UNREADABLE);
            count++;
        }
        onProgress.run();
        return count;
    }

    private void readRow(final CsvRecord row, final SkippedRows skipped) {
        if (row.getFieldCount() <= Math.max(WEIGHT_FIELD, caloriesField)) {
            skipped.add(row.getStartingLineNumber(), SkipCause.FIELDS_MISSING);
            return;
        }
        parser.reset();
        final long memberId = parser.memberId(field(row, 0));
        switch (format) {
            case HOURLY_STEPS -> readHourlySteps(memberId, row);
            case HOURLY_CALORIES -> readHourlyCalories(memberId, row);
            case DAILY_ACTIVITY -> readDay(memberId, row);
            case WEIGHTS -> readWeight(memberId, row);
            default -> throw new IllegalStateException("not imported: " + format);
        }
        if (parser.cause() != null) {
            skipped.add(row.getStartingLineNumber(), parser.cause());
        }
    }

    private void readHourlySteps(final long memberId, final CsvRecord row) {
        final int epochHour = parser.epochHour(field(row, 1));
        final int steps = parser.steps(field(row, 2));
        if (parser.cause() == null) {
            rows.addHour(members.indexOf(memberId), epochHour, steps, NOT_GIVEN);
        }
    }

    private void readHourlyCalories(final long memberId, final CsvRecord row) {
        final int epochHour = parser.epochHour(field(row, 1));
        final int totalCentikcal = parser.someCentikcal(field(row, 2));
        if (parser.cause() == null) {
            final int index = members.indexOf(memberId);
            rows.addHour(index, epochHour, NOT_GIVEN, totalCentikcal);
            members.onHourlyTotal(index, totalCentikcal);
        }
    }

    private void readDay(final long memberId, final CsvRecord row) {
        final int epochDay = parser.epochDay(field(row, 1));
        final int steps = parser.steps(field(row, 2));
        final int totalCentikcal = parser.centikcal(field(row, caloriesField));
        if (parser.cause() == null) {
            rows.addDay(members.indexOf(memberId), epochDay, steps, totalCentikcal);
        }
    }

    private void readWeight(final long memberId, final CsvRecord row) {
        final long epochSecond = parser.epochSecond(field(row, 1));
        final int grams = parser.grams(field(row, WEIGHT_FIELD));
        if (parser.cause() == null) {
            members.onWeight(members.indexOf(memberId), epochSecond, grams);
        }
    }

    private static FitbitFormat recognise(final Path file, final List<String> header) throws FileFormatException {
        final FitbitFormat format = FitbitFormat.ofHeader(header)
                .orElseThrow(
                        () -> new FileFormatException(file + " is in no known format; files whose first line starts"
                                + " like one of these are imported: " + FitbitFormat.importedHeaders()));
        if (!format.isImported()) {
            throw new FileFormatException(file + " has " + format.title()
                    + ", which are not imported: give the files by hour, which say the same");
        }
        if (format == FitbitFormat.DAILY_ACTIVITY && !header.contains(DAY_CALORIES)) {
            throw new FileFormatException(file + " has " + format.title() + " but no column " + DAY_CALORIES);
        }
        return format;
    }

    private static List<String> header(final CloseableIterator<CsvRecord> records) {
        try {
            return records.hasNext()
                    ? records.next().getFields().stream()
                            .map(FitbitReader::unquote)
                            .toList()
                    : List.of();
        } catch (final CsvParseException e) { // no text at all: then in no known format
            return List.of();
        }
    }

    private static String field(final CsvRecord row, final int index) {
        return unquote(row.getField(index));
    }

    private static String unquote(final String text) {
        final String trimmed = text.strip();
        final boolean isQuoted = trimmed.length() >= 2 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
        return isQuoted ? trimmed.substring(1, trimmed.length() - 1) : trimmed;
    }

    private static CsvReader<CsvRecord> open(final InputStream input) {
        return CsvReader.builder()
                .quoteCharacter(NO_QUOTE_CHARACTER)
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(input, StandardCharsets.UTF_8);
    }
}
