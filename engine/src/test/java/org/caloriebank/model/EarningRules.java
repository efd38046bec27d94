package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;
import static org.caloriebank.protocol.codec.AccountKind.ISSUANCE;

import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.Command.CorrectActivity;
import org.caloriebank.protocol.Command.ReportActivity;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome.Flags;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;

/** Section 3: reports, corrections, and posting what a day earned. */
final class EarningRules {
    private final NaiveState state;
    private final CoinRules coins;
    private final GainRules gains;

    EarningRules(final NaiveState state, final CoinRules coins, final GainRules gains) {
        this.state = state;
        this.coins = coins;
        this.gains = gains;
    }

    ResultCode report(final ReportActivity command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (!member.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final ResultCode dateRefusal = refusalOfDate(member, command.epochDay(), command.hour());
        if (dateRefusal != null) {
            return dateRefusal;
        }
        final NaiveDay day = dayKeptOrNew(member, command.epochDay());
        final long energy = day.rules().energyCentikcal(command.steps(), command.energyCentikcal());
        if (day.rules().isImplausible(command.hour(), command.steps(), energy)) {
            return ResultCode.IMPLAUSIBLE;
        }
        member.dayByEpochDay.put(command.epochDay(), day);
        merge(member, day, command, (int) energy, draft);
        return ACCEPTED;
    }

    ResultCode correct(final CorrectActivity command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        final ResultCode dateRefusal = refusalOfDate(member, command.epochDay(), command.hour());
        if (dateRefusal != null) {
            return dateRefusal;
        }
        final NaiveDay day = dayKeptOrNew(member, command.epochDay());
        member.dayByEpochDay.put(command.epochDay(), day);
        final int earnedBefore = day.earnedCenticoins();
        day.ceiling(command.hour(), command.ceilingCentikcal());
        post(new DayChange(member, command.epochDay(), day, day.steps(), earnedBefore), draft);
        draft.flags(flagsOf(day, false));
        return ACCEPTED;
    }

    private void merge(
            final NaiveMember member,
            final NaiveDay day,
            final ReportActivity command,
            final int energyCentikcal,
            final OutcomeDraft draft) {
        final int stepsBefore = day.steps();
        final int earnedBefore = day.earnedCenticoins();
        final boolean isUnpaid = command.manual() && day.rules().of(Setting.MANUAL_PAYS) == 0;
        if (isUnpaid) {
            day.storeUnpaid(command.steps(), energyCentikcal);
        } else {
            day.report(command.hour(), command.steps(), energyCentikcal);
        }
        post(new DayChange(member, command.epochDay(), day, stepsBefore, earnedBefore), draft);
        draft.flags(flagsOf(day, isUnpaid));
        draft.settingsVersion(day.rules().settingsVersion());
    }

    private void post(final DayChange change, final OutcomeDraft draft) {
        final NaiveMember member = change.member();
        final int amount = change.earnedMore();
        if (amount != 0) {
            coins.expireLots(member, draft);
        }
        if (amount > 0) {
            coins.give(member, new Account(ISSUANCE, 0), amount, change.lotMonth(), draft);
        } else if (amount < 0) {
            coins.take(member, new Account(ISSUANCE, 0), -amount, change.lotMonth(), draft);
        }
        draft.amount(amount);
        draft.touch(member);
        gains.onDayChange(change, draft);
    }

    private static Flags flagsOf(final NaiveDay day, final boolean isUnpaid) {
        return new Flags(false, day.isAtCap(), day.isFlagged(), day.isImplausible(), isUnpaid, false);
    }

    private NaiveDay dayKeptOrNew(final NaiveMember member, final int epochDay) {
        final NaiveDay kept = member.dayByEpochDay.get(epochDay);
        return kept != null ? kept : new NaiveDay(state.settings.keptBy(member.bodyMassGrams));
    }

    /** @return the refusal, or null when the date is open. */
    private ResultCode refusalOfDate(final NaiveMember member, final int epochDay, final int hour) {
        final long today = member.today(state.nowMs);
        if (epochDay > today + Limits.DAYS_AHEAD_MAX) {
            return ResultCode.IN_FUTURE;
        }
        final int daysBackMax = hour == Limits.WHOLE_DAY ? Limits.DAYS_BACK_MAX : Limits.HOURS_DAYS_BACK_MAX;
        return epochDay < today - daysBackMax ? ResultCode.TOO_LATE : null;
    }
}
