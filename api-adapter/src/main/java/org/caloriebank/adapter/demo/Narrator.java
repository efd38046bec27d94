package org.caloriebank.adapter.demo;

import java.io.PrintWriter;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.adapter.report.Paint;

/** Tells a watcher, stage by stage, what goes on. Confined to one thread, but for its progress. */
public final class Narrator {
    private static final int STAGES = 6;

    private final PrintWriter out;
    private final Paint paint;
    private final Progress progress;
    private int stage;
    private long stageStartNs;

    /** @param progress draws bars, or is silent. */
    public Narrator(final PrintWriter out, final Paint paint, final Progress progress) {
        this.out = out;
        this.paint = paint;
        this.progress = progress;
    }

    Progress progress() {
        return progress;
    }

    void begin(final String title) {
        stage++;
        stageStartNs = System.nanoTime();
        print(paint.bold(stage + "/" + STAGES + " " + title));
    }

    void tell(final String sentence) {
        print("    " + sentence);
    }

    /** End the stage. */
    void end(final boolean isGood, final String sentence) {
        final String seconds = paint.faint("  " + Figures.seconds(System.nanoTime() - stageStartNs));
        print("  " + paint.mark(isGood) + ' ' + sentence + seconds);
    }

    private void print(final String line) {
        out.println(line);
        out.flush();
    }
}
