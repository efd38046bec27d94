package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caloriebank.adapter.files.FileFormatException;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.adapter.files.ImportSummary;
import org.caloriebank.adapter.report.DemoFacts;
import org.caloriebank.adapter.report.MonthFacts;
import org.caloriebank.adapter.report.Proof;
import org.caloriebank.adapter.report.ReportPage;
import org.caloriebank.adapter.report.StoryStep;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/** Runs the stages one after another. One object, one run, one thread. */
public final class Demo {
    private static final long DAY_MS = 86_400_000;

    private final DemoConfig config;
    private final Narrator narrator;
    private final MonthScan month = new MonthScan();
    private final RealDays realDays = new RealDays();
    private ImportSummary imported;
    private Pseudonyms names;
    private List<StoryStep> story;
    private Answer.Ledger live;

    public Demo(final DemoConfig config, final Narrator narrator) {
        this.config = config;
        this.narrator = narrator;
    }

    /**
     * Run all of it and write the page.
     *
     * @return what was shown; {@link DemoFacts#isProven()} says whether every proof held.
     * @throws DemoFailedException if the directory is not empty or a stage could not go on.
     * @throws FileFormatException if the sample cannot be imported.
     * @throws org.caloriebank.journal.JournalException if the journal is damaged or differs from what was decided.
     */
    public DemoFacts run() throws IOException, InterruptedException, DemoFailedException, FileFormatException {
        final long startNs = System.nanoTime();
        prepareDirectories();
        earnAndSpend();
        final CentreStage.Result centre =
                new CentreStage(config.centreDirectory(), config.seed(), narrator).run(realDays.people());
        final StreamResult stream = new CrashStage(
                        config, narrator, month.membersByCoins(), (int) (live.timeMs() / DAY_MS), live.lastSequence())
                .run();
        final ProofStage.Result proof = new ProofStage(config, narrator).run(story, stream, live);
        narrator.begin("A page tells the story");
        final MonthFacts monthFacts = month.facts(imported, names);
        final List<Proof> proofs = new ArrayList<>(proof.proofs());
        proofs.addAll(centre.proofs());
        final DemoFacts facts = new DemoFacts(
                monthFacts,
                story,
                centre.facts(),
                stream.facts(),
                proof.journal(),
                List.copyOf(proofs),
                config.bankDirectory(),
                config.centreDirectory(),
                config.reportFile(),
                config.program(),
                config.seed(),
                System.nanoTime() - startNs);
        Files.writeString(config.reportFile(), ReportPage.of(facts));
        narrator.end(true, config.reportFile().toString());
        return facts;
    }

    private void prepareDirectories() throws IOException, DemoFailedException {
        final Path directory = config.directory();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new DemoFailedException(directory + " is a file; name an empty or a new directory.");
        }
        Files.createDirectories(directory);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            if (files.iterator().hasNext()) {
                throw new DemoFailedException(directory + " is not empty; name an empty or a new directory.");
            }
        }
        Files.createDirectories(config.reportFile().toAbsolutePath().getParent());
    }

    /** One bank on the data's clock for the month and the morning after it; the journal then tells who earned what. */
    private void earnAndSpend() throws IOException, FileFormatException, DemoFailedException {
        final BankConfig bankConfig = ImportClock.DATA.configure(BankConfig.at(config.bankDirectory()));
        try (CalorieBank bank = CalorieBank.open(bankConfig)) {
            imported = ImportStage.run(bank, config, narrator);
            JournalScan.run(config.bankDirectory(), (command, outcome) -> {
                month.onRecord(command, outcome);
                realDays.onRecord(command, outcome);
            });
            names = new Pseudonyms(month.membersByCoins());
            final Teller teller = new Teller(bank, names, imported.timeMs());
            story = new CheckoutStage(teller, month.membersByCoins()).run(narrator);
            live = bank.ask(new Query.Ledger(true)).join();
        }
    }
}
