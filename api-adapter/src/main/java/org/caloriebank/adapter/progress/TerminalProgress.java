package org.caloriebank.adapter.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself on a terminal; each phase leaves its last state behind. Thread-safe. */
public final class TerminalProgress implements Progress {
    private static final int WIDTH_COLUMNS = 79;
    private static final int REDRAW_PERIOD_MS = 200;

    private final PrintStream out;
    private ProgressBar bar;

    /** @param out a terminal, usually the standard error. */
    public TerminalProgress(final PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void start(final String phase, final Unit unit, final long total) {
        finish();
        bar = new ProgressBarBuilder()
                .setTaskName(phase)
                .setUnit(unit.sign(), unit.size())
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_PERIOD_MS)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH_COLUMNS))
                .build();
    }

    @Override
    public synchronized void reach(final long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public synchronized void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
