package org.caloriebank.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.model.NaiveLedger;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.CampaignQuery;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * Runs a ledger and the naive model side by side and compares every outcome; at checkpoints also every answer, every
 * balance and the proofs of the books.
 * <p>
 * On the first difference it throws an {@link AssertionError} with both sides and how to run the stream again. Owns
 * neither ledger nor model; one thread.
 */
public final class Auditor {
    private static final long DAY_MS = 86_400_000;
    private static final int DAYS_BACK_ASKED = 36;
    private static final int DAYS_AHEAD_ASKED = 3;
    private static final int HOLDS_ASKED_MAX = 400;
    private static final int MEMBERS_ASKED_MAX = 12;
    private static final int HASHED_EVERY = 64;

    private final Ledger ledger;
    private final LedgerPort port;
    private final NaiveLedger model = new NaiveLedger();
    private final String origin;
    private final Coverage coverage = new Coverage();
    private final CentreQuestions centre = new CentreQuestions();
    private final Set<Long> memberIds = new TreeSet<>(Set.of(777L));
    private final Set<Long> merchantIds = new TreeSet<>(Set.of(888L));
    private final Set<Long> campaignIds = new TreeSet<>(Set.of(999L));
    private final List<Long> holdIds = new ArrayList<>(List.of(Long.MAX_VALUE));
    private Workload.Step step;

    /**
     * @param ledger new, or one that has seen the same commands as this auditor.
     * @param origin of the stream, for the message of a failure: seed and configuration.
     */
    public Auditor(final Ledger ledger, final String origin) {
        this.ledger = ledger;
        this.origin = origin;
        port = new LedgerPort(ledger);
    }

    /** Audit the first steps of a workload on a new ledger, with checkpoints on the way and at the end. */
    public static Coverage audit(
            final long seed, final WorkloadConfig config, final int steps, final int stepsPerCheckpoint) {
        try (Ledger ledger = new Ledger()) {
            final Auditor auditor = new Auditor(ledger, "seed " + seed + ", " + config);
            final Workload workload = new Workload(seed, config);
            for (int i = 1; i <= steps; i++) {
                auditor.onStep(workload.next());
                if (i % stepsPerCheckpoint == 0 || i == steps) {
                    auditor.checkpoint();
                }
            }
            return auditor.coverage();
        }
    }

    public Coverage coverage() {
        return coverage;
    }

    /** Run one step on both sides and compare. */
    public void onStep(final Workload.Step step) {
        this.step = step;
        final boolean isHashed = step.sequence() % HASHED_EVERY == 0;
        final long hashBefore = isHashed ? ledger.stateHash() : 0;
        final Outcome expected = model.apply(step.timeMs(), step.command());
        final Outcome actual = port.apply(step.timeMs(), step.command());
        same("outcome", expected, actual);
        same("outcome length", encodedLength(expected), port.lastOutcomeBytes().length);
        same("time a tick is due", dueNowOrLater(model.dueAtMs()), dueNowOrLater(ledger.dueAtMs()));
        if (isHashed && !expected.isAccepted()) {
            same("state hash over a refusal", hashBefore, ledger.stateHash());
        }
        note(step.command(), expected);
        coverage.count(step.command(), expected);
    }

    /** Compare everything that can be asked, and let both sides prove their books. */
    public void checkpoint() {
        model.verify();
        ledger.verify();
        memberIds.forEach(this::compareMember);
        merchantIds.forEach(merchantId -> compare(new Query.Merchant(merchantId)));
        holdIds.subList(Math.max(0, holdIds.size() - HOLDS_ASKED_MAX), holdIds.size())
                .forEach(holdId -> compare(new Query.Hold(holdId)));
        centre.ask(memberIds, step.timeMs(), this::compare);
        compare(new Query.Ledger(false));
        campaignIds.forEach(this::compareCampaign);
        compareAccounts();
        compareLots();
    }

    private void compareMember(final long memberId) {
        compare(new Query.Member(memberId));
        compare(new GoalQuery.Goals(memberId));
        final int today = (int) Math.floorDiv(step.timeMs(), DAY_MS);
        for (int epochDay = today - DAYS_BACK_ASKED; epochDay <= today + DAYS_AHEAD_ASKED; epochDay++) {
            compare(new Query.Day(memberId, epochDay));
        }
    }

    private void compareCampaign(final long campaignId) {
        compare(new CampaignQuery.Campaign(campaignId));
        memberIds.stream()
                .limit(MEMBERS_ASKED_MAX)
                .forEach(memberId -> compare(new CampaignQuery.Challenge(campaignId, memberId)));
    }

