package org.caloriebank.adapter.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.files.FileSummary;
import org.caloriebank.adapter.files.ImportSummary;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;

/** Tells what an import came to, to people or to programs. */
final class ImportWords {
    private final ImportSummary summary;

    ImportWords(final ImportSummary summary) {
        this.summary = summary;
    }

    String text() {
        final List<String> lines = new ArrayList<>();
        lines.add("Read " + Words.count(summary.rows(), "row") + " from "
                + Words.count(summary.files().size(), "file") + ":");
        summary.files().forEach(file -> addFile(file, lines));
        lines.add("Members  " + Words.count(summary.members()) + ": " + Words.count(summary.membersOpened())
                + " opened, " + Words.count(summary.membersChanged()) + " given another weight");
        summary.memberRefusals().forEach((code, count) -> lines.add(refused(code, count)));
        lines.add("Reports  " + Words.count(summary.reportsSent()) + " sent: "
                + Words.count(summary.reportsAccepted()) + " accepted, " + Words.count(summary.reportsRefused())
                + " refused");
        addRefusals(lines);
        lines.add("Coins    " + Words.coins(summary.earnedCenticoins()) + " earned");
        lines.add("Time     ledger time is now " + Words.time(summary.timeMs()) + "; it took "
                + Words.seconds(summary.nanos()) + ", " + Words.rate(summary.reportsSent(), summary.nanos())
                + " reports/s");
        return String.join(System.lineSeparator(), lines);
    }

    String json() {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", summary.files().stream().map(ImportWords::file).toList());
        json.put("rows", summary.rows());
        json.put("rowsSkipped", summary.rowsSkipped());
        json.put("members", summary.members());
        json.put("membersOpened", summary.membersOpened());
        json.put("membersChanged", summary.membersChanged());
        json.put("memberRefusals", counts(summary.memberRefusals()));
        json.put("reportsSent", summary.reportsSent());
        json.put("reportsAccepted", summary.reportsAccepted());
        json.put("outcomes", counts(summary.outcomes()));
        json.put(
                "firstRefusals",
                summary.firstRefusals().stream().map(ImportWords::refusal).toList());
        json.put("looksImportedBefore", summary.looksImportedBefore());
        json.put("earnedCenticoins", summary.earnedCenticoins());
        json.put("ledgerTime", Words.time(summary.timeMs()));
        json.put("seconds", summary.nanos() / 1e9);
        return Json.of(json);
    }

    private static void addFile(final FileSummary file, final List<String> lines) {
        lines.add("  " + file.file() + ": " + file.format().title() + ", " + Words.count(file.rows(), "row")
                + (file.rowsSkipped() == 0 ? "" : ", " + Words.count(file.rowsSkipped()) + " skipped:"));
        file.firstSkipped()
                .forEach(row -> lines.add("    " + file.file() + ":" + row.line() + ": "
                        + row.cause().sentence()));
        if (file.rowsSkipped() > file.firstSkipped().size()) {
            lines.add("    and more; in all");
            file.skipped()
                    .forEach((cause, count) -> lines.add("      " + Words.count(count) + " x " + cause.sentence()));
        }
    }

    private void addRefusals(final List<String> lines) {
        summary.outcomes().forEach((code, count) -> {
            if (code != ResultCode.ACCEPTED) {
                lines.add(refused(code, count));
            }
        });
        summary.firstRefusals()
                .forEach(r -> lines.add("    such as member " + r.memberId() + ", " + r.date() + " "
                        + (r.hour() == Limits.WHOLE_DAY ? "whole day" : "hour " + r.hour()) + ": " + r.code()));
        if (summary.looksImportedBefore()) {
            lines.add("  Nothing was earned and all the rest is too late: were these files imported already?");
        } else if (summary.reportsRefused() > 0 && summary.outcomes().containsKey(ResultCode.TOO_LATE)) {
            lines.add("  The bank's time has passed those that are too late: hours stay open for 8 days, days for 31.");
        }
    }

    private static String refused(final ResultCode code, final long count) {
        return "  " + Words.count(count) + " x " + code + ": " + code.sentence();
    }

    private static Map<String, Object> file(final FileSummary file) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file.file().toString());
        json.put("format", file.format().name());
        json.put("rows", file.rows());
        json.put("skipped", counts(file.skipped()));
        json.put(
                "firstSkipped",
                file.firstSkipped().stream()
                        .map(row ->
                                Map.of("line", row.line(), "cause", row.cause().name()))
                        .toList());
        return json;
    }

    private static Map<String, Object> refusal(final ImportSummary.RefusedReport report) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("memberId", report.memberId());
        json.put("date", report.date());
        json.put("hour", report.hour() == Limits.WHOLE_DAY ? null : report.hour());
        json.put("code", report.code().name());
        return json;
    }

    private static Map<String, Long> counts(final Map<? extends Enum<?>, Long> counts) {
        final Map<String, Long> json = new LinkedHashMap<>();
        counts.forEach((key, count) -> json.put(key.name(), count));
        return json;
    }
}
