package org.caloriebank.adapter.cli;

import org.caloriebank.adapter.audit.Moment;
import picocli.CommandLine.Option;

/** As of when to tell; shared by all commands that report. */
final class AsOf {
    @Option(
            names = "--as-of",
            converter = MomentConverter.class,
            paramLabel = "N|TIME",
            description =
                    "As of the record with sequence N, or of the last record of a time such as 2016-05-01T12:00:00Z; a"
                            + " date alone, such as 2016-05-01, means its end in UTC. Default: where the journal ends")
    private Moment moment = Moment.END;

    Moment moment() {
        return moment;
    }
}
