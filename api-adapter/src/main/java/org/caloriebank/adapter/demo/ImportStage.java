package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.util.List;
import org.caloriebank.adapter.files.ActivityImport;
import org.caloriebank.adapter.files.FileFormatException;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.adapter.files.ImportSummary;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.bank.CalorieBank;

/** Imports the month with the program's own importer, on the data's clock. */
final class ImportStage {
    private ImportStage() {}

    static ImportSummary run(final CalorieBank bank, final DemoConfig config, final Narrator narrator)
            throws IOException, FileFormatException, DemoFailedException {
        narrator.begin("A month of real people's movement becomes coins");
        ActivityImport.check(config.sampleFiles());
        final ImportSummary summary =
                new ActivityImport(bank, ImportClock.DATA, narrator.progress()).run(List.copyOf(config.sampleFiles()));
        if (summary.members() < CheckoutStage.MEMBERS_NEEDED || summary.earnedCenticoins() <= 0) {
            throw new DemoFailedException(
                    "The sample has too few people who move; name the directory of another one" + " with --sample.");
        }
        narrator.end(
                summary.reportsRefused() == 0,
                Figures.count(summary.rows(), "row") + " of " + Figures.count(summary.members(), "member") + ", "
                        + Figures.count(summary.reportsAccepted()) + " of " + Figures.count(summary.reportsSent())
                        + " reports accepted: " + Figures.coins(summary.earnedCenticoins()) + " coins");
        return summary;
    }
}
