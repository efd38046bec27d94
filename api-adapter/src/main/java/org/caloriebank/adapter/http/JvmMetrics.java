package org.caloriebank.adapter.http;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.lang.management.ManagementFactory;

/** What the process takes of its machine. */
final class JvmMetrics {
    private static final double MS_PER_SECOND = 1e3;

    private JvmMetrics() {}

    static void register(final Meters meters) {
        meters.gauge("jvm_memory_heap_used_bytes", "Heap in use", () -> ManagementFactory.getMemoryMXBean()
                .getHeapMemoryUsage()
                .getUsed());
        meters.gauge("jvm_threads_current", "Threads alive", () -> ManagementFactory.getThreadMXBean()
                .getThreadCount());
        GaugeWithCallback.builder()
                .name("process_start_time_seconds")
                .help("When the process started, seconds since 1970")
                .callback(callback ->
                        callback.call(ManagementFactory.getRuntimeMXBean().getStartTime() / MS_PER_SECOND))
                .register(meters.registry());
        CounterWithCallback.builder()
                .name("jvm_gc_collection_ms_total")
                .help("Time spent collecting garbage, ms")
                .labelNames("gc")
                .callback(callback -> ManagementFactory.getGarbageCollectorMXBeans()
                        .forEach(gc -> callback.call(gc.getCollectionTime(), gc.getName())))
                .register(meters.registry());
    }
}
