package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caloriebank.adapter.audit.StatementLine.Kind;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.workload.CentreJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What statements, origins, settlements and campaigns' costs tell of a day at a sports centre. */
final class CentreAuditTest {
    private static final long SEED = 5;

    @TempDir
    private Path directory;

    private List<WorkloadJournal.Read> records;

    @BeforeEach
    void writeDay() {
        CentreBank.write(directory, SEED);
        records = WorkloadJournal.read(directory);
    }

    @Test
    void shouldHaveALineOfEachKindForSomebody() {
        final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (long member = 1; member <= CentreJournal.MEMBERS; member++) {
            statement(member).lines().forEach(line -> kinds.add(line.what()));
        }

        final Set<Kind> missing = EnumSet.complementOf(EnumSet.copyOf(kinds));
        missing.removeAll(EnumSet.of(Kind.CORRECTED, Kind.DONATED, Kind.EXPIRED, Kind.RELEASED));
        assertEquals(EnumSet.noneOf(Kind.class), missing);
    }

    /** The events say for whom a part of a record is; a line tells all of a member's and nothing of another's. */
    @Test
    void shouldShowAMemberHisOwnPartOfATick() {
        int shared = 0;
        for (final WorkloadJournal.Read record : records) {
            if (record.command() instanceof Command.Tick) {
                final Set<Long> members = record.outcome().events().stream()
                        .map(Outcome.Event::memberId)
                        .filter(member -> member != 0)
                        .collect(Collectors.toSet());
                shared += members.size() > 1 ? 1 : 0;
                members.forEach(member -> assertTellsOwnEvents(record, member));
            }
        }
        assertTrue(shared > 0, "seed " + SEED);
    }

    @Test
    void shouldNameTheFacilityAndWhatWasHeld() {
        for (long member = 1; member <= CentreJournal.MEMBERS; member++) {
            for (final StatementLine line : statement(member).lines()) {
                final Outcome outcome = outcome(line.sequence());
                if (line.what() == Kind.BOOKED || line.what() == Kind.CHECKED_IN) {
                    assertEquals("FACILITY:" + CentreJournal.FACILITY, line.counterparty());
                    assertTrue(line.text().contains("facility " + CentreJournal.FACILITY), line.text());
                    assertEquals(outcome.amountCenticoins(), line.heldCenticoins(), line.text());
                    assertTrue(line.text().endsWith(CoinText.coins(outcome.amountCenticoins()) + " held"), line.text());
                }
            }
        }
    }

    @Test
    void shouldTellOfWhatAVisitLeftOwed() {
        final List<StatementLine> lines = statement(7).lines();
        final StatementLine checkedOut = only(lines, Kind.CHECKED_OUT);
        final StatementLine paid = only(lines, Kind.PAID_IN_MONEY);

        assertEquals(5_00 - 3_20, checkedOut.debtCenticoins());
        assertEquals(-3_20, checkedOut.amountCenticoins());
        assertTrue(checkedOut.text().contains("fee 5.00 coins; 1.80 coins of "), checkedOut.text());
        assertEquals(-1_00, paid.debtCenticoins());
        assertEquals(0, paid.amountCenticoins());
    }

    @Test
    void shouldFootWithTheLedgerForEveryMember() {
        final Map<Account, Long> balances = new HashMap<>();
        try (AuditLedger audit = replay()) {
            audit.ledger()
                    .forEachAccount((kind, owner, balance, held) -> balances.put(new Account(kind, owner), balance));
        }
        for (long member = 1; member <= CentreJournal.MEMBERS; member++) {
            final CoinOrigins origins = origins(member);
            final long balance = balances.getOrDefault(new Account(AccountKind.MEMBER, member), 0L);

            assertEquals(balance, statement(member).closingCenticoins());
            assertEquals(balance, origins.balanceCenticoins());
            assertEquals(-balances.getOrDefault(new Account(AccountKind.DEBT, member), 0L), origins.debtCenticoins());
        }
    }

    @Test
    void shouldTraceCoinsToTheCampaignAndItsKind() {
        final Map<CoinOrigin.Rule, Set<Long>> campaigns = Map.of(
                CoinOrigin.Rule.MULTIPLIER, Set.of(CentreJournal.MULTIPLIER),
                CoinOrigin.Rule.REBATE, Set.of(CentreJournal.REBATE),
                CoinOrigin.Rule.CHALLENGE, Set.of(CentreJournal.CHALLENGE, CentreJournal.TEAM_CHALLENGE));
        final Set<CoinOrigin.Rule> seen = EnumSet.noneOf(CoinOrigin.Rule.class);
        long byCampaigns = 0;
        for (long member = 1; member <= CentreJournal.MEMBERS; member++) {
            for (final CoinOrigin origin : origins(member).origins()) {
                assertNotNull(origin.rule());
                assertEquals(
                        campaigns.getOrDefault(origin.rule(), Set.of(0L)).contains(origin.campaign()),
                        true,
                        origin.toString());
                seen.add(origin.rule());
                byCampaigns += origin.campaign() == 0 ? 0 : origin.amountCenticoins();
            }
        }

        assertTrue(seen.containsAll(campaigns.keySet()), seen.toString());
        assertEquals(
                costs().stream()
                        .mapToLong(cost -> cost.campaign().paidCenticoins())
                        .sum(),
                byCampaigns);
    }

