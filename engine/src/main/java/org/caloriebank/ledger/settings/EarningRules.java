package org.caloriebank.ledger.settings;

import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;

/** The settings a civil day keeps from its first report on; see {@link Setting#isKeptByDays()}. Immutable. */
public final class EarningRules {
    public final int capCenticoins;
    public final int hourStepsMax;
    public final int hourEnergyMaxCentikcal;
    public final int dayStepsMax;
    public final int dayStepsFlag;
    public final boolean isManualPaid;
    public final int stepsRule;
    public final int lotMonths;

    EarningRules(final long[] valueByNumber) {
        capCenticoins = (int) valueByNumber[Setting.DAILY_CAP_CENTICOINS.number()];
        hourStepsMax = (int) valueByNumber[Setting.HOUR_STEPS_MAX.number()];
        hourEnergyMaxCentikcal = (int) valueByNumber[Setting.HOUR_ENERGY_MAX_CENTIKCAL.number()];
        dayStepsMax = (int) valueByNumber[Setting.DAY_STEPS_MAX.number()];
        dayStepsFlag = (int) valueByNumber[Setting.DAY_STEPS_FLAG.number()];
        isManualPaid = valueByNumber[Setting.MANUAL_PAYS.number()] != 0;
        stepsRule = (int) valueByNumber[Setting.STEPS_RULE.number()];
        lotMonths = (int) valueByNumber[Setting.LOT_MONTHS.number()];
    }

    void saveTo(final StateSink sink) {
        for (final Setting setting : Setting.values()) {
            if (setting.isKeptByDays()) {
                sink.word(value(setting));
            }
        }
    }

    static EarningRules loadFrom(final StateSource source, final int settings) {
        final long[] valueByNumber = new long[settings];
        for (final Setting setting : Setting.values()) {
            if (setting.isKeptByDays()) {
                valueByNumber[setting.number()] = source.word();
            }
        }
        return new EarningRules(valueByNumber);
    }

    private long value(final Setting setting) {
        return switch (setting) {
            case DAILY_CAP_CENTICOINS -> capCenticoins;
            case HOUR_STEPS_MAX -> hourStepsMax;
            case HOUR_ENERGY_MAX_CENTIKCAL -> hourEnergyMaxCentikcal;
            case DAY_STEPS_MAX -> dayStepsMax;
            case DAY_STEPS_FLAG -> dayStepsFlag;
            case MANUAL_PAYS -> isManualPaid ? 1 : 0;
            case STEPS_RULE -> stepsRule;
            case LOT_MONTHS -> lotMonths;
            default -> throw new IllegalArgumentException(setting + " is not kept by days");
        };
    }

    /**
     * Active energy of steps alone. Rule 1: 100 steps a minute is 3 MET (CADENCE-Adults), net energy is (MET - 1) x 3.5 x kg / 200 kcal a minute,
     * so a step is 0.00035 kcal for each kg of body mass. Rounded down.
     *
     * @param steps 0 to 2^31 - 1.
     * @return centikcal; may exceed an int.
     */
    public long stepsCentikcal(final int steps, final int bodyMassGrams) {
        return stepsRule == 0 ? 0 : (long) steps * bodyMassGrams * 35 / 1_000_000;
    }

    /** @return whether a total is more than a person can do in its hour or day. */
    public boolean isImplausible(final int hour, final int steps, final long energyCentikcal) {
        return hour == Limits.WHOLE_DAY
                ? steps > dayStepsMax || energyCentikcal > 24L * hourEnergyMaxCentikcal
                : steps > hourStepsMax || energyCentikcal > hourEnergyMaxCentikcal;
    }
}
