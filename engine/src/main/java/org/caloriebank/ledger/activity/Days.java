package org.caloriebank.ledger.activity;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.settings.EarningRules;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Limits;

/**
 * The civil days of all members and the merge law over them. A member's days are a list, the newest first, whose head stands in the member's row.
 * <p>
 * A <em>reference</em> names a day: positive for an open one (with hours), negative for a folded one (sums only), 0 for none. Owned by the ledger
 * thread.
 */
public final class Days implements AutoCloseable {
    static final int NO_DAY = 0;

    private final Rows open = new Rows(DayRow.OPEN_LENGTH);
    private final Rows folded = new Rows(DayRow.FOLDED_LENGTH);
    private final DayExtras extras = new DayExtras();
    private final Settings settings;

    public Days(final Settings settings) {
        this.settings = settings;
    }

    /** @return the member's day of the date, or {@link #NO_DAY}. */
    int find(final long member, final int epochDay) {
        final int newest = MemberRow.newestDay(member);
        final int newestDate = MemberRow.newestDate(member);
        if (newestDate == epochDay) {
            return newest;
        }
        if (newestDate < epochDay) {
            return NO_DAY;
        }
        int day = newest;
        while (day != NO_DAY && date(day) > epochDay) {
            day = DayRow.older(address(day));
        }
        return day != NO_DAY && date(day) == epochDay ? day : NO_DAY;
    }

    /** @return what the member's days from one to another, both included, have earned, as far as they are kept, centicoins. */
    public long earnedCenticoins(final long member, final int fromDay, final int toDay) {
        long earned = 0;
        int day = MemberRow.newestDay(member);
        while (day != NO_DAY && date(day) >= fromDay) {
            earned += date(day) <= toDay ? DayRow.earnedCenticoins(address(day)) : 0;
            day = DayRow.older(address(day));
        }
        return earned;
    }

    /** @return the merged steps of the member's day of the date, 0 when there is none. */
    public int steps(final long member, final int epochDay) {
        final int day = find(member, epochDay);
        return day == NO_DAY ? 0 : DayRow.steps(address(day));
    }

    /** @return a new open day of the member, which must not have one of this date. */
    int make(final long member, final int epochDay, final int bodyMassGrams) {
        final int day = open.allocate();
        final long address = open.address(day);
        DayRow.date(address, epochDay);
        DayRow.rulesVersion(address, settings.version());
        DayRow.bodyMassGrams(address, bodyMassGrams);

        int newer = NO_DAY;
        int older = MemberRow.newestDay(member);
        while (older != NO_DAY && date(older) > epochDay) {
            newer = older;
            older = DayRow.older(address(older));
        }
        DayRow.older(address, older);
        if (newer == NO_DAY) {
            MemberRow.newestDay(member, day);
            MemberRow.newestDate(member, epochDay);
        } else {
            DayRow.older(address(newer), day);
        }
        return day;
    }

    boolean isFull() {
        return open.isFull();
    }

    long address(final int day) {
        return day > 0 ? open.address(day) : folded.address(-day);
    }

    /** @return where a look ahead should read; any day will do. */
    public long addressToTouch(final int day, final int hour) {
        final long address = address(day);
        return day > 0 && hour < DayRow.HOURS ? DayRow.hourAddress(address, hour) : address;
    }

    EarningRules rules(final long dayAddress) {
        return settings.rules(DayRow.rulesVersion(dayAddress));
    }

