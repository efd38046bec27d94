package org.caloriebank.adapter.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.caloriebank.protocol.Command;

/**
 * Why coins were earned or came from a campaign, or were taken back. Amounts in centicoins, energy in centikilocalories.
 *
 * @param timeMs ledger time of the record, ms since 1970.
 * @param epochDay civil date of the activity; of a rebate or a reward, the date in UTC on which it was paid.
 * @param hour 0..23, or 24 for the whole day.
 * @param sourceId whose report it was; 0 for a correction, a rebate and a reward.
 * @param isManual whether the report was entered by hand.
 * @param steps as reported; 0 for a correction.
 * @param energyCentikcal as reported; null when the source gave none, and for a correction.
 * @param rule what the amount was computed from: see {@link Rule}; of a campaign, its kind.
 * @param settingsVersion of the settings the day keeps; for a correction those in force.
 * @param campaign 0 for plain earning.
 * @param amountCenticoins it added to what the day earned; below zero when it took back.
 * @param correction null for anything else.
 * @param laterCorrections of the same hour or the whole day, oldest first.
 */
public record CoinOrigin(
        long sequence,
        long timeMs,
        int epochDay,
        int hour,
        long sourceId,
        boolean isManual,
        int steps,
        Integer energyCentikcal,
        Rule rule,
        int settingsVersion,
        long campaign,
        long amountCenticoins,
        Correction correction,
        List<Correction> laterCorrections) {
    /** In place of an hour. */
    public static final int WHOLE_DAY = 24;

    /** What an amount was computed from. */
    public enum Rule {
        /** The source measured it: one centikilocalorie is one centicoin. */
        ENERGY,
        /** From steps and body mass, by the setting STEPS_RULE of the day. */
        STEPS,
        /** By an operator's ceiling. */
        CEILING,
        /** A campaign multiplies what the day earned. */
        MULTIPLIER,
        /** A campaign gives back a part of what was paid to a merchant. */
        REBATE,
        /** A campaign rewards who reached its goal. */
        CHALLENGE
    }

    /**
     * An operator's ceiling on an hour or a day.
     *
     * @param hour 0..23, or 24 for the whole day.
     * @param ceilingCentikcal null when it lifted the ceiling.
     */
    public record Correction(long sequence, int hour, Integer ceilingCentikcal, long operatorId, String reason) {
        static Correction of(final long sequence, final Command.CorrectActivity command, final Integer ceiling) {
            return new Correction(
                    sequence,
                    command.hour(),
                    ceiling,
                    command.operatorId(),
                    command.reason().trim());
        }

        /** @return what was done, by whom and why. */
        public String words() {
            final String what =
                    ceilingCentikcal == null ? "ceiling lifted" : "ceiling " + CoinText.of(ceilingCentikcal) + " kcal";
            return what + (hour == WHOLE_DAY ? " of the day" : "") + by(operatorId, reason);
        }
    }

    /** @return whether a report of activity made it. */
    public boolean isReport() {
        return correction == null && rule != Rule.REBATE && rule != Rule.CHALLENGE;
    }

    /** @return a civil hour or day as people write it. */
    public static String when(final int epochDay, final int hour) {
        final String date = LocalDate.ofEpochDay(epochDay).toString();
        return hour == WHOLE_DAY ? date : String.format(Locale.ROOT, "%s %02d:00", date, hour);
    }

    /** @return who did it and why, as the end of a sentence. */
    static String by(final long operatorId, final String reason) {
        return " by operator " + operatorId + (reason.isEmpty() ? "" : ": " + reason);
    }
}
