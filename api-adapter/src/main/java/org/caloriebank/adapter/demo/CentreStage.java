package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreTime.DAY_MS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.adapter.report.Proof;
import org.caloriebank.adapter.water.NotAProfileException;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Query;

/** A Saturday at a sports centre, in a bank of its own: real movement, visits by seed, simulated time. Run once, on one thread. */
final class CentreStage {
    /** A Saturday on which the profile of the water is in force. */
    static final LocalDate DATE = LocalDate.of(2026, 6, 6);

    private final Path directory;
    private final long seed;
    private final Narrator narrator;
    private final long midnightMs = DATE.toEpochDay() * DAY_MS;
    private final Pseudonyms names = new Pseudonyms(
            LongStream.rangeClosed(1, CentreMembers.COUNT).boxed().toList());

    /** @param directory for the bank; empty or absent. */
    CentreStage(final Path directory, final long seed, final Narrator narrator) {
        this.directory = directory;
        this.seed = seed;
        this.narrator = narrator;
    }

    /** What its journal tells, and what was proven of it. */
    record Result(CentreFacts facts, List<Proof> proofs) {}

    /** What the bank answered when the day was over. */
    record Evening(FacilityAnswer.Facility house, List<LightAnswer.Light> lights, Answer.Ledger books) {}

    /** @param people whose days are dealt to the members. */
    Result run(final List<RealDays.Person> people) throws IOException, DemoFailedException {
        narrator.begin("A Saturday at a sports centre");
        if (people.isEmpty()) {
            throw new DemoFailedException(
                    "The sample has nobody with hourly steps and calories; name the directory of another one with"
                            + " --sample.");
        }
        final Evening evening = live(people);
        final CentreScan scan = new CentreScan(midnightMs, names);
        JournalScan.run(directory, scan::onRecord);
        final CentreFacts facts = scan.facts();
        final List<Proof> proofs = new CentreProofs(directory).of(facts, scan.exposedNames(), evening);
        tell(facts);
        final boolean isProven = proofs.stream().allMatch(Proof::isHeld);
        narrator.end(
                isProven,
                isProven
                        ? "The building is empty, the lights are off, and the books sum to zero"
                        : "not as it should be: "
                                + proofs.stream()
                                        .filter(proof -> !proof.isHeld())
                                        .map(proof -> proof.name() + " (" + proof.evidence() + ")")
                                        .collect(Collectors.joining("; ")));
        return new Result(facts, proofs);
    }

    /** The week before and the day. Its time is simulated, so a crash would lose nothing that cannot be lived again: it is synced at the end. */
    private Evening live(final List<RealDays.Person> people) throws IOException, DemoFailedException {
        final BankConfig config =
                ImportClock.DATA.configure(BankConfig.at(directory)).withSyncPolicy(SyncPolicy.NONE);
        try (CalorieBank bank = CalorieBank.open(config)) {
            final SplittableRandom random = new SplittableRandom(seed);
            final CentreTime time = new CentreTime(bank, CentreMembers.historyStartMs(midnightMs));
            CentreHouse.opening(time::newId).forEach(time::send);
            time.send(CentreDay.carnival(time, midnightMs));
            time.await();
            final CentreMembers members = new CentreMembers(time, people, random.split(), midnightMs);
            members.live();
            time.leapTo(midnightMs);
            members.planDay();
            new CentreDay(bank, time, random.split(), midnightMs).run();
            return new Evening(
                    bank.ask(new FacilityQuery.Facility(CentreHouse.FACILITY)).join(),
                    bank.ask(new LightQuery.Lights(CentreHouse.FACILITY, 0))
                            .join()
                            .lights(),
                    bank.ask(new Query.Ledger(true)).join());
        } catch (final NotAProfileException e) {
            throw new DemoFailedException(e.getMessage(), e);
        }
    }

    private void tell(final CentreFacts facts) {
        final CentreFacts.Visits visits = facts.visits();
        narrator.tell(Figures.count(facts.members(), "member") + " with " + Figures.count(facts.historyDays())
                + " real days behind them, " + Figures.count(visits.count(), "visit") + ", at most "
                + facts.occupancy().peak() + " inside at once; carnival: " + Figures.coins(facts.earned())
                + " coins earned and " + Figures.coins(facts.bonus()) + " on top");
        final List<CentreFacts.Share> shares = facts.game().shares();
        narrator.tell("An open game for " + Figures.coins(facts.game().price()) + " coins fills up: "
                + shares.stream().map(share -> Figures.coins(share.amount())).collect(Collectors.joining(" + ")));
        narrator.tell(CentreFacts.Mark.inWords(facts.water().marks()) + ": "
                + Figures.count(facts.swimmers().size() - facts.waived(), "swimmer") + " get "
                + Figures.coins(facts.refunded()) + " coins back, " + facts.waived()
                + " who are still inside will pay nothing");
        narrator.tell(Figures.count(visits.forgotten()) + " leave without a tap, "
                + Figures.count(visits.wristbandsReplaced(), "wristband") + " lost, "
                + Figures.coins(visits.requested()) + " coins owed and "
                + (visits.requested() == visits.confirmed()
                        ? "paid"
                        : Figures.coins(visits.confirmed()) + " of it paid")
                + " in money, " + Figures.count(visits.goals(), "daily goal") + " reached");
    }
}