    /** One source's total of an hour: the greatest of each counts. */
    void mergeHour(final int memberRow, final int day, final int hour, final int energyCentikcal, final int steps) {
        final long address = open.address(day);
        final int oldEnergy = DayRow.hourCentikcal(address, hour);
        final int oldSteps = DayRow.hourSteps(address, hour);
        final int newEnergy = Math.max(oldEnergy, energyCentikcal);
        final int newSteps = Math.max(oldSteps, steps);
        final int ceiling = DayRow.hasExtra(address)
                ? extras.hourCeiling(memberRow, DayRow.date(address), hour)
                : DayExtras.NO_CEILING;
        final int gain = Math.min(ceiling, newEnergy) - Math.min(ceiling, oldEnergy);
        DayRow.hour(address, hour, newEnergy, newSteps);
        DayRow.hoursCentikcal(address, DayRow.hoursCentikcal(address) + gain);
        DayRow.hoursSteps(address, DayRow.hoursSteps(address) + newSteps - oldSteps);
    }

    /** One source's total of the whole day: the greatest of each counts. */
    void mergeWhole(final int day, final int energyCentikcal, final int steps) {
        final long address = address(day);
        DayRow.wholeCentikcal(address, Math.max(DayRow.wholeCentikcal(address), energyCentikcal));
        DayRow.wholeSteps(address, Math.max(DayRow.wholeSteps(address), steps));
    }

    void storeManual(final int memberRow, final int day, final int energyCentikcal, final int steps) {
        final long address = address(day);
        extras.manual(memberRow, DayRow.date(address), steps, energyCentikcal);
        DayRow.hasExtra(address, true);
    }

    void putDayCeiling(final int memberRow, final int day, final int ceilingCentikcal) {
        final long address = address(day);
        extras.dayCeiling(memberRow, DayRow.date(address), ceilingCentikcal);
        DayRow.hasExtra(address, true);
    }

    void putHourCeiling(final int memberRow, final int day, final int hour, final int ceilingCentikcal) {
        final long address = open.address(day);
        final int date = DayRow.date(address);
        final int energy = DayRow.hourCentikcal(address, hour);
        final int before =
                DayRow.hasExtra(address) ? Math.min(extras.hourCeiling(memberRow, date, hour), energy) : energy;
        extras.hourCeiling(memberRow, date, hour, ceilingCentikcal);
        DayRow.hasExtra(address, true);
        DayRow.hoursCentikcal(address, DayRow.hoursCentikcal(address) + Math.min(ceilingCentikcal, energy) - before);
    }

    /** @return the merge law's value of the day, centicoins: what its member should have earned by now. */
    int law(final int memberRow, final long dayAddress) {
        final EarningRules rules = rules(dayAddress);
        if (DayRow.steps(dayAddress) > rules.dayStepsMax) {
            return 0;
        }
        final int energy = Math.max(DayRow.wholeCentikcal(dayAddress), DayRow.hoursCentikcal(dayAddress));
        final int capped = Math.min(rules.capCenticoins, energy);
        return DayRow.hasExtra(dayAddress)
                ? Math.min(capped, extras.dayCeiling(memberRow, DayRow.date(dayAddress)))
                : capped;
    }

    /**
     * Fold and drop what no report can reach any more, whatever the member's zone: time does not go back, and no zone is more than a day behind
     * UTC.
     *
     * @param utcDay of ledger time.
     */
    public void age(final int memberRow, final long member, final int utcDay) {
        final int foldBefore = utcDay - 1 - Limits.HOURS_DAYS_BACK_MAX;
        final int dropBefore = utcDay - 1 - Limits.DAYS_BACK_MAX;
        int newer = NO_DAY;
        int day = MemberRow.newestDay(member);
        while (day != NO_DAY) {
            final int date = date(day);
            if (date < dropBefore) {
                dropFrom(memberRow, member, newer, day);
                return;
            }
            final int kept = date < foldBefore && day > 0 ? fold(memberRow, member, newer, day) : day;
            newer = kept;
            day = DayRow.older(address(kept));
        }
    }

    public long count() {
        return (long) open.live() + folded.live();
    }

    public long bytes() {
        return open.bytes() + folded.bytes() + extras.bytes();
    }