    @Test
    void shouldSayWhatWasSpentAtTheCentreAndWhatCameBack() {
        final Map<Movement, Long> ofOne = origins(1).movements();
        final Map<Movement, Long> ofThree = origins(3).movements();
        final Map<Movement, Long> ofSix = origins(6).movements();
        final Map<Movement, Long> ofSeven = origins(7).movements();

        assertTrue(ofOne.get(Movement.BOOKINGS) < 0);
        assertTrue(ofThree.get(Movement.VISITS) < 0);
        assertEquals(-ofThree.get(Movement.VISITS), ofThree.get(Movement.FEES_REFUNDED));
        assertTrue(ofSix.get(Movement.PLAYS) < 0);
        assertEquals(0, ofSix.get(Movement.VISITS)); // waived
        assertEquals(-5_00, ofSeven.get(Movement.VISITS));
        assertEquals(1_00, ofSeven.get(Movement.PAID_IN_MONEY));
    }

    /** Counted once more from the events and the commands' amounts, by which the ledger tells what was for what. */
    @Test
    void shouldSettleAFacility() {
        final FacilitySettlement all = new FacilitySettlement(CentreJournal.FACILITY, Span.ALL);
        final Moment middle = Moment.ofSequence(records.size() / 2);
        final FacilitySettlement early =
                new FacilitySettlement(CentreJournal.FACILITY, new Span(Moment.BEGINNING, middle));
        final FacilitySettlement late = new FacilitySettlement(CentreJournal.FACILITY, new Span(middle, Moment.END));
        JournalRecords.forEach(
                directory,
                Moment.END,
                JournalProgress.SILENT,
                (sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength) -> List.of(all, early, late)
                        .forEach(settlement -> settlement.onRecord(
                                sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength)));

        assertEquals(sum(EventKind.BOOKING_CAPTURED), amount(all, FacilitySettlement.Line.BOOKINGS));
        assertEquals(sum(EventKind.PLAYED), amount(all, FacilitySettlement.Line.PLAYS));
        assertEquals(-sum(EventKind.WATER_REFUNDED), amount(all, FacilitySettlement.Line.REFUNDS));
        assertEquals(-sum(EventKind.PAYMENT_CONFIRMED), amount(all, FacilitySettlement.Line.PAYMENTS_CONFIRMED));
        assertTrue(all.isSeen());
        try (AuditLedger audit = replay()) {
            final long balance = audit.ledger().balanceCenticoins(AccountKind.FACILITY, CentreJournal.FACILITY);
            assertEquals(balance, all.balanceCenticoins());
            assertEquals(balance, amount(all, FacilitySettlement.Line.BALANCE_AFTER));
            assertEquals(balance, amount(late, FacilitySettlement.Line.BALANCE_AFTER));
        }
        for (final FacilitySettlement.Line line :
                EnumSet.range(FacilitySettlement.Line.VISITS, FacilitySettlement.Line.PAYMENTS_CONFIRMED)) {
            assertTrue(amount(all, line) != 0, line.name());
            assertEquals(amount(all, line), amount(early, line) + amount(late, line), line.name());
        }
        assertEquals(
                amount(early, FacilitySettlement.Line.BALANCE_AFTER),
                amount(late, FacilitySettlement.Line.BALANCE_BEFORE));
    }

    @Test
    void shouldCountWhatCampaignsCost() {
        final List<CampaignCosts.Cost> costs = costs();

        assertEquals(
                List.of(
                        CentreJournal.MULTIPLIER,
                        CentreJournal.REBATE,
                        CentreJournal.CHALLENGE,
                        CentreJournal.TEAM_CHALLENGE),
                costs.stream().map(cost -> cost.campaign().campaignId()).toList());
        costs.forEach(cost -> {
            assertTrue(cost.paidCenticoins() > 0, cost.toString());
            assertEquals(
                    cost.campaign().budgetCenticoins(),
                    cost.budgetLeftCenticoins() + cost.paidCenticoins() - cost.takenBackCenticoins());
        });
        assertTrue(costs.get(1).takenBackCenticoins() > 0); // the refund's part
        assertTrue(costs.get(2).takenBackCenticoins() > 0); // the goal that was lost
    }

