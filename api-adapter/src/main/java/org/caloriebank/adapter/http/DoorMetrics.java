package org.caloriebank.adapter.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.caloriebank.bank.BankHealth;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.ResultCode;

/** What the door and the bank behind it count, in the text format of Prometheus. Any thread. */
final class DoorMetrics {
    static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MS_PER_SECOND = 1e3;
    private static final double[] LATENCY_BOUNDS_SECONDS = {
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Meters meters = new Meters(registry);
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final CalorieBank bank;
    private final AtomicInteger windowSizeMax = new AtomicInteger();
    private final Counter requests;
    private final Counter broken;
    private final Counter backPressures;
    private final Counter lines;
    private final Histogram commandSeconds;
    private final Histogram readSeconds;
    private volatile Answer.Ledger ledger;

    DoorMetrics(final CalorieBank bank) {
        this.bank = bank;
        requests = Counter.builder()
                .name("caloriebank_http_requests_total")
                .help("Requests answered, by route, method and status")
                .labelNames("route", "method", "status")
                .register(registry);
        broken = Counter.builder()
                .name("caloriebank_http_broken_total")
                .help("Requests whose connection broke before the answer was out")
                .register(registry);
        backPressures = Counter.builder()
                .name("caloriebank_http_back_pressure_total")
                .help("Times an activity request found the ring full and waited")
                .register(registry);
        lines = Counter.builder()
                .name("caloriebank_http_activity_results_total")
                .help("Activity reports answered, by who decided")
                .labelNames("by")
                .register(registry);
        commandSeconds = Histogram.builder()
                .name("caloriebank_http_command_seconds")
                .help(
                        "From publication in the ring to the reply; of reports, the last of each group published together")
                .classicOnly()
                .classicUpperBounds(LATENCY_BOUNDS_SECONDS)
                .register(registry);
        readSeconds = Histogram.builder()
                .name("caloriebank_http_read_seconds")
                .help("From the hand-over to a reader of the files to the answer, waiting included")
                .classicOnly()
                .classicUpperBounds(LATENCY_BOUNDS_SECONDS)
                .register(registry);
        registerBank();
        registerLedger();
        JvmMetrics.register(meters);
    }

    void onAnswered(final Route route, final String method, final int status) {
        final String template = route == null ? "none" : route.template();
        final String known = route == null ? "any" : method; // a stranger's method must not become a label
        requests.labelValues(template, known, Integer.toString(status)).inc();
    }

    void onBroken() {
        broken.inc();
    }

    void onCommandNanos(final long nanos) {
        commandSeconds.observe(nanos / NANOS_PER_SECOND);
    }

    /** @param nanos from the hand-over to a reader of the files to the answer. */
    void onReadNanos(final long nanos) {
        readSeconds.observe(nanos / NANOS_PER_SECOND);
    }

    /** Tell how many wait for a reader, and of the streams. */
    void watch(final JournalReaders readers, final JournalReaders slowReaders, final EventStreams streams) {
        EventMetrics.register(meters, bank.events(), streams);
        meters.gauge(
                "caloriebank_http_reads_waiting",
                "Questions that wait for a reader of the files",
                () -> readers.waiting() + slowReaders.waiting());
    }

    void onResults(final long byLedger, final long byDoor) {
        if (byLedger > 0) {
            lines.labelValues("ledger").inc(byLedger);
        }
        if (byDoor > 0) {
            lines.labelValues("door").inc(byDoor);
        }
    }

    /** @param size reports of one stream taken and not yet answered. */
    void onWindow(final int size) {
        if (size > windowSizeMax.get()) {
            windowSizeMax.accumulateAndGet(size, Math::max);
        }
    }

    /** A stream found the ring full, and waits. */
    void onBackPressure() {
        backPressures.inc();
    }

    int windowSizeMax() {
        return windowSizeMax.get();
    }

    long backPressures() {
        return backPressures.getLongValue();
    }

    long resultsByLedger() {
        return lines.labelValues("ledger").getLongValue();
    }

    /** The newest counts of the ledger; null until it was asked once. */
    void onLedger(final Answer.Ledger answer) {
        ledger = answer;
    }

    byte[] toText() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1_024);
        try {
            writer.write(bytes, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (final IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private void registerBank() {
        CounterWithCallback.builder()
                .name("caloriebank_commands_total")
                .help("Commands the ledger has run since the start, by result code")
                .labelNames("code")
                .callback(callback -> {
                    for (final ResultCode code : ResultCode.values()) {
                        callback.call(bank.counters().countOf(code), code.name());
                    }
                })
                .register(registry);
        meters.counter(
                "caloriebank_duplicates_total",
                "Commands answered from memory because their id had been seen",
                () -> bank.counters().duplicates());
        meters.counter("caloriebank_queries_total", "Questions answered", () -> bank.counters()
                .queries());
        meters.counter("caloriebank_journal_batches_total", "Batches the journal has taken", () -> bank.counters()
                .batches());
        meters.gauge("caloriebank_ring_backlog", "Commands in the ring", () -> bank.health()
                .backlog());
        meters.gauge("caloriebank_journal_lag", "Commands run and not yet journalled", () -> bank.health()
                .journalLag());
        meters.gauge("caloriebank_sequence", "Sequence of the last command", () -> bank.health()
                .sequence());
        meters.gauge(
                "caloriebank_ready",
                "1 while commands are accepted",
                () -> bank.health().isReady() ? 1 : 0);
        meters.gauge(
                "caloriebank_disk_low",
                "1 while commands are refused for want of disk",
                () -> isDiskLow(bank.health()));
        meters.gauge(
                "caloriebank_snapshot_sequence", "Last sequence the newest snapshot covers", () -> bank.snapshotState()
                        .sequence());
        meters.gauge("caloriebank_snapshot_bytes", "Length of the newest snapshot", () -> bank.snapshotState()
                .lengthBytes());
        meters.counter("caloriebank_snapshots_total", "Snapshots taken", () -> bank.snapshotState()
                .taken());
        meters.counter(
                "caloriebank_segments_archived_total", "Segments the archive has taken", () -> bank.retentionState()
                        .archived());
        meters.counter("caloriebank_archive_failures_total", "Times the archive failed", () -> bank.retentionState()
                .failed());
        meters.counter("caloriebank_snapshot_failures_total", "Snapshots that failed", () -> bank.snapshotState()
                .failed());
        meters.gauge(
                "caloriebank_checkpointed_sequence", "Last sequence a signed checkpoint covers", () -> bank.health()
                        .checkpointedSequence());
        meters.gauge(
                "caloriebank_checkpoint_failed",
                "1 while checkpoints cannot be signed",
                () -> bank.health().checkpointFailure() == null ? 0 : 1);
        GaugeWithCallback.builder()
                .name("caloriebank_ledger_time_seconds")
                .help("Ledger time, seconds since 1970")
                .callback(callback -> callback.call(bank.health().timeMs() / MS_PER_SECOND))
                .register(registry);
        meters.gauge(
                "caloriebank_http_window_reports_max",
                "Most reports of one request taken and not yet answered, since the start",
                windowSizeMax::get);
    }

    private void registerLedger() {
        ledgerGauge("caloriebank_members", "Members opened", Answer.Ledger::members);
        ledgerGauge("caloriebank_member_days", "Civil days kept", Answer.Ledger::memberDays);
        ledgerGauge("caloriebank_open_holds", "Holds open", Answer.Ledger::openHolds);
        ledgerGauge("caloriebank_kept_holds", "Holds kept, closed ones included", Answer.Ledger::keptHolds);
        ledgerGauge("caloriebank_open_admissions", "Members inside a facility", Answer.Ledger::openAdmissions);
        ledgerGauge("caloriebank_open_sessions", "Sessions planned, lit or started", Answer.Ledger::openSessions);
        ledgerGauge("caloriebank_ids_kept", "Command ids remembered", Answer.Ledger::idsKept);
        ledgerGauge("caloriebank_id_capacity", "Command ids that can be remembered", Answer.Ledger::idCapacity);
        ledgerGauge("caloriebank_issued_centicoins", "Coins created less taken back", Answer.Ledger::issuedCenticoins);
        ledgerGauge("caloriebank_held_centicoins", "Coins held", Answer.Ledger::heldCenticoins);
        ledgerGauge("caloriebank_ledger_off_heap_bytes", "Memory of the ledger's tables", Answer.Ledger::offHeapBytes);
    }

    private void ledgerGauge(final String name, final String help, final ToLongFunction<Answer.Ledger> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> {
                    final Answer.Ledger newest = ledger;
                    if (newest != null) {
                        callback.call(value.applyAsLong(newest));
                    }
                })
                .register(registry);
    }

    private static long isDiskLow(final BankHealth health) {
        return health.isDiskLow() ? 1 : 0;
    }
}
