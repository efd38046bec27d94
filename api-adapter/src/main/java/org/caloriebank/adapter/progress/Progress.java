package org.caloriebank.adapter.progress;

/** Told by long work how far it has come. One phase at a time; the threads that do the work may change within it. */
public interface Progress {
    /** For work nobody watches. */
    Progress SILENT = new Progress() {
        @Override
        public void start(final String phase, final Unit unit, final long total) {}

        @Override
        public void reach(final long done) {}

        @Override
        public void finish() {}
    };

    /** What is counted. */
    enum Unit {
        BYTES(" MiB", 1 << 20),
        REPORTS(" reports", 1),
        COMMANDS(" commands", 1),
        RECORDS(" records", 1);

        private final String sign;
        private final long size;

        Unit(final String sign, final long size) {
            this.sign = sign;
            this.size = size;
        }

        String sign() {
            return sign;
        }

        long size() {
            return size;
        }
    }

    /**
     * @param phase one or two words for people.
     * @param total expected, in what is counted.
     */
    void start(String phase, Unit unit, long total);

    /** @param done so far, of the total. Cheap: may be called often. Does nothing when no phase is under way. */
    void reach(long done);

    /** End the phase, whether it came to its total or not. Does nothing when none is under way. */
    void finish();
}
