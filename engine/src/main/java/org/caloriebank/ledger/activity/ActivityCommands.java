package org.caloriebank.ledger.activity;

import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.EarningRules;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CorrectActivityDecoder;
import org.caloriebank.protocol.codec.DayAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryDayDecoder;
import org.caloriebank.protocol.codec.ReportActivityDecoder;

/**
 * Activity reports and corrections: what a day is worth now, less what it was worth before, is earned or taken back. Owned by the ledger thread;
 * allocates nothing.
 */
public final class ActivityCommands {
    private static final int MANUAL = 1;
    private static final int NOT_FOLLOWED = -1;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DayAnswerEncoder answer = new DayAnswerEncoder();

    private final Members members;
    private final Accounts accounts;
    private final Settings settings;
    private final Days days;
    private final DayChanges changes;
    private final long[] followersByDay;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int memberRow;
    private long member;
    private int day;
    private long energyCentikcal;

    // most reports are of the same few dates
    private int lastDate = -1;
    private int lastDateMonth;

    public ActivityCommands(
            final Members members,
            final Accounts accounts,
            final Settings settings,
            final Days days,
            final DayChanges changes,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.settings = settings;
        this.days = days;
        this.changes = changes;
        followersByDay = changes.followersByDay();
        this.outcome = outcome;
    }

    /** Reports are not among them: they have no id and keep their own way. */
    public void addCommands(final CommandTable table) {
        table.add(
                new CorrectActivityDecoder(),
                CorrectActivityDecoder.callerIdEncodingOffset(),
                ActivityCommands::isMalformed,
                this::onCorrect);
    }

    public void addQueries(final QueryTable table) {
        table.add(new QueryDayDecoder(), this::onQueryDay);
    }

    public ResultCode onReport(final ReportActivityDecoder command) {
        final ResultCode decision = decideReport(command);
        if (decision == ResultCode.ACCEPTED) {
            applyReport(command);
        }
        return decision;
    }

    private static boolean isMalformed(final CorrectActivityDecoder command) {
        final int ceiling = command.ceilingCentikcal();
        return command.memberId() <= 0
                || command.hour() > WHOLE_DAY
                || ceiling < 0 && ceiling != NULL_CENTIKCAL
                || isOutsideCalendar(command.epochDay());
    }

    private ResultCode onCorrect(final CorrectActivityDecoder command) {
        final ResultCode decision = decideCorrect(command);
        if (decision == ResultCode.ACCEPTED) {
            applyCorrect(command);
        }
        return decision;
    }

    private int onQueryDay(final QueryDayDecoder query, final MutableDirectBuffer buffer, final int offset) {
        answerDay(query, answer.wrapAndApplyHeader(buffer, offset, header));
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }

    private void answerDay(final QueryDayDecoder query, final DayAnswerEncoder answer) {
        final int row = members.find(query.memberId());
        final int found = row == Rows.NULL_ROW ? Days.NO_DAY : days.find(members.address(row), query.epochDay());
        answer.memberId(query.memberId()).epochDay(query.epochDay());
        if (found == Days.NO_DAY) {
            final ResultCode code = row == Rows.NULL_ROW ? ResultCode.UNKNOWN_MEMBER : ResultCode.TOO_LATE;
            answer.earnedCenticoins(0)
                    .steps(0)
                    .hoursCentikcal(0)
                    .wholeDayCentikcal(0)
                    .capCenticoins(0);
            answer.settingsVersion(0).resultCode(code.code()).isFolded((short) 0);
            return;
        }
        final long address = days.address(found);
        answer.earnedCenticoins(DayRow.earnedCenticoins(address))
                .steps(DayRow.steps(address))
                .hoursCentikcal(DayRow.hoursCentikcal(address))
                .wholeDayCentikcal(DayRow.wholeCentikcal(address))
                .capCenticoins(days.rules(address).capCenticoins)
                .settingsVersion(DayRow.rulesVersion(address))
                .resultCode(ResultCode.ACCEPTED.code())
                .isFolded((short) (found < 0 ? 1 : 0));
    }

