package org.caloriebank.adapter.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.JournalDescriber;
import org.caloriebank.adapter.audit.PostingProof;
import org.caloriebank.adapter.audit.TrialBalance;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.adapter.report.JournalFacts;
import org.caloriebank.adapter.report.Proof;
import org.caloriebank.adapter.report.Refusal;
import org.caloriebank.adapter.report.StoryStep;
import org.caloriebank.adapter.report.StreamFacts;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/** Proves from the files alone what the stages before claim. Run once, on one thread. */
final class ProofStage {
    private final DemoConfig config;
    private final Narrator narrator;
    private final List<Proof> proofs = new ArrayList<>();

    ProofStage(final DemoConfig config, final Narrator narrator) {
        this.config = config;
        this.narrator = narrator;
    }

    /** What was proven, and what the journal holds. */
    record Result(List<Proof> proofs, JournalFacts journal) {}

    /** @param live the ledger while it ran, before the callers came. */
    Result run(final List<StoryStep> story, final StreamResult stream, final Answer.Ledger live) {
        narrator.begin("Everything is proven again from the files");
        final long asExpected = story.stream().filter(StoryStep::isAsExpected).count();
        prove("Every answer at the shops is what the rules say", asExpected, story.size());
        proveStream(stream, StreamEvidence.read(config.bankDirectory(), live.lastSequence()));
        proveTotals(stream);
        proveLiveHash(live);
        final JournalFacts journal = proveJournal(stream);
        final List<String> failed = proofs.stream()
                .filter(proof -> !proof.isHeld())
                .map(proof -> proof.name() + " (" + proof.evidence() + ")")
                .toList();
        narrator.end(
                failed.isEmpty(),
                failed.isEmpty()
                        ? Figures.count(proofs.size(), "claim") + " proven"
                        : "not proven: " + String.join("; ", failed));
        return new Result(List.copyOf(proofs), journal);
    }

    private void proveStream(final StreamResult stream, final StreamEvidence evidence) {
        final StreamFacts.Crash crash = stream.crash();
        final List<Acknowledgement> answers = stream.acknowledgements();
        prove(
                "At the moment of the crash the dead process's files had every answer it had given",
                crash.foundInJournal(),
                crash.acknowledgedBefore());
        prove("Each answer is in the journal once, with the same outcome", evidence.found(answers), answers.size());
        prove(
                "Nothing was applied twice, though commands were sent again",
                evidence.appliedTwice() == 0,
                evidence.appliedTwice() + " twice; " + Figures.count(crash.unanswered())
                        + " sent again after the crash, " + Figures.count(stream.retries()) + " on purpose");
        prove(
                "The journal has no command nobody sent",
                evidence.unknown(answers) == 0,
                Figures.count(evidence.unknown(answers), "unknown command"));
        prove(
                "A command sent again gets its first answer",
                stream.retriesAnsweredOtherwise() == 0,
                Figures.count(stream.retries() - stream.retriesAnsweredOtherwise()) + " of "
                        + Figures.count(stream.retries()));
    }

    private void proveTotals(final StreamResult stream) {
        final Books expected = stream.expected();
        final int differences = expected.differences(stream.after());
        prove(
                "Every account is what the callers' own tally says, to the hundredth of a coin",
                differences == 0,
                Figures.count(stream.after().accounts() - differences) + " of "
                        + Figures.count(stream.after().accounts()) + " accounts, "
                        + Figures.coins(stream.after().centicoins()) + " coins");
    }

    /** The hash of the ledger as it ran, against that of a replay to the same sequence. */
    private void proveLiveHash(final Answer.Ledger live) {
        final ReplayLimit limit = ReplayLimit.toSequence(live.lastSequence());
        try (AuditLedger audit = AuditLedger.replay(config.bankDirectory(), limit, JournalProgress.SILENT)) {
            final long hash = audit.ledger().stateHash();
            prove(
                    "Replayed to sequence " + Figures.count(live.lastSequence()) + ", the state is the one that ran",
                    hash == live.stateHash(),
                    hashes(live.stateHash(), hash));
        }
    }

    private JournalFacts proveJournal(final StreamResult stream) {
        prove("The node stopped in order when it was asked to", stream.isStoppedCleanly(), "exit code 0");
        final Answer.Ledger reopened = reopened();
        try (AuditLedger audit = AuditLedger.replay(config.bankDirectory(), ReplayLimit.NONE, JournalProgress.SILENT)) {
            final long accounts = audit.prove();
            prove(
                    "The journal is whole: every block has its hash, every command gave its outcome again",
                    audit.replay().records() == reopened.lastSequence(),
                    Figures.count(audit.replay().records(), "record") + " in "
                            + Figures.count(audit.replay().blocks(), "block"));
            proveBooks(audit);
            final long hash = audit.ledger().stateHash();
            prove(
                    "Replayed to its end, the state is the bank's",
                    hash == reopened.stateHash(),
                    hashes(reopened.stateHash(), hash));
            final TrialBalance balance = TrialBalance.of(audit.ledger());
            prove(
                    "All accounts sum to zero",
                    balance.sumCenticoins() == 0,
                    Figures.count(accounts, "account") + ", sum " + Figures.coins(balance.sumCenticoins()));
            return new JournalFacts(
                    JournalDescriber.describe(config.bankDirectory(), JournalProgress.SILENT),
                    refusals(),
                    balance,
                    audit.replay().nanos(),
                    hash);
        }
    }

    /** Kept once more from the postings alone; where they differ, the audit says so and the demonstration ends. */
    private void proveBooks(final AuditLedger audit) {
        final long postings = PostingProof.prove(config.bankDirectory(), audit.ledger(), JournalProgress.SILENT);
        prove(
                "Books kept from the journalled postings alone, without the ledger, come to the same balances",
                postings > 0,
                Figures.count(postings, "posting"));
    }

    /** The bank, opened once more; no time passes in it, so nothing is added to its journal. */
    private Answer.Ledger reopened() {
        try (CalorieBank bank =
                CalorieBank.open(BankConfig.at(config.bankDirectory()).withClock(LedgerClock.ofCommands()))) {
            return bank.ask(new Query.Ledger(true)).join();
        }
    }

    private List<Refusal> refusals() {
        final Map<String, Map<ResultCode, Long>> counts = new HashMap<>();
        JournalScan.run(config.bankDirectory(), (command, outcome) -> {
            if (!outcome.isAccepted() && !outcome.flags().duplicate()) {
                counts.computeIfAbsent(command.getClass().getSimpleName(), name -> new HashMap<>())
                        .merge(outcome.code(), 1L, Long::sum);
            }
        });
        return counts.entrySet().stream()
                .flatMap(byName -> byName.getValue().entrySet().stream()
                        .map(byCode -> new Refusal(byName.getKey(), byCode.getKey(), byCode.getValue())))
                .sorted(Comparator.comparingLong(Refusal::count)
                        .reversed()
                        .thenComparing(Refusal::code)
                        .thenComparing(Refusal::command))
                .toList();
    }

    private static String hashes(final long one, final long other) {
        return Figures.hash(one) + (one == other ? " = " : " is not ") + Figures.hash(other);
    }

    private void prove(final String claim, final long actual, final long wanted) {
        prove(claim, actual == wanted && wanted > 0, Figures.count(actual) + " of " + Figures.count(wanted));
    }

    private void prove(final String claim, final boolean isHeld, final String evidence) {
        proofs.add(new Proof(claim, isHeld, evidence));
    }
}
