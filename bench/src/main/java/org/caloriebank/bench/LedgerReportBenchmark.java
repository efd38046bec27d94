package org.caloriebank.bench;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.LookAhead;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.ReportActivityEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One report applied by a warm ledger: of a member chosen at random among all, for a random hour of today, with steps and energy, its outcome written
 * out. Choosing and encoding are part of the time. With 24 hours for each of millions of members, most reports are the first of their hour and earn.
 * At the end the books are proven.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 7, time = 3)
public class LedgerReportBenchmark {
    static final int BATCH = 256;
    private static final int COMMAND_LENGTH = 64;

    /** Members of the ledger. */
    @Param("14000000")
    public int members;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReportActivityEncoder encoder = new ReportActivityEncoder();
    private final SplittableRandom random = new SplittableRandom(42);
    private final UnsafeBuffer outcome = new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.OUTCOME_LENGTH_MAX));
    private UnsafeBuffer commands;
    private Ledger ledger;
    private LookAhead lookAhead;

    /** Open the members, and give each a day. */
    @Setup(Level.Trial)
    public void open() {
        commands = new UnsafeBuffer(ByteBuffer.allocateDirect(BATCH * COMMAND_LENGTH));
        ledger = new Ledger();
        lookAhead = ledger.newLookAhead();
        new Population(members).open(ledger);
        final long openedBytes = ledger.offHeapBytes();
        for (int number = 0; number < members; number++) {
            encode(0, Population.memberId(number), random.nextInt(24), 100);
            ledger.apply(Population.NOON_MS, commands, 0, outcome, 0);
        }
        System.out.printf(
                "# memory: %.1f bytes for each member, %.1f for each member-day%n",
                (double) openedBytes / members, (double) (ledger.offHeapBytes() - openedBytes) / members);
        for (int i = 0; i < BATCH; i++) {
            encode(i * COMMAND_LENGTH, Population.memberId(i % members), 0, 100);
        }
    }

    /** Prove the books. */
    @TearDown(Level.Trial)
    public void prove() {
        ledger.verify();
        if (ledger.memberDayCount() != members) {
            throw new IllegalStateException(ledger.memberDayCount() + " days for " + members + " members");
        }
        System.out.printf("# proven: sequence %,d, state %016x%n", ledger.lastSequence(), ledger.stateHash());
        ledger.close();
    }

    /** Reports with their misses overlapped, as the pipeline runs them. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long report() {
        encodeBatch();
        long length = 0;
        for (int from = 0; from < BATCH; from += LookAhead.COMMANDS_MAX) {
            for (int i = from; i < from + LookAhead.COMMANDS_MAX; i++) {
                lookAhead.add(commands, i * COMMAND_LENGTH);
            }
            lookAhead.run();
            for (int i = from; i < from + LookAhead.COMMANDS_MAX; i++) {
                length += ledger.apply(Population.NOON_MS, commands, i * COMMAND_LENGTH, outcome, 0);
            }
        }
        return length;
    }

    /** The same one by one, each waiting for its own misses: what looking ahead is worth. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long reportWithoutLookAhead() {
        encodeBatch();
        long length = 0;
        for (int i = 0; i < BATCH; i++) {
            length += ledger.apply(Population.NOON_MS, commands, i * COMMAND_LENGTH, outcome, 0);
        }
        return length;
    }

    /** Other members, hours and totals for the commands encoded at the start; one random word gives all three. */
    private void encodeBatch() {
        for (int i = 0; i < BATCH; i++) {
            final long word = random.nextLong();
            final int number = (int) ((word >>> 32) * members >>> 32);
            final int hour = (int) ((word & 0xFFFF) * 24 >>> 16);
            encoder.wrap(commands, i * COMMAND_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH)
                    .memberId(Population.memberId(number))
                    .energyCentikcal(1_000 + (int) (word >>> 16 & 0x3FFF))
                    .hour((short) hour);
        }
    }

    private void encode(final int offset, final long memberId, final int hour, final int energyCentikcal) {
        encoder.wrapAndApplyHeader(commands, offset, header)
                .memberId(memberId)
                .sourceId(1)
                .epochDay(Population.TODAY)
                .steps(energyCentikcal / 4)
                .energyCentikcal(energyCentikcal)
                .hour((short) hour)
                .padding(0);
        encoder.flags().clear();
    }
}
