package org.caloriebank.adapter.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.ResultCode;

/**
 * What an import came to.
 *
 * @param files read, by path.
 * @param members the files are about.
 * @param membersOpened of them, new to the bank.
 * @param membersChanged of them, because the files give another weight.
 * @param memberRefusals members the bank would not open or change, by code.
 * @param reportsSent hours and whole days, after rows about the same one were put together.
 * @param outcomes of the reports by code.
 * @param firstRefusals the first few reports that were refused.
 * @param earnedCenticoins net, by all reports.
 * @param timeMs ledger time after the import, ms since 1970.
 * @param nanos it took, from the first byte read to the last outcome.
 */
public record ImportSummary(
        List<FileSummary> files,
        int members,
        int membersOpened,
        int membersChanged,
        Map<ResultCode, Long> memberRefusals,
        long reportsSent,
        Map<ResultCode, Long> outcomes,
        List<RefusedReport> firstRefusals,
        long earnedCenticoins,
        long timeMs,
        long nanos) {
    /** @param hour 0 to 23, or 24 for the whole day. */
    public record RefusedReport(long memberId, LocalDate date, int hour, ResultCode code) {}

    public long reportsAccepted() {
        return outcomes.getOrDefault(ResultCode.ACCEPTED, 0L);
    }

    public long reportsRefused() {
        return reportsSent - reportsAccepted();
    }

    public long rows() {
        return files.stream().mapToLong(FileSummary::rows).sum();
    }

    public long rowsSkipped() {
        return files.stream().mapToLong(FileSummary::rowsSkipped).sum();
    }

    /** @return whether reports were refused as too late and those accepted earned nothing: these files were probably imported before. */
    public boolean looksImportedBefore() {
        return reportsSent > 0
                && membersOpened == 0
                && earnedCenticoins == 0
                && reportsAccepted() + outcomes.getOrDefault(ResultCode.TOO_LATE, 0L) == reportsSent;
    }
}
