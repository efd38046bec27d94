package org.caloriebank.adapter.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.PostingProof;
import org.caloriebank.adapter.audit.TrialBalance;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.adapter.report.Proof;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.LightAnswer;

/** Proves what the day at the centre claims. Stateless but for the place of its bank. */
final class CentreProofs {
    private final Path directory;

    CentreProofs(final Path directory) {
        this.directory = directory;
    }

    /**
     * @param exposed who was in the pool while its water was out of range, told from their taps alone.
     * @param evening what the bank answered when the day was over.
     */
    List<Proof> of(final CentreFacts facts, final Set<String> exposed, final CentreStage.Evening evening) {
        return List.of(empty(evening), refunds(facts, exposed), game(facts), carnival(facts), books(evening));
    }

    private static Proof empty(final CentreStage.Evening evening) {
        final FacilityAnswer.Facility house = evening.house();
        final long on =
                evening.lights().stream().filter(LightAnswer.Light::isOn).count();
        return new Proof(
                "After closing the centre is empty, every locker is free and the lights are off",
                house.occupancy() == 0
                        && house.lockersFree() == house.lockers()
                        && on == 0
                        && !evening.lights().isEmpty(),
                house.occupancy() + " inside, " + house.lockersFree() + " of " + house.lockers() + " lockers free, "
                        + on + " of " + evening.lights().size() + " circuits on");
    }

    private static Proof refunds(final CentreFacts facts, final Set<String> exposed) {
        final Set<String> refunded =
                facts.swimmers().stream().map(CentreFacts.Swimmer::name).collect(Collectors.toSet());
        return new Proof(
                "Whoever was in the pool while its water was out of range pays nothing, and nobody else",
                refunded.equals(exposed) && facts.refunded() > 0,
                refunded.size() + " of " + Figures.count(exposed.size(), "swimmer") + ", "
                        + Figures.coins(facts.refunded()) + " coins");
    }

    private static Proof game(final CentreFacts facts) {
        final CentreFacts.Game game = facts.game();
        final long paid =
                game.shares().stream().mapToLong(CentreFacts.Share::amount).sum();
        return new Proof(
                "The shares of the open game come to its price, to the hundredth of a coin",
                paid == game.price() && paid > 0,
                game.shares().size() + " shares, " + Figures.coins(paid) + " of " + Figures.coins(game.price()));
    }

    private static Proof carnival(final CentreFacts facts) {
        return new Proof(
                "The carnival doubled all that was earned on its day",
                facts.bonus() == facts.earned() && facts.bonus() > 0,
                Figures.coins(facts.earned()) + " earned, " + Figures.coins(facts.bonus()) + " on top");
    }

    /** Where books or replay differ, the audit says so and the demonstration ends. */
    private Proof books(final CentreStage.Evening evening) {
        try (AuditLedger audit = AuditLedger.replay(directory, ReplayLimit.NONE, JournalProgress.SILENT)) {
            audit.prove();
            final long postings = PostingProof.prove(directory, audit.ledger(), JournalProgress.SILENT);
            final long sum = TrialBalance.of(audit.ledger()).sumCenticoins();
            return new Proof(
                    "The centre's books, replayed and kept again from the postings alone, sum to zero",
                    sum == 0 && audit.ledger().stateHash() == evening.books().stateHash(),
                    Figures.count(audit.replay().records(), "record") + ", " + Figures.count(postings, "posting")
                            + ", sum " + Figures.coins(sum));
        }
    }
}
