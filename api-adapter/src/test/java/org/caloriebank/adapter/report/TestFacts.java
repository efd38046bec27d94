package org.caloriebank.adapter.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.caloriebank.adapter.audit.JournalDescription;
import org.caloriebank.adapter.audit.TrialBalance;
import org.caloriebank.protocol.ResultCode;

/** A demonstration that never was, with names that would like to be markup. */
final class TestFacts {
    static final String NAME = "<script>alert('Tom & Co')</script>";

    private TestFacts() {}

    static DemoFacts of(final boolean isProven) {
        return new DemoFacts(
                month(),
                List.of(new StoryStep(0, NAME, NAME, NAME, ResultCode.ACCEPTED, 100, true, 200, 100, isProven)),
                centre(),
                stream(),
                journal(),
                List.of(new Proof(NAME, isProven, NAME), new Proof("Water is wet", true, "1 of 1")),
                Path.of("my bank's"),
                Path.of("centre"),
                Path.of("report.html"),
                "./caloriebank",
                1,
                1_000_000_000);
    }

    private static MonthFacts month() {
        return new MonthFacts(
                1,
                3,
                2,
                2,
                List.of(new MonthFacts.Day(LocalDate.of(2016, 4, 12), 123_45, 1, 1_000)),
                List.of(new MonthFacts.Member(7, NAME, 123_45, 1, 1_000)),
                Collections.nCopies(7, Collections.nCopies(24, 5L)),
                5,
                1_000_000);
    }

    private static CentreFacts centre() {
        return new CentreFacts(
                LocalDate.of(2026, 6, 6),
                2,
                9,
                new CentreFacts.Visits(2, 1, 1, 50_00, 50_00, 1, 2, 3, 1),
                new CentreFacts.Occupancy(450, 5, List.of(new CentreFacts.Place("building", List.of(0, 2, 1, 0)))),
                new CentreFacts.Water(
                        NAME,
                        700,
                        780,
                        300,
                        1000,
                        List.of(new CentreFacts.Reading(900, 740, 240)),
                        List.of(new CentreFacts.Mark(920, NAME))),
                List.of(new CentreFacts.Light(NAME, List.of(new CentreFacts.Interval(500, 600)))),
                List.of(new CentreFacts.Hour(15, 10_00, 10_00, 5_00, 2_00)),
                List.of(new CentreFacts.Swimmer(NAME, 890, 925, 2_00), new CentreFacts.Swimmer(NAME, 890, 925, 0)),
                new CentreFacts.Game(1080, 100_03, 1, List.of(new CentreFacts.Share(NAME, true, 100_03))));
    }

    private static StreamFacts stream() {
        final StreamFacts.Phase phase =
                new StreamFacts.Phase(Latencies.of(new long[] {1_000_000, 2_000_000}), 5_000_000);
        final StreamFacts.Crash crash = new StreamFacts.Crash(1, 2, 2, 2, 1, 1, 3, 4);
        return new StreamFacts(2, 4, 0, 0, phase, phase, crash, 50, List.of(1L, 0L, 3L));
    }

    private static JournalFacts journal() {
        final JournalDescription description = new JournalDescription(
                Path.of("bank"),
                1,
                1,
                1,
                1,
                2,
                1,
                2,
                0,
                0,
                "00",
                "ff",
                10,
                10,
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                0,
                new TreeMap<>(),
                List.of(),
                null);
        return new JournalFacts(
                description,
                List.of(new Refusal(NAME, ResultCode.TOO_LATE, 1)),
                new TrialBalance(List.of()),
                1_000,
                255);
    }
}