    /** Prove the member's days: order, sums, the law. */
    public void verify(final int memberRow, final long member) {
        int previousDate = Integer.MAX_VALUE;
        if (MemberRow.newestDay(member) != NO_DAY) {
            check(date(MemberRow.newestDay(member)) == MemberRow.newestDate(member), "date of the newest day");
        }
        for (int day = MemberRow.newestDay(member); day != NO_DAY; day = DayRow.older(address(day))) {
            final long address = address(day);
            check(DayRow.date(address) < previousDate, "days descend of member", MemberRow.memberId(member));
            check(
                    DayRow.earnedCenticoins(address) == law(memberRow, address),
                    "earned = law on a day of member",
                    MemberRow.memberId(member));
            if (day > 0) {
                verifyHours(memberRow, address);
            }
            previousDate = DayRow.date(address);
        }
    }

    public void hashMemberInto(final StateHash hash, final int memberRow, final long member) {
        for (int day = MemberRow.newestDay(member); day != NO_DAY; day = DayRow.older(address(day))) {
            final long address = address(day);
            hash.add(day > 0 ? 1 : 2);
            for (int offset = 4; offset < DayRow.FOLDED_LENGTH; offset += 4) {
                hash.add(UnsafeApi.getInt(address + offset));
            }
            for (int hour = 0; day > 0 && hour < DayRow.HOURS; hour += 2) {
                hash.add(UnsafeApi.getLong(DayRow.hourAddress(address, hour)));
            }
            if (DayRow.hasExtra(address)) {
                extras.hashInto(hash, memberRow, DayRow.date(address));
            }
        }
        hash.add(-1);
    }

    public void saveTo(final StateSink sink) {
        open.saveTo(sink);
        folded.saveTo(sink);
        extras.saveTo(sink);
    }

    public void loadFrom(final StateSource source) {
        open.loadFrom(source);
        folded.loadFrom(source);
        extras.loadFrom(source);
    }

    @Override
    public void close() {
        open.close();
        folded.close();
        extras.close();
    }

    private int date(final int day) {
        return DayRow.date(address(day));
    }

    private void verifyHours(final int memberRow, final long address) {
        final boolean hasExtra = DayRow.hasExtra(address);
        int energy = 0;
        int steps = 0;
        for (int hour = 0; hour < DayRow.HOURS; hour++) {
            final int ceiling =
                    hasExtra ? extras.hourCeiling(memberRow, DayRow.date(address), hour) : DayExtras.NO_CEILING;
            energy += Math.min(ceiling, DayRow.hourCentikcal(address, hour));
            steps += DayRow.hourSteps(address, hour);
        }
        check(energy == DayRow.hoursCentikcal(address), "sum of the hours' energy");
        check(steps == DayRow.hoursSteps(address), "sum of the hours' steps");
    }

    private int fold(final int memberRow, final long member, final int newer, final int day) {
        final long from = open.address(day);
        if (DayRow.hasExtra(from)) {
            DayRow.hasExtra(from, extras.dropHours(memberRow, DayRow.date(from)));
        }
        final int row = folded.allocate();
        UnsafeApi.copyMemory(from, folded.address(row), DayRow.FOLDED_LENGTH);
        open.free(day);
        link(member, newer, -row);
        return -row;
    }

    private void dropFrom(final int memberRow, final long member, final int newer, final int first) {
        link(member, newer, NO_DAY);
        int day = first;
        while (day != NO_DAY) {
            final long address = address(day);
            final int older = DayRow.older(address);
            if (DayRow.hasExtra(address)) {
                extras.drop(memberRow, DayRow.date(address));
            }
            if (day > 0) {
                open.free(day);
            } else {
                folded.free(-day);
            }
            day = older;
        }
    }

    private void link(final long member, final int newer, final int day) {
        if (newer == NO_DAY) {
            MemberRow.newestDay(member, day);
            if (day == NO_DAY) {
                MemberRow.newestDate(member, 0);
            }
        } else {
            DayRow.older(address(newer), day);
        }
    }
}
