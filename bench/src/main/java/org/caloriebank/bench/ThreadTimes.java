package org.caloriebank.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Processor time of each thread over a span: where a pipeline's time goes, whatever else the machine is doing. */
final class ThreadTimes {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Long> before = now();

    void print(final long reports) {
        final StringBuilder line = new StringBuilder("  processor time, ns for each report:");
        long total = 0;
        for (final Map.Entry<String, Long> entry : spentNs().entrySet()) {
            final long spentNs = entry.getValue();
            if (spentNs / reports > 0) {
                line.append(String.format(
                        Locale.ROOT, " %s %d", entry.getKey().replace("caloriebank-", ""), spentNs / reports));
            }
            total += spentNs;
        }
        System.out.println(line.append(String.format(Locale.ROOT, ", in all %d", total / reports)));
    }

    /** @return processor time of all threads since the span began, ns. */
    long totalNs() {
        return spentNs().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> spentNs() {
        final Map<String, Long> spent = now();
        spent.replaceAll((name, ns) -> ns - before.getOrDefault(name, 0L));
        return spent;
    }

    private Map<String, Long> now() {
        final Map<String, Long> times = new TreeMap<>();
        for (final ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                times.merge(thread.getThreadName(), threads.getThreadCpuTime(thread.getThreadId()), Long::sum);
            }
        }
        return times;
    }
}
