package org.caloriebank.adapter.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FitbitReaderTest {
    private final FileMembers members = new FileMembers();
    private final ActivityRows rows = new ActivityRows();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Id,ActivityHour,StepTotal|HOURLY_STEPS",
                "id,activityhour,steptotal|HOURLY_STEPS",
                "\"Id\",\"ActivityHour\",\"StepTotal\"|HOURLY_STEPS",
                "Id,ActivityHour,Calories|HOURLY_CALORIES",
                "Id,Date,WeightKg,WeightPounds,Fat,BMI,IsManualReport,LogId|WEIGHTS",
                "Id,ActivityDate,TotalSteps,TotalDistance,Calories|DAILY_ACTIVITY"
            })
    void shouldRecogniseFormatByHeader(final String header, final FitbitFormat expected) throws Exception {
        assertEquals(expected, FitbitReader.recognise(file(header)));
    }

    @Test
    void shouldRecogniseFormatBehindAByteOrderMark() throws Exception {
        assertEquals(FitbitFormat.HOURLY_STEPS, FitbitReader.recognise(file("\uFEFFId,ActivityHour,StepTotal")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Id", "Id,ActivityHour", "Name,Age,Shoe", "1503960366,4/12/2016 12:00:00 AM,373"})
    void shouldSayWhatIsKnownWhenHeaderIsNot(final String header) throws IOException {
        final Path file = file(header);

        final FileFormatException refusal = assertThrows(FileFormatException.class, () -> FitbitReader.recognise(file));

        assertTrue(refusal.getMessage().contains("Id,ActivityHour,StepTotal"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Id,ActivityMinute,Steps",
                "Id,ActivityHour,Steps00,Steps01",
                "Id,ActivityMinute,Calories",
                "Id,ActivityHour,Calories00,Calories01"
            })
    void shouldRefuseMinutesAndNameTheHours(final String header) throws IOException {
        final Path file = file(header);

        final FileFormatException refusal = assertThrows(FileFormatException.class, () -> FitbitReader.recognise(file));

        assertTrue(refusal.getMessage().contains("files by hour"), refusal.getMessage());
    }

    @Test
    void shouldRefuseWholeDaysWithoutCalories() throws IOException {
        final Path file = file("Id,ActivityDate,TotalSteps");

        assertThrows(FileFormatException.class, () -> FitbitReader.recognise(file));
    }

    @Test
    void shouldCountBadRowsByLineAndCauseAndReadTheOthers() throws Exception {
        final Path file = file(
                "Id,ActivityHour,StepTotal",
                "1,4/12/2016 12:00:00 AM,10",
                "",
                "2,4/12/2016 12:30:00 AM,10",
                "3,4/12/2016 1:00:00 AM",
                "\"4\",\"4/12/2016 1:00:00 AM\",\"20\"",
                "x\"y,4/12/2016 1:00:00 AM,20",
                "5,4/12/2016 1:00:00 AM,30,more,fields");

        final FileSummary summary = read(file);

        assertEquals(6, summary.rows());
        assertEquals(
                Map.of(SkipCause.BAD_HOUR, 1L, SkipCause.FIELDS_MISSING, 1L, SkipCause.BAD_MEMBER, 1L),
                summary.skipped());
        assertEquals(
                List.of(
                        new FileSummary.SkippedRow(4, SkipCause.BAD_HOUR),
                        new FileSummary.SkippedRow(5, SkipCause.FIELDS_MISSING),
                        new FileSummary.SkippedRow(7, SkipCause.BAD_MEMBER)),
                summary.firstSkipped());
        assertEquals(3, rows.size());
        assertEquals(20, rows.steps(1));
        assertEquals(3, members.size());
    }

    @Test
    void shouldKeepTheFirstBadRowsAndCountAll() throws Exception {
        final String[] lines = new String[101];
        Arrays.fill(lines, "1,never,10");
        lines[0] = "Id,ActivityHour,StepTotal";

        final FileSummary summary = read(file(lines));

        assertEquals(5, summary.firstSkipped().size());
        assertEquals(100, summary.rowsSkipped());
        assertEquals(0, members.size());
    }

    @Test
    void shouldReadFilesOfOtherSystemsLineEnds() throws Exception {
        final Path file = directory.resolve("dos.csv");
        Files.writeString(
                file, "Id,ActivityHour,Calories\r\n1,4/12/2016 12:00:00 AM,60.5\r\n1,4/12/2016 1:00:00 AM,70");

        final FileSummary summary = read(file);

        assertEquals(0, summary.rowsSkipped());
        assertEquals(6050, rows.totalCentikcal(0));
        assertEquals(6050, members.restCentikcal(0));
    }

    @Test
    void shouldStopAtBytesThatAreNoLines() throws Exception {
        final Path file = directory.resolve("endless.csv");
        final byte[] header =
                "Id,ActivityHour,StepTotal\n1,4/12/2016 12:00:00 AM,10\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(header, 40 << 20));

        final FileSummary summary = read(file);

        assertEquals(Map.of(SkipCause.UNREADABLE, 1L), summary.skipped());
        assertEquals(1, rows.size());
    }

    @Test
    void shouldTakeTheLatestWeightWhateverTheOrder() throws Exception {
        read(file(
                "Id,Date,WeightKg",
                "1,5/3/2016 11:59:59 PM,81",
                "1,5/12/2016 6:00:00 AM,79.5",
                "1,5/12/2016 5:59:59 AM,90",
                "2,5/12/2016 5:59:59 AM,60",
                "2,5/12/2016 5:59:59 AM,61",
                "2,5/12/2016 5:59:59 AM,59"));

        assertEquals(79_500, members.massGrams(0));
        assertEquals(61_000, members.massGrams(1));
    }

    private FileSummary read(final Path file) throws IOException, FileFormatException {
        return new FitbitReader(members, rows).read(file, bytes -> {});
    }

    private Path file(final String... lines) throws IOException {
        return Files.write(directory.resolve("file.csv"), List.of(lines));
    }
}