    private ResultCode decideReport(final ReportActivityDecoder command) {
        final int hour = command.hour();
        final int steps = command.steps();
        final int reportedCentikcal = command.energyCentikcal();
        final int date = command.epochDay();
        if (command.memberId() <= 0
                || hour > WHOLE_DAY
                || steps < 0
                || reportedCentikcal < 0 && reportedCentikcal != NULL_CENTIKCAL
                || isOutsideCalendar(date)
                || (command.flags().getRaw() & ~MANUAL) != 0) {
            return ResultCode.MALFORMED;
        }
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        member = members.address(memberRow);
        if (!Members.isActive(member)) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final ResultCode window = decideWindow(date, hour);
        if (window != ResultCode.ACCEPTED) {
            return window;
        }
        day = days.find(member, date);
        final long address = day == Days.NO_DAY ? 0 : days.address(day);
        final EarningRules rules = day == Days.NO_DAY ? settings.rules() : days.rules(address);
        final int mass = day == Days.NO_DAY ? MemberRow.bodyMassGrams(member) : DayRow.bodyMassGrams(address);
        energyCentikcal = reportedCentikcal == NULL_CENTIKCAL ? rules.stepsCentikcal(steps, mass) : reportedCentikcal;
        if (rules.isImplausible(hour, steps, energyCentikcal)) {
            return ResultCode.IMPLAUSIBLE;
        }
        return day == Days.NO_DAY && days.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private void applyReport(final ReportActivityDecoder command) {
        makeDay(command.epochDay());
        final int stepsBefore = stepsIfFollowed(command.epochDay());
        final int energy = (int) energyCentikcal;
        final int steps = command.steps();
        final int hour = command.hour();
        if ((command.flags().getRaw() & MANUAL) != 0 && !days.rules(days.address(day)).isManualPaid) {
            days.storeManual(memberRow, day, energy, steps);
            outcome.flag(OutcomeDraft.MANUAL_UNPAID);
        } else if (hour == WHOLE_DAY) {
            days.mergeWhole(day, energy, steps);
        } else {
            days.mergeHour(memberRow, day, hour, energy, steps);
        }
        settle(stepsBefore);
    }

    private ResultCode decideCorrect(final CorrectActivityDecoder command) {
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        member = members.address(memberRow);
        final ResultCode window = decideWindow(command.epochDay(), command.hour());
        if (window != ResultCode.ACCEPTED) {
            return window;
        }
        day = days.find(member, command.epochDay());
        return day == Days.NO_DAY && days.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private void applyCorrect(final CorrectActivityDecoder command) {
        makeDay(command.epochDay());
        final int stepsBefore = stepsIfFollowed(command.epochDay());
        final int ceiling =
                command.ceilingCentikcal() == NULL_CENTIKCAL ? DayExtras.NO_CEILING : command.ceilingCentikcal();
        if (command.hour() == WHOLE_DAY) {
            days.putDayCeiling(memberRow, day, ceiling);
        } else {
            days.putHourCeiling(memberRow, day, command.hour(), ceiling);
        }
        settle(stepsBefore);
        outcome.settingsVersion(settings.version());
    }

    private void makeDay(final int date) {
        members.touch(member);
        if (day == Days.NO_DAY) {
            day = days.make(member, date, MemberRow.bodyMassGrams(member));
        }
    }

    /**
     * Most days are followed by nobody, which two branches tell that always go the same way, over memory that each report reads anyway.
     *
     * @return steps of the day as it is before the report, or {@link #NOT_FOLLOWED}.
     */
    private int stepsIfFollowed(final int date) {
        return followersByDay[date] != 0 || MemberRow.isFollowed(member)
                ? DayRow.steps(days.address(day))
                : NOT_FOLLOWED;
    }

    /** Pay the member what the law says now, less what was paid. */
    private void settle(final int stepsBefore) {
        final long address = days.address(day);
        final EarningRules rules = days.rules(address);
        final int before = DayRow.earnedCenticoins(address);
        final int after = days.law(memberRow, address);
        if (after != before) {
            DayRow.earnedCenticoins(address, after);
            move(after - before, monthOf(DayRow.date(address)) + rules.lotMonths);
        }
        final int steps = DayRow.steps(address);
        if (stepsBefore != NOT_FOLLOWED && (after != before || steps != stepsBefore)) {
            tell(address, before, after, stepsBefore);
        }
        if (after == rules.capCenticoins) {
            outcome.flag(OutcomeDraft.CAP_REACHED);
        }
        if (steps > rules.dayStepsFlag) {
            outcome.flag(OutcomeDraft.DAY_FLAGGED);
        }
        if (steps > rules.dayStepsMax) {
            outcome.flag(OutcomeDraft.DAY_IMPLAUSIBLE);
        }
        outcome.amount(after - before);
        outcome.settingsVersion(DayRow.rulesVersion(address));
    }

    private void tell(final long address, final int before, final int after, final int stepsBefore) {
        final int date = DayRow.date(address);
        final int lotMonth = monthOf(date) + days.rules(address).lotMonths;
        changes.onDayChanged(memberRow, date, before, after, stepsBefore, DayRow.steps(address), lotMonth);
    }

    private void move(final int amountCenticoins, final int month) {
        accounts.expire(member);
        if (amountCenticoins > 0) {
            accounts.grant(AccountKind.ISSUANCE, Accounts.NO_OWNER, member, month, amountCenticoins);
        } else {
            accounts.takeBack(AccountKind.ISSUANCE, Accounts.NO_OWNER, member, month, -amountCenticoins);
        }
    }

    private int monthOf(final int date) {
        if (date != lastDate) {
            lastDate = date;
            lastDateMonth = Calendar.monthOf(date);
        }
        return lastDateMonth;
    }

    private ResultCode decideWindow(final int date, final int hour) {
        final int today = members.today(member);
        if (date > today + Limits.DAYS_AHEAD_MAX) {
            return ResultCode.IN_FUTURE;
        }
        final int back = hour == WHOLE_DAY ? Limits.DAYS_BACK_MAX : Limits.HOURS_DAYS_BACK_MAX;
        return date < today - back ? ResultCode.TOO_LATE : ResultCode.ACCEPTED;
    }

    private static boolean isOutsideCalendar(final int epochDay) {
        return epochDay < Limits.EPOCH_DAY_MIN || epochDay > Limits.EPOCH_DAY_MAX;
    }
}
