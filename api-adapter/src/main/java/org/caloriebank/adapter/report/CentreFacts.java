package org.caloriebank.adapter.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a day at a sports centre came to, as its journal tells it. Minutes are those of the day; amounts are centicoins.
 *
 * @param historyDays real days dealt to the members for the week before.
 * @param occupancy how many people were where.
 * @param lights when which circuit was on.
 * @param hours what was earned and spent.
 * @param swimmers who got the fee back, or had none to pay, because of the water.
 */
public record CentreFacts(
        LocalDate date,
        int members,
        long historyDays,
        Visits visits,
        Occupancy occupancy,
        Water water,
        List<Light> lights,
        List<Hour> hours,
        List<Swimmer> swimmers,
        Game game) {
    /**
     * @param count check-ins.
     * @param forgotten closed by the house at closing time.
     * @param wristbandsReplaced lost ones.
     * @param requested what members owed in money.
     * @param confirmed of it, paid.
     * @param goals daily goals reached.
     * @param plays at the machines.
     * @param classPlaces paid.
     * @param noShows who had paid and did not come.
     */
    public record Visits(
            long count,
            long forgotten,
            long wristbandsReplaced,
            long requested,
            long confirmed,
            long goals,
            long plays,
            long classPlaces,
            long noShows) {}

    /** @param firstMinute of the first count; each following one is stepMinutes later. */
    public record Occupancy(int firstMinute, int stepMinutes, List<Place> places) {
        /** The first place is the whole building. */
        public List<Integer> building() {
            return places.get(0).people();
        }

        public int peak() {
            return building().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    public record Place(String name, List<Integer> people) {}

    /**
     * @param citation of the profile that judged.
     * @param marks what was done about it.
     */
    public record Water(
            String citation,
            int leastPhHundredths,
            int greatestPhHundredths,
            int leastChlorineMicrograms,
            int greatestChlorineMicrograms,
            List<Reading> readings,
            List<Mark> marks) {}

    public record Reading(int minute, int phHundredths, int chlorineMicrograms) {}

    public record Mark(int minute, String what) {
        /** @return all of them as one line, such as 15:00 out of range, 15:20 pool closes. */
        public static String inWords(final List<Mark> marks) {
            return marks.stream()
                    .map(mark -> clock(mark.minute()) + ' ' + mark.what())
                    .collect(Collectors.joining(", "));
        }
    }

    public record Light(String name, List<Interval> on) {}

    public record Interval(int fromMinute, int toMinute) {}

    /**
     * @param earned by moving.
     * @param bonus on top of it, from the carnival.
     * @param spent at the centre.
     * @param refunded by the centre.
     */
    public record Hour(int hour, long earned, long bonus, long spent, long refunded) {}

    /** @param refunded 0 when the visit was not over and its fee was waived. */
    public record Swimmer(String name, int enteredMinute, int leftMinute, long refunded) {}

    public record Game(int startMinute, long price, long refusedAsFull, List<Share> shares) {}

    public record Share(String name, boolean isOrganiser, long amount) {}

    /** @return a minute of the day as a clock shows it. */
    public static String clock(final int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    public long earned() {
        return hours.stream().mapToLong(Hour::earned).sum();
    }

    public long bonus() {
        return hours.stream().mapToLong(Hour::bonus).sum();
    }

    public long spent() {
        return hours.stream().mapToLong(Hour::spent).sum();
    }

    public long refunded() {
        return hours.stream().mapToLong(Hour::refunded).sum();
    }

    public long waived() {
        return swimmers.stream().filter(swimmer -> swimmer.refunded() == 0).count();
    }
}
