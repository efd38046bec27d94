package org.caloriebank.ledger.settings;

import java.util.Arrays;
import java.util.Map;
import org.caloriebank.ledger.memory.Invariant;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;

/** Current settings and every version of the rules that days keep. Owned by the ledger thread; only a change of settings allocates. */
public final class Settings {
    /** Versions are 16 bits in a day's row. */
    private static final int VERSION_MAX = 65_535;

    private final long[] valueByNumber = new long[Setting.values().length + 1];
    private EarningRules[] rulesByVersion = new EarningRules[4];
    private int version;
    private Map<Setting, Long> pinned = Map.of();

    public Settings() {
        for (final Setting setting : Setting.values()) {
            valueByNumber[setting.number()] = setting.defaultValue();
        }
        rulesByVersion[0] = new EarningRules(valueByNumber);
    }

    /**
     * Let settings have these values from the beginning on, whatever commands say: a change of one is counted as a version and changes nothing. Only
     * before the first command.
     *
     * @throws IllegalArgumentException if a value is outside its setting's range.
     */
    public void pin(final Map<Setting, Long> values) {
        values.forEach((setting, value) -> {
            if (value < setting.min() || value > setting.max()) {
                throw new IllegalArgumentException(setting + " is outside its range: " + value);
            }
            valueByNumber[setting.number()] = value;
        });
        pinned = Map.copyOf(values);
        rulesByVersion[0] = new EarningRules(valueByNumber);
    }

    public long value(final Setting setting) {
        return valueByNumber[setting.number()];
    }

    /** @return 0 at first; one more with each change. */
    public int version() {
        return version;
    }

    public EarningRules rules() {
        return rulesByVersion[version];
    }

    public EarningRules rules(final int version) {
        return rulesByVersion[version];
    }

    public ResultCode decideChange(final int number, final long value) {
        final Setting setting = Setting.ofNumber(number);
        if (setting == null) {
            return ResultCode.UNKNOWN_SETTING;
        }
        if (value < setting.min() || value > setting.max()) {
            return ResultCode.SETTING_OUT_OF_RANGE;
        }
        return version == VERSION_MAX ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    public void applyChange(final int number, final long value) {
        valueByNumber[number] = pinned.getOrDefault(Setting.ofNumber(number), value);
        version++;
        if (version == rulesByVersion.length) {
            rulesByVersion = Arrays.copyOf(rulesByVersion, 2 * version);
        }
        rulesByVersion[version] = new EarningRules(valueByNumber);
    }

    public void saveTo(final StateSink sink) {
        sink.word(valueByNumber.length);
        for (final long value : valueByNumber) {
            sink.word(value);
        }
        sink.word(version);
        for (int i = 0; i <= version; i++) {
            rulesByVersion[i].saveTo(sink);
        }
    }

    public void loadFrom(final StateSource source) {
        Invariant.check(source.word() == valueByNumber.length, "there are as many settings as were saved");
        for (int i = 0; i < valueByNumber.length; i++) {
            valueByNumber[i] = source.word();
        }
        version = (int) source.word();
        rulesByVersion = new EarningRules[Math.max(4, version + 1)];
        for (int i = 0; i <= version; i++) {
            rulesByVersion[i] = EarningRules.loadFrom(source, valueByNumber.length);
        }
    }

    public void hashInto(final StateHash hash) {
        hash.add(version);
        for (final long value : valueByNumber) {
            hash.add(value);
        }
        for (int i = 0; i <= version; i++) {
            final EarningRules rules = rulesByVersion[i];
            hash.add(rules.capCenticoins);
            hash.add(rules.hourStepsMax);
            hash.add(rules.hourEnergyMaxCentikcal);
            hash.add(rules.dayStepsMax);
            hash.add(rules.dayStepsFlag);
            hash.add(rules.isManualPaid ? 1 : 0);
            hash.add(rules.stepsRule);
            hash.add(rules.lotMonths);
        }
    }
}
