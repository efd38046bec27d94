package org.caloriebank.adapter.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.caloriebank.adapter.audit.CoinOrigin;
import org.caloriebank.adapter.audit.CoinOrigins;
import org.caloriebank.adapter.audit.MemberAudit;
import org.caloriebank.adapter.audit.Movement;
import org.caloriebank.adapter.audit.SnapshotBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints where a member's coins came from: a row for each report and correction that earned or took back. */
@Command(
        name = "why",
        header = "Print why a member has earned each coin.",
        description = {
            "",
            "For each record that earned coins or took them back: whose report, of which hour, what it counted, by which rule and"
                    + " settings, or from which campaign, and which corrections came later. The rows make all that was ever earned, less what was taken"
                    + " back; together with gifts, payments and what else moved coins they make the balance, or the place that does"
                    + " not foot is named.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit why 1503960366 --data bank",
            "  caloriebank audit why 1503960366 --data bank --day 2016-04-12",
            "  caloriebank audit why 1503960366 --data bank --as-of 2016-05-01 --format jsonl"
        })
final class AuditWhyCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("activity"),
            Column.text("date").forPrograms(),
            Column.count("hour").forPrograms(),
            Column.id("source"),
            Column.count("steps"),
            Column.count("energy_centikcal").forPrograms(),
            Column.text("kcal"),
            Column.text("rule"),
            Column.count("settings_version"),
            Column.id("campaign"),
            Column.coins("amount"),
            Column.time("time").forPrograms(),
            Column.id("sequence"),
            Column.text("corrections"));

    @Mixin
    private MemberArgument member;

    @Mixin
    private RowFormatOption format;

    @Option(
            names = "--day",
            converter = DayConverter.class,
            paramLabel = "DATE",
            description = "Only what was earned on this civil date, such as 2016-04-12.")
    private LocalDate day;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (SnapshotBase base = SnapshotBase.of(member.directory());
                MemberAudit memberAudit = MemberAudit.open(member.directory(), base)) {
            print(CoinOrigins.of(member.trail(memberAudit, audit.newProgress())), memberAudit);
        }
        return ExitCodes.OK;
    }

    private void print(final CoinOrigins coins, final MemberAudit memberAudit) {
        final List<CoinOrigin> origins = day == null ? coins.origins() : coins.ofDay(Math.toIntExact(day.toEpochDay()));
        final Map<String, Object> head = new LinkedHashMap<>();
        head.put("member", coins.memberId());
        head.put("sequence", memberAudit.sequence());
        head.put("ledgerTime", Words.time(memberAudit.timeMs()));
        try (RowPrinter rows = format.newPrinter(spec.commandLine().getOut(), head, COLUMNS)) {
            origins.forEach(origin -> print(origin, rows));
            final long sum =
                    origins.stream().mapToLong(CoinOrigin::amountCenticoins).sum();
            rows.sum(
                    "Earned less taken back",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    sum,
                    null,
                    null,
                    null);
            addNotes(coins, rows);
        }
    }

    private static void print(final CoinOrigin origin, final RowPrinter rows) {
        final boolean isReport = origin.isReport();
        rows.row(
                CoinOrigin.when(origin.epochDay(), origin.hour()),
                LocalDate.ofEpochDay(origin.epochDay()),
                origin.hour() == CoinOrigin.WHOLE_DAY ? null : origin.hour(),
                isReport ? origin.sourceId() : null,
                isReport ? origin.steps() : null,
                origin.energyCentikcal(),
                origin.energyCentikcal() == null ? null : Words.coins(origin.energyCentikcal()),
                rule(origin),
                origin.settingsVersion(),
                origin.campaign(),
                origin.amountCenticoins(),
                origin.timeMs(),
                origin.sequence(),
                corrections(origin));
    }

    private static String rule(final CoinOrigin origin) {
        return switch (origin.rule()) {
            case ENERGY -> origin.isManual() ? "energy, by hand" : "energy";
            case STEPS -> origin.isManual() ? "steps, by hand" : "steps";
            case CEILING -> origin.correction().words();
            case MULTIPLIER ->
                origin.correction() == null
                        ? "multiplier"
                        : "multiplier, " + origin.correction().words();
            case REBATE -> "rebate";
            case CHALLENGE -> "challenge";
        };
    }

    private static String corrections(final CoinOrigin origin) {
        return origin.laterCorrections().isEmpty()
                ? null
                : origin.laterCorrections().stream()
                        .map(correction -> "later (" + correction.sequence() + "): " + correction.words())
                        .collect(Collectors.joining("; "));
    }

    private static void addNotes(final CoinOrigins coins, final RowPrinter rows) {
        if (coins.isCutOff()) {
            rows.note("Records before these are in segments that are no longer in the directory.");
        }
        final String others = coins.movements().entrySet().stream()
                .filter(entry -> entry.getKey() != Movement.EARNED && entry.getKey() != Movement.CAMPAIGNS)
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> entry.getKey().words() + " " + Words.coins(entry.getValue()))
                .collect(Collectors.joining(", "));
        final long byCampaigns = coins.movements().get(Movement.CAMPAIGNS);
        rows.note("Ever earned less taken back " + Words.coins(coins.earnedCenticoins())
                + (byCampaigns == 0 ? "" : ", of it from campaigns " + Words.coins(byCampaigns)) + "; not earned: "
                + (others.isEmpty() ? "nothing" : others) + "; balance " + Words.coins(coins.balanceCenticoins())
                + ", owed " + Words.coins(coins.debtCenticoins()) + ".");
    }
}
