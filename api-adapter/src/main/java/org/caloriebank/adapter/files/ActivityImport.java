package org.caloriebank.adapter.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.bank.BankStoppedException;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Query;

/**
 * Imports activity files into an open bank. One object, one import, one thread.
 * <p>
 * Two passes: the files are read into columns, because a member's rest is known only after the last row; then members are opened and reports
 * sent in time order. The order of the files changes nothing, and a second import of the same files changes no balance: members that are as the files
 * say are not sent, and a report is a running total.
 * <p>
 * Fitbit's calories include rest. A member's rest in an hour is the lowest hourly total of that member in these files, a day's is 24 times that;
 * active energy is what goes beyond, never below zero. Without hourly calories the ledger's steps rule pays.
 */
public final class ActivityImport {
    private final CalorieBank bank;
    private final ImportClock clock;
    private final Progress progress;
    private final FileMembers members = new FileMembers();
    private final ActivityRows rows = new ActivityRows();

    /** @param clock that the bank was opened with; see {@link ImportClock#configure}. */
    public ActivityImport(final CalorieBank bank, final ImportClock clock, final Progress progress) {
        this.bank = bank;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Look at the first line of each file, so that a wrong one is found before anything is sent.
     *
     * @throws FileFormatException for the first file that cannot be imported.
     * @throws IOException if a file cannot be read.
     */
    public static void check(final List<Path> files) throws IOException, FileFormatException {
        for (final Path file : files) {
            FitbitReader.recognise(file);
        }
    }

    /**
     * Import the files.
     *
     * @throws FileFormatException for the first file that cannot be imported; nothing was sent then.
     * @throws IOException if a file cannot be read; nothing was sent then.
     * @throws BankStoppedException if the bank stopped: what it had not journalled can be imported again.
     * @throws org.caloriebank.bank.DiskLowException if the disk is nearly full: import again when there is room.
     */
    public ImportSummary run(final List<Path> files) throws IOException, FileFormatException {
        final long startNs = System.nanoTime();
        try {
            final List<FileSummary> summaries = readAll(files.stream().sorted().toList());
            final MemberOpening opening = new MemberOpening(bank, members);
            final ReportPlan plan = new ReportPlan(rows, members, opening.indexesByMemberId(), opening.offsetMinutes());
            final ReportSender sender = new ReportSender(bank, clock, plan, progress);
            sender.passTo(startTimeMs(plan));
            opening.putMembers(clock == ImportClock.DATA ? startTimeMs(plan) : 0);
            final OutcomeTally tally = sender.sendAll();
            return summary(summaries, opening, plan, tally, startNs);
        } finally {
            progress.finish();
        }
    }

    private List<FileSummary> readAll(final List<Path> files) throws IOException, FileFormatException {
        long totalBytes = 0;
        for (final Path file : files) {
            totalBytes += Files.size(file);
        }
        progress.start("Reading", Progress.Unit.BYTES, totalBytes);
        final FitbitReader reader = new FitbitReader(members, rows);
        final List<FileSummary> summaries = new ArrayList<>();
        long bytesBefore = 0;
        for (final Path file : files) {
            final long bytes = bytesBefore;
            summaries.add(reader.read(file, read -> progress.reach(bytes + read)));
            bytesBefore += Files.size(file);
        }
        return List.copyOf(summaries);
    }

    /** Members are opened at the time of the first report, or when only weights are given, of the last of these. */
    private long startTimeMs(final ReportPlan plan) {
        if (plan.size() > 0) {
            return plan.timeMs(0);
        }
        return Math.max(0, members.lastWeighingSecond()) * 1000;
    }

    private ImportSummary summary(
            final List<FileSummary> files,
            final MemberOpening opening,
            final ReportPlan plan,
            final OutcomeTally tally,
            final long startNs) {
        final List<ImportSummary.RefusedReport> refusals = tally.firstRefusals().stream()
                .map(refusal -> new ImportSummary.RefusedReport(
                        plan.memberId(refusal.position()),
                        LocalDate.ofEpochDay(plan.epochDay(refusal.position())),
                        plan.hour(refusal.position()),
                        refusal.code()))
                .toList();
        return new ImportSummary(
                files,
                members.size(),
                opening.opened(),
                opening.changed(),
                opening.refusals(),
                plan.size(),
                tally.counts(),
                refusals,
                tally.earnedCenticoins(),
                bank.ask(new Query.Ledger(false)).join().timeMs(),
                System.nanoTime() - startNs);
    }
}
