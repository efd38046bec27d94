package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which bank an audit is of: {@code --data DIR}, as the other commands say it, or the directory alone. */
final class BankDirectory {
    @ArgGroup(multiplicity = "1")
    private Place place;

    /** Either way. */
    static final class Place {
        @Option(names = "--data", paramLabel = "DIR", description = "Directory of the bank.")
        private Path named;

        @Parameters(paramLabel = "DIR", description = "The same, without its name.")
        private Path bare;
    }

    Path path() {
        return place.named != null ? place.named : place.bare;
    }
}
