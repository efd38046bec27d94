package org.caloriebank.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;

/**
 * The ledger's rules in their plainest form, for comparison. Confined to one thread; time and memory do not matter.
 * <p>
 * Knows commands as objects only, so bytes no object can express (unknown flag bits, an {@code isFinal} of 2) are
 * outside its reach.
 */
public final class NaiveLedger {
    private static final Set<ResultCode> REFUSALS_WITHOUT_REFERENCE =
            Set.of(ResultCode.MALFORMED, ResultCode.ID_REUSED, ResultCode.ID_MEMORY_FULL);

    private final NaiveState state = new NaiveState();
    private final CoinRules coins = new CoinRules(state);
    private final NaiveIds ids = new NaiveIds();
    private final CareRules care = new CareRules(state, coins);
    private final GainRules gains = new GainRules(state, coins);
    private final EarningRules earning = new EarningRules(state, coins, gains);
    private final NaiveHolds naiveHolds = new NaiveHolds(state, coins);
    private final HoldRules holds = new HoldRules(state, coins, naiveHolds, gains.campaigns);
    private final HoldTimers holdTimers = new HoldTimers(state, naiveHolds);
    private final NaiveCentre centre = new NaiveCentre(state, coins, naiveHolds, gains);
    private final GivingRules giving = new GivingRules(state, coins);
    private final TimeRules time = new TimeRules(state, coins, timers(), kept());
    private final NaiveAnswers answers = new NaiveAnswers(state, coins, ids, centre);

    /** Run one command at a ledger time that is not before the last one's. */
    public Outcome apply(final long timeMs, final Command command) {
        state.sequence++;
        state.nowMs = timeMs;
        if (!WellFormed.isWellFormed(command)) {
            return refuse(ResultCode.MALFORMED);
        }
        final IdKey key = IdKey.of(command);
        return key == null ? run(command, 0) : runOnce(key, command);
    }

    public Answer answer(final Query<?> query) {
        return answers.answer(query);
    }

    /** @return the earliest ledger time at which a tick has work, or Long.MAX_VALUE. */
    public long dueAtMs() {
        return time.dueAtMs();
    }

    /** Shows each account that was ever posted to, and each member's whether posted to or not. */
    public void forEachAccount(final AccountReader reader) {
        state.memberById.values().stream()
                .sorted((a, b) -> Long.compare(a.memberId, b.memberId))
                .forEach(member -> reader.onAccount(
                        AccountKind.MEMBER, member.memberId, member.balanceCenticoins(), member.heldCenticoins));
        state.books.balanceByAccount().forEach((account, balance) -> {
            if (account.kind() != AccountKind.MEMBER) {
                reader.onAccount(account.kind(), account.owner(), balance, 0);
            }
        });
    }

    /** Shows each lot: free ones, and those pinned to open holds. */
    public void forEachLot(final LotReader reader) {
        for (final NaiveMember member : state.memberById.values()) {
            member.lots.coinsByMonth().forEach((month, coins) -> reader.onLot(member.memberId, month, coins, 0));
        }
        for (final NaiveHold hold : state.openHolds) {
            hold.pinned.coinsByMonth().forEach((month, coins) -> reader.onLot(hold.member.memberId, month, 0, coins));
        }
    }

    /**
     * Check section 6.
     *
     * @throws IllegalStateException if the model itself is wrong.
     */
    public void verify() {
        ModelInvariants.check(state);
    }

    private List<NaiveTimers> timers() {
        final List<NaiveTimers> timers = new ArrayList<>(List.of(holdTimers));
        timers.addAll(centre.timers());
        return timers;
    }

    private List<NaiveKept> kept() {
        final List<NaiveKept> kept = new ArrayList<>(List.of(holdTimers));
        kept.addAll(centre.kept());
        return kept;
    }

    private Outcome runOnce(final IdKey key, final Command command) {
        ids.forgetOld(state.nowMs);
        final NaiveIds.Remembered remembered = ids.find(key);
        if (remembered != null) {
            return remembered.command().equals(command) ? repeat(remembered.outcome()) : refuse(ResultCode.ID_REUSED);
        }
        final boolean isSettingChange =
                command instanceof Command.ChangeSetting; // else nobody could raise the capacity
        if (ids.size() >= state.settings.of(Setting.ID_CAPACITY) && !isSettingChange) {
            return refuse(ResultCode.ID_MEMORY_FULL);
        }
        final Outcome outcome = run(command, state.sequence);
        ids.remember(key, command, outcome);
        return outcome;
    }

    private Outcome run(final Command command, final long reference) {
        final OutcomeDraft draft = new OutcomeDraft(state);
        final ResultCode code = decideAndApply(command, draft);
        return draft.end(code, reference);
    }

    private Outcome repeat(final Outcome original) {
        final Outcome.Flags flags = original.flags();
        return new Outcome(
                state.sequence,
                state.nowMs,
                original.code(),
                new Outcome.Flags(
                        true,
                        flags.capReached(),
                        flags.dayFlagged(),
                        flags.dayImplausible(),
                        flags.manualUnpaid(),
                        flags.moreDue()),
                state.settings.version(),
                original.reference(),
                original.amountCenticoins(),
                List.of(),
                List.of(),
                List.of());
    }

    private Outcome refuse(final ResultCode code) {
        if (!REFUSALS_WITHOUT_REFERENCE.contains(code)) {
            throw new IllegalArgumentException(code + " has a reference");
        }
        return new OutcomeDraft(state).end(code, 0);
    }

    private ResultCode decideAndApply(final Command command, final OutcomeDraft draft) {
        if (command instanceof Command.ReportActivity c) {
            return earning.report(c, draft);
        } else if (command instanceof Command.CorrectActivity c) {
            return earning.correct(c, draft);
        } else if (command instanceof Command.PutMember c) {
            return care.putMember(c, draft);
        } else if (command instanceof Command.PutMerchant c) {
            return care.putMerchant(c);
        } else if (command instanceof Command.AdjustBalance c) {
            return care.adjust(c, draft);
        } else if (command instanceof Command.ChangeSetting c) {
            return care.changeSetting(c);
        }
        return decideAndApplySpending(command, draft);
    }

    private ResultCode decideAndApplySpending(final Command command, final OutcomeDraft draft) {
        if (command instanceof Command.PlaceHold c) {
            return holds.place(c, draft);
        } else if (command instanceof Command.CaptureHold c) {
            return holds.capture(c, draft);
        } else if (command instanceof Command.VoidHold c) {
            return holds.voidHold(c, draft);
        } else if (command instanceof Command.Refund c) {
            return holds.refund(c, draft);
        } else if (command instanceof Command.Gift c) {
            return giving.gift(c, draft);
        } else if (command instanceof Command.Donate c) {
            return giving.donate(c, draft);
        } else if (command instanceof Command.Settle c) {
            return giving.settle(c, draft);
        } else if (command instanceof Command.Tick) {
            return time.tick(draft);
        }
        return centre.decideAndApply(command, draft);
    }

    /** Is shown a lot. */
    @FunctionalInterface
    public interface LotReader {
        void onLot(long memberId, int month, long freeCenticoins, long heldCenticoins);
    }

    /** Is shown an account. */
    @FunctionalInterface
    public interface AccountReader {
        void onAccount(AccountKind kind, long owner, long balanceCenticoins, long heldCenticoins);
    }
}