    @Test
    void shouldLeaveTheMerchantsSettlementAlone() {
        final Settlement settlement = new Settlement(AccountKind.MERCHANT, CentreJournal.SHOP, Span.ALL);
        JournalRecords.forEach(directory, Moment.END, JournalProgress.SILENT, settlement::onRecord);

        final Map<Settlement.Line, Long> amounts = settlement.amounts().stream()
                .collect(Collectors.toMap(Settlement.Amount::line, Settlement.Amount::amountCenticoins));
        assertEquals(30_00, amounts.get(Settlement.Line.CAPTURES));
        assertEquals(-10_00, amounts.get(Settlement.Line.REFUNDS));
        assertEquals(0, amounts.get(Settlement.Line.OTHER));
        assertEquals(-20_00, amounts.get(Settlement.Line.SETTLED));
    }

    @Test
    void shouldNameAllWhomACommandConcerns() {
        final Set<Class<?>> naming = new HashSet<>();
        for (final WorkloadJournal.Read record : records) {
            final Set<Long> concerned = Concerned.members(record.command(), record.outcome());
            assertFalse(concerned.contains(0L), record.command().toString());
            record.outcome().touches().forEach(touch -> assertTrue(concerned.contains(touch.memberId())));
            record.outcome().events().stream()
                    .filter(event -> event.memberId() != 0)
                    .forEach(event -> assertTrue(concerned.contains(event.memberId()), event.toString()));
            if (!concerned.isEmpty()) {
                naming.add(record.command().getClass());
            }
        }
        assertTrue(naming.size() > 10, naming.toString());
    }

    @Test
    void shouldAnswerOverTheFilesWhoWasInBadWater() {
        try (AuditLedger audit = replay()) {
            final Ledger ledger = audit.ledger();
            final WaterAnswer.Exposure page = new LedgerQuestions(ledger)
                    .ask(new WaterQuery.Exposure(CentreJournal.POOL, 0, CentreJournal.endMs(), 0));

            assertEquals(
                    List.of(3L, 4L, 5L, 6L, 8L),
                    page.visits().stream().map(WaterAnswer.Visit::memberId).toList());
            assertTrue(page.visits().stream().allMatch(WaterAnswer.Visit::isRefunded));
        }
    }

    private void assertTellsOwnEvents(final WorkloadJournal.Read record, final long member) {
        final TrailRecord mine = TrailRecord.of(member, record.command(), record.outcome());
        assertNotNull(mine, "an event of a member it does not touch: " + record);
        final StatementLine line = StatementLines.of(mine);
        final List<String> expected = new ArrayList<>();
        for (final Outcome.Event event : record.outcome().events()) {
            if (event.memberId() == member) {
                expected.add(EventWords.text(event, mine));
            }
        }
        assertEquals(String.join("; ", expected), line.text());
        assertEquals(mine.movedCenticoins(), line.amountCenticoins());
    }

    private long sum(final EventKind kind) {
        return records.stream()
                .flatMap(record -> record.outcome().events().stream())
                .filter(event -> event.kind() == kind)
                .mapToLong(Outcome.Event::value)
                .sum();
    }

    private static long amount(final FacilitySettlement settlement, final FacilitySettlement.Line line) {
        return settlement.amounts().stream()
                .filter(amount -> amount.line() == line)
                .findFirst()
                .orElseThrow()
                .amountCenticoins();
    }

    private List<CampaignCosts.Cost> costs() {
        final CampaignCosts costs = new CampaignCosts();
        JournalRecords.forEach(directory, Moment.END, JournalProgress.SILENT, costs::onRecord);
        try (AuditLedger audit = replay()) {
            return costs.costs(audit.ledger());
        }
    }

    private Outcome outcome(final long sequence) {
        return records.get((int) sequence - 1).outcome();
    }

    private static StatementLine only(final List<StatementLine> lines, final Kind kind) {
        final List<StatementLine> found =
                lines.stream().filter(line -> line.what() == kind).toList();
        assertEquals(1, found.size(), kind.name());
        return found.get(0);
    }

    private Statement statement(final long member) {
        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            return Statement.of(
                    audit.trail(member, Moment.END, JournalProgress.SILENT), Integer.MAX_VALUE, Long.MIN_VALUE);
        }
    }

    private CoinOrigins origins(final long member) {
        try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
            return CoinOrigins.of(audit.trail(member, Moment.END, JournalProgress.SILENT));
        }
    }

    private AuditLedger replay() {
        return AuditLedger.replay(directory, ReplayLimit.NONE, JournalProgress.SILENT);
    }
}