    private Answer compare(final Query<?> query) {
        final Answer expected = model.answer(query);
        final Answer actual = port.answer(query);
        same("code of answer to " + query, expected.code(), actual.code());
        if (expected.code() == ResultCode.ACCEPTED) {
            same("answer to " + query, expected, comparable(actual, expected));
        }
        return expected;
    }

    /**
     * @return the answer without what only one of two ledgers can know; old ids may be forgotten a little later than
     * they could.
     */
    private static Answer comparable(final Answer answer, final Answer expected) {
        if (answer instanceof Answer.Ledger a && expected instanceof Answer.Ledger e) {
            return new Answer.Ledger(
                    a.lastSequence(),
                    a.timeMs(),
                    a.members(),
                    a.memberDays(),
                    a.openHolds(),
                    a.keptHolds(),
                    a.idsKept() > e.idsKept() ? e.idsKept() : a.idsKept(),
                    a.idCapacity(),
                    a.issuedCenticoins(),
                    a.heldCenticoins(),
                    0,
                    a.stateHash(),
                    a.idempotencyHash(),
                    a.settingsVersion(),
                    a.openAdmissions(),
                    a.openSessions());
        }
        return answer;
    }

    private void compareAccounts() {
        final Balances expected = new Balances();
        final Balances actual = new Balances();
        model.forEachAccount(expected::add);
        ledger.forEachAccount(actual::add);
        same("balances", expected.balanceByAccount, actual.balanceByAccount);
        same("sum of all accounts", 0L, actual.sum());
        same("accounts shown once each", true, actual.isEachShownOnce);
    }

    private void compareLots() {
        final Map<String, Long> expected = new TreeMap<>();
        final Map<String, Long> actual = new TreeMap<>();
        model.forEachLot((memberId, month, free, held) -> addLot(expected, memberId, month, free, held));
        ledger.forEachLot((memberId, month, free, held) -> addLot(actual, memberId, month, free, held));
        same("lots", expected, actual);
    }

    private static void addLot(
            final Map<String, Long> lots, final long memberId, final int month, final long free, final long held) {
        final String lot = "member " + memberId + ", month " + month;
        lots.merge(lot + ", free", free, Math::addExact);
        lots.merge(lot + ", held", held, Math::addExact);
    }

    private void note(final Command command, final Outcome outcome) {
        if (!outcome.isAccepted() || outcome.flags().duplicate()) {
            return;
        }
        if (command instanceof Command.PutMember c) {
            memberIds.add(c.memberId());
        } else if (command instanceof Command.PutMerchant c) {
            merchantIds.add(c.merchantId());
        } else if (command instanceof Command.PlaceHold) {
            holdIds.add(outcome.reference());
        } else if (command instanceof PutCampaign c) {
            campaignIds.add(c.campaignId());
        } else if (command instanceof OpenGame || command instanceof Book || command instanceof CheckIn) {
            holdIds.add(outcome.reference());
        }
        centre.note(command, outcome.reference());
    }

    private long dueNowOrLater(final long dueAtMs) {
        return Math.max(dueAtMs, step.timeMs());
    }

    private static int encodedLength(final Outcome outcome) {
        return OutcomeBytes.FIXED_LENGTH
                + outcome.postings().size() * OutcomeDecoder.PostingsDecoder.sbeBlockLength()
                + outcome.touches().size() * OutcomeDecoder.TouchesDecoder.sbeBlockLength()
                + outcome.events().size() * OutcomeDecoder.EventsDecoder.sbeBlockLength();
    }

    private void same(final String what, final Object expected, final Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + " differs at step " + step.sequence() + " of " + origin + "\n  time    "
                    + step.timeMs() + "\n  command " + step.command() + "\n  model   " + expected + "\n  ledger  "
                    + actual + "\n  again   mvn -pl engine test -Dtest=ModelWorkloadTest -Dcaloriebank.seeds=<seed>");
        }
    }

    /** Accounts as text, those with nothing in them left out. */
    private static final class Balances {
        private final TreeMap<String, String> balanceByAccount = new TreeMap<>();
        private final Set<String> shown = new HashSet<>();
        private long sum;
        private boolean isEachShownOnce = true;

        void add(final AccountKind kind, final long owner, final long balanceCenticoins, final long heldCenticoins) {
            isEachShownOnce &= shown.add(kind + " " + owner);
            sum = Math.addExact(sum, balanceCenticoins);
            if (balanceCenticoins != 0 || heldCenticoins != 0) {
                balanceByAccount.put(kind + " " + owner, balanceCenticoins + " held " + heldCenticoins);
            }
        }

        long sum() {
            return sum;
        }
    }
}
