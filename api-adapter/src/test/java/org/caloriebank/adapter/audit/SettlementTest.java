package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.adapter.audit.Settlement.Amount;
import org.caloriebank.adapter.audit.Settlement.Line;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettlementTest {
    private static final int STEPS = 12_000;
    private static final int STEPS_PER_CHECK = 500;
    private static final int MERCHANTS = 5;
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFootWithTheLedgerAtEveryMomentAndSplit(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Moment middle = Moment.ofSequence(random.nextInt(1, STEPS));
        final Moment end = Moment.ofSequence(random.nextInt((int) middle.limit().sequence(), STEPS + 1));
        final List<Settlement> all = merchants(Span.ALL);
        final List<Settlement> early = merchants(new Span(Moment.BEGINNING, middle));
        final List<Settlement> late = merchants(new Span(middle, end));

        try (RandomBooks books = new RandomBooks(seed)) {
            for (int done = 0; done < STEPS; done += STEPS_PER_CHECK) {
                books.run(STEPS_PER_CHECK, visitors(List.of(all, early, late)));
                for (final Settlement settlement : all) {
                    assertFoots(books.ledger(), settlement, "seed " + seed);
                    assertEquals(settlement.payableCenticoins(), coins(settlement, Line.PAYABLE_AFTER), "seed " + seed);
                    assertEquals(-settlement.settledCenticoins(), coins(settlement, Line.SETTLED), "seed " + seed);
                }
                late.forEach(settlement -> assertFoots(books.ledger(), settlement, "seed " + seed));
            }
        }

        for (int i = 0; i < MERCHANTS; i++) {
            assertTrue(all.get(i).isSeen(), "seed " + seed);
            for (final Amount after : early.get(i).amounts()) {
                if (after.line() == Line.PAYABLE_AFTER) {
                    final Amount before = find(late.get(i), Line.PAYABLE_BEFORE, after.currency());
                    final String context = "seed " + seed + ", merchant " + (i + 1) + ", split " + middle + ", " + end;
                    assertEquals(after.amountCenticoins(), before.amountCenticoins(), context);
                    assertEquals(after.amountMinorUnits(), before.amountMinorUnits(), context);
                }
            }
        }
    }

    /** Kept once more, by another way: from all captures and refunds of a hold together. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKnowTheMoneyOfEveryPricedHold(final long seed) {
        final List<Settlement> all = merchants(Span.ALL);
        final List<HoldBook> holdBooks =
                LongStream.rangeClosed(1, MERCHANTS).mapToObj(HoldBook::new).toList();

        try (RandomBooks books = new RandomBooks(seed)) {
            books.run(STEPS, visitors(List.of(all, holdBooks)));
        }

        long money = 0;
        for (int i = 0; i < MERCHANTS; i++) {
            final HoldBook book = holdBooks.get(i);
            money += book.capturedMinorUnits();
            assertEquals(book.capturedMinorUnits(), money(all.get(i), Line.CAPTURES), "seed " + seed);
            assertEquals(-book.refundedMinorUnits(), money(all.get(i), Line.REFUNDS), "seed " + seed);
        }
        assertTrue(money > 0, "no priced capture with seed " + seed);
    }

    @Test
    void shouldShareAPriceOverPartialCapturesToTheLastMinorUnit() {
        final Settlement settlement = merchant(7, Span.ALL);
        try (Ledger ledger = new Ledger()) {
            final Scene scene = new Scene(ledger, settlement);
            scene.open(3, 7, "EUR"); // 7 centicoins for 3 cents
            final long hold = scene.run(new Command.PlaceHold(scene.id(), 1, 1, 7, Limits.NULL_AMOUNT, 100, 1_000_000));
            final List<Long> captures = new ArrayList<>();
            for (final long centicoins : new long[] {78, 78, Limits.NULL_AMOUNT}) {
                captures.add(scene.run(new Command.CaptureHold(scene.id(), 1, hold, centicoins, false)));
            }

            assertEquals(new Amount(Line.CAPTURES, "EUR", 3, 234, 100), find(settlement, Line.CAPTURES, "EUR"));

            scene.run(new Command.Refund(scene.id(), 1, captures.get(0), 77)); // 33 cents x 77 / 78, rounded
            assertEquals(new Amount(Line.REFUNDS, "EUR", 1, -77, -33), find(settlement, Line.REFUNDS, "EUR"));
            scene.run(new Command.Refund(scene.id(), 1, captures.get(0), Limits.NULL_AMOUNT));
            assertEquals(new Amount(Line.REFUNDS, "EUR", 2, -78, -33), find(settlement, Line.REFUNDS, "EUR"));
        }
    }

    @Test
    void shouldKeepCurrenciesApartAndPayThemTogether() {
        final Settlement settlement = merchant(7, Span.ALL);
        try (Ledger ledger = new Ledger()) {
            final Scene scene = new Scene(ledger, settlement);
            scene.open(1, 10, "EUR");
            final long inEuro =
                    scene.run(new Command.PlaceHold(scene.id(), 1, 1, 7, Limits.NULL_AMOUNT, 50, 1_000_000));
            scene.open(1, 2, "SEK"); // the hold keeps the currency and rate it was placed with
            final long inKronor =
                    scene.run(new Command.PlaceHold(scene.id(), 1, 1, 7, Limits.NULL_AMOUNT, 80, 1_000_000));
            final long inCoins =
                    scene.run(new Command.PlaceHold(scene.id(), 1, 1, 7, 300, Limits.NULL_AMOUNT, 1_000_000));
            for (final long hold : new long[] {inEuro, inKronor, inCoins}) {
                scene.run(new Command.CaptureHold(scene.id(), 1, hold, Limits.NULL_AMOUNT, true));
            }
            scene.run(new Command.Donate(scene.id(), 1, 1, 7, 40));
            scene.run(new Command.Settle(scene.id(), 1, 7, 202410));

            assertEquals(new Amount(Line.SETTLED, "EUR", 1, -500, -50), find(settlement, Line.SETTLED, "EUR"));
            assertEquals(new Amount(Line.SETTLED, "SEK", 1, -160, -80), find(settlement, Line.SETTLED, "SEK"));
            assertEquals(new Amount(Line.SETTLED, null, 1, -340, 0), find(settlement, Line.SETTLED, null));
            assertEquals(new Amount(Line.DONATIONS, null, 1, 40, 0), find(settlement, Line.DONATIONS, null));
            assertEquals(0, settlement.payableCenticoins());
            assertEquals(1_000, settlement.settledCenticoins());
        }
    }

    @Test
    void shouldStartWhereAReaderBegins() {
        final Settlement settlement = merchant(7, Span.ALL);

        settlement.startAt(500, 200);

        assertEquals(500, coins(settlement, Line.PAYABLE_BEFORE));
        assertEquals(500, coins(settlement, Line.PAYABLE_AFTER));
        assertEquals(200, settlement.settledCenticoins());
        assertFalse(settlement.isSeen());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 0, 0",
        "100, 1, 3, 33, 33",
        "100, 2, 3, 66, 67",
        "1, 1, 2, 0, 1",
        "1000000000000, 999999999999, 1000000000000, 999999999999, 999999999999",
        "1000000000000, 1000000000000, 1000000000000, 1000000000000, 1000000000000",
        "999999999989, 500000000003, 999999999999, 499999999997, 499999999998"
    })
    void shouldShareWithoutOverflow(
            final long total, final long part, final long whole, final long floor, final long nearest) {
        assertEquals(floor, Proportion.floor(total, part, whole));
        assertEquals(nearest, Proportion.nearest(total, part, whole));
    }

    private static void assertFoots(final Ledger ledger, final Settlement settlement, final String context) {
        assertEquals(
                ledger.balanceCenticoins(AccountKind.MERCHANT, settlement.owner()),
                settlement.payableCenticoins(),
                context);
        assertEquals(
                ledger.balanceCenticoins(AccountKind.SETTLED, settlement.owner()),
                settlement.settledCenticoins(),
                context);
        assertEquals(0, coins(settlement, Line.OTHER), context);
    }

    private static List<Settlement> merchants(final Span span) {
        return LongStream.rangeClosed(1, MERCHANTS)
                .mapToObj(merchantId -> merchant(merchantId, span))
                .toList();
    }

    private static RecordVisitor[] visitors(final List<List<? extends RecordVisitor>> lists) {
        return lists.stream().flatMap(List::stream).toArray(RecordVisitor[]::new);
    }

    private static Settlement merchant(final long merchantId, final Span span) {
        return new Settlement(AccountKind.MERCHANT, merchantId, span);
    }

    private static long coins(final Settlement settlement, final Line line) {
        return settlement.amounts().stream()
                .filter(amount -> amount.line() == line)
                .mapToLong(Amount::amountCenticoins)
                .sum();
    }

    private static long money(final Settlement settlement, final Line line) {
        return settlement.amounts().stream()
                .filter(amount -> amount.line() == line)
                .mapToLong(Amount::amountMinorUnits)
                .sum();
    }

    private static Amount find(final Settlement settlement, final Line line, final String currency) {
        return settlement.amounts().stream()
                .filter(amount -> amount.line() == line && Objects.equals(amount.currency(), currency))
                .findFirst()
                .orElseThrow();
    }

    /** A few commands, each of which must be accepted. */
    private static final class Scene {
        private final LedgerPort port;
        private final Ledger ledger;
        private final RecordVisitor visitor;
        private final UnsafeBuffer command = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        private int ids;

        Scene(final Ledger ledger, final RecordVisitor visitor) {
            this.ledger = ledger;
            this.visitor = visitor;
            port = new LedgerPort(ledger);
        }

        CommandId id() {
            return new CommandId(0, ++ids);
        }

        void open(final int rateMinorUnits, final int rateCenticoins, final String currency) {
            run(new Command.PutMember(id(), 1, 1, 70_000, 0, MemberStatus.ACTIVE));
            run(new Command.PutMerchant(
                    id(), 1, 7, rateCenticoins, rateMinorUnits, currency, MerchantKind.CHARITY, MerchantStatus.ACTIVE));
            run(new Command.ReportActivity(1, 1, DAY, 9_000, 90_000, Limits.WHOLE_DAY, false));
        }

        long run(final Command object) {
            final Outcome outcome = port.apply(NOON_MS, object);
            assertTrue(outcome.isAccepted(), object + " " + outcome.code());
            final int length = object.encode(command, 0);
            final UnsafeBuffer bytes =
                    new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX]);
            bytes.putBytes(0, command, 0, length);
            bytes.putBytes(length, port.lastOutcomeBytes());
            visitor.onRecord(ledger.lastSequence(), NOON_MS, bytes, 0, length, length, port.lastOutcomeBytes().length);
            return outcome.reference();
        }
    }

    /** What each priced hold of a merchant has come to. */
    private static final class HoldBook implements RecordVisitor {
        private final long merchantId;
        private final Map<Long, Command.PlaceHold> holdById = new HashMap<>();
        private final Map<Long, Long> coinsByHoldId = new HashMap<>();
        private final Map<Long, List<Long>> capturesByHoldId = new HashMap<>();
        private final Map<Long, Long> capturedById = new HashMap<>();
        private final Map<Long, Long> refundedById = new HashMap<>();

        HoldBook(final long merchantId) {
            this.merchantId = merchantId;
        }

        @Override
        public void onRecord(
                final long sequence,
                final long timeMs,
                final DirectBuffer buffer,
                final int commandOffset,
                final int commandLength,
                final int outcomeOffset,
                final int outcomeLength) {
            final Command command = Command.decode(buffer, commandOffset);
            final Outcome outcome = Outcome.decode(sequence, timeMs, buffer, outcomeOffset);
            if (!outcome.isAccepted() || outcome.flags().duplicate()) {
                return;
            }
            if (command instanceof Command.PlaceHold place
                    && place.merchantId() == merchantId
                    && place.amountMinorUnits() != Limits.NULL_AMOUNT) {
                holdById.put(sequence, place);
                coinsByHoldId.put(sequence, outcome.amountCenticoins());
            }
            if (command instanceof Command.CaptureHold capture && holdById.containsKey(capture.holdId())) {
                capturesByHoldId
                        .computeIfAbsent(capture.holdId(), h -> new ArrayList<>())
                        .add(sequence);
                capturedById.put(sequence, outcome.amountCenticoins());
            }
            if (command instanceof Command.Refund refund) {
                refundedById.merge(refund.captureId(), outcome.amountCenticoins(), Long::sum);
            }
        }

        long capturedMinorUnits() {
            return holdById.keySet().stream().mapToLong(this::capturedOf).sum();
        }

        private long capturedOf(final long holdId) {
            final long coins = capturesByHoldId.getOrDefault(holdId, List.of()).stream()
                    .mapToLong(capturedById::get)
                    .sum();
            return exact(holdById.get(holdId).amountMinorUnits(), coins, coinsByHoldId.get(holdId));
        }

        long refundedMinorUnits() {
            long refunded = 0;
            for (final Map.Entry<Long, List<Long>> hold : capturesByHoldId.entrySet()) {
                final long price = holdById.get(hold.getKey()).amountMinorUnits();
                final long whole = coinsByHoldId.get(hold.getKey());
                long coins = 0;
                for (final long captureId : hold.getValue()) {
                    final long captured = capturedById.get(captureId);
                    final long worth = exact(price, coins + captured, whole) - exact(price, coins, whole);
                    coins += captured;
                    refunded += exact(worth, refundedById.getOrDefault(captureId, 0L), captured);
                }
            }
            return refunded;
        }

        private static long exact(final long total, final long part, final long whole) {
            return BigDecimal.valueOf(total)
                    .multiply(BigDecimal.valueOf(part))
                    .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }
}
