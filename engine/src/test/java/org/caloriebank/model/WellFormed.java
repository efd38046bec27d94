package org.caloriebank.model;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;

import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.GoalCommand.PutGoal;
import org.caloriebank.protocol.LightCommand.OverrideLight;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/** Whether each field of a command is inside the range the protocol gives it. */
final class WellFormed {
    private static final int PERIOD_YEAR_MIN = 1970;
    private static final int PERIOD_YEAR_MAX = 2149;

    private WellFormed() {}

    static boolean isWellFormed(final Command command) {
        if (command instanceof Command.ReportActivity c) {
            return report(c);
        } else if (command instanceof Command.PutMember c) {
            return putMember(c);
        } else if (command instanceof Command.CorrectActivity c) {
            return c.memberId() > 0
                    && isHour(c.hour())
                    && isDay(c.epochDay())
                    && (c.ceilingCentikcal() >= 0 || c.ceilingCentikcal() == NULL_CENTIKCAL);
        } else if (command instanceof Command.AdjustBalance c) {
            return c.memberId() > 0 && c.amountCenticoins() != Long.MIN_VALUE;
        } else if (command instanceof Command.PutMerchant c) {
            return putMerchant(c);
        }
        return spending(command);
    }

    private static boolean centre(final Command command) {
        if (command instanceof FacilityCommand c) {
            return WellFormedVisit.facility(c);
        } else if (command instanceof BookingCommand c) {
            return WellFormedVisit.booking(c);
        } else if (command instanceof AdmissionCommand c) {
            return WellFormedVisit.admission(c);
        } else if (command instanceof WaterCommand c) {
            return WellFormedWater.water(c);
        } else if (command instanceof OverrideLight c) {
            return WellFormedWater.light(c);
        } else if (command instanceof CampaignCommand c) {
            return WellFormedGain.campaign(c);
        } else if (command instanceof PutGoal c) {
            return WellFormedGain.goal(c);
        }
        return true;
    }

    private static boolean spending(final Command command) {
        if (command instanceof Command.PlaceHold c) {
            return c.memberId() > 0
                    && c.merchantId() > 0
                    && (c.amountCenticoins() == NULL_AMOUNT) != (c.amountMinorUnits() == NULL_AMOUNT);
        } else if (command instanceof Command.CaptureHold c) {
            return c.holdId() > 0;
        } else if (command instanceof Command.VoidHold c) {
            return c.holdId() > 0;
        } else if (command instanceof Command.Refund c) {
            return c.captureId() > 0;
        } else if (command instanceof Command.Gift c) {
            return c.memberId() > 0 && c.toMemberId() > 0;
        } else if (command instanceof Command.Donate c) {
            return c.memberId() > 0 && c.merchantId() > 0;
        } else if (command instanceof Command.Settle c) {
            return c.merchantId() > 0 && isPeriod(c.period());
        }
        return centre(command);
    }

    private static boolean report(final Command.ReportActivity c) {
        return c.memberId() > 0
                && isHour(c.hour())
                && isDay(c.epochDay())
                && c.steps() >= 0
                && (c.energyCentikcal() >= 0 || c.energyCentikcal() == NULL_CENTIKCAL);
    }

    private static boolean putMember(final Command.PutMember c) {
        return c.memberId() > 0
                && c.bodyMassGrams() >= Limits.BODY_MASS_GRAMS_MIN
                && c.bodyMassGrams() <= Limits.BODY_MASS_GRAMS_MAX
                && isZoneOffset(c.zoneOffsetMinutes())
                && c.status() != MemberStatus.NULL_VAL;
    }

    private static boolean putMerchant(final Command.PutMerchant c) {
        final boolean hasNoRate = c.rateCenticoins() == 0
                && c.rateMinorUnits() == 0
                && c.currency().isEmpty();
        final boolean hasRate =
                c.rateCenticoins() > 0 && c.rateMinorUnits() > 0 && c.currency().matches("[A-Z]{3}");
        return c.merchantId() > 0
                && (hasNoRate || hasRate)
                && c.kind() != MerchantKind.NULL_VAL
                && c.status() != MerchantStatus.NULL_VAL;
    }

    static boolean isZoneOffset(final int minutes) {
        return Math.abs(minutes) <= Limits.ZONE_OFFSET_MINUTES_MAX && minutes % Limits.ZONE_OFFSET_STEP_MINUTES == 0;
    }

    private static boolean isHour(final int hour) {
        return hour >= 0 && hour <= Limits.WHOLE_DAY;
    }

    private static boolean isDay(final int epochDay) {
        return epochDay >= Limits.EPOCH_DAY_MIN && epochDay <= Limits.EPOCH_DAY_MAX;
    }

    private static boolean isPeriod(final int period) {
        final int year = period / 100;
        final int month = period % 100;
        return year >= PERIOD_YEAR_MIN && year <= PERIOD_YEAR_MAX && month >= 1 && month <= 12;
    }
}
