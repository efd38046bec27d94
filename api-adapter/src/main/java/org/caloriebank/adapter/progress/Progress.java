package org.caloriebank.adapter.progress;

/** Told by long work how far it has come. Called by the one thread that does the work, phase after phase. */
public interface Progress {
    /** For work nobody watches. */
    Progress SILENT = new Progress() {
        @Override
        public void start(final String phase, final String unit, final long total) {}

        @Override
        public void reach(final long done) {}

        @Override
        public void finish() {}
    };

    /**
     * @param phase one or two words for people.
     * @param unit of the counts, starting with a space, or empty.
     * @param total expected, or -1 when it is not known.
     */
    void start(String phase, String unit, long total);

    /** @param done so far, of the total. Cheap: may be called often. */
    void reach(long done);

    /** End the phase, whether it came to its total or not. Does nothing when none was started. */
    void finish();
}
