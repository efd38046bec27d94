package org.caloriebank.workload;

import static org.caloriebank.protocol.Setting.ID_CAPACITY;

import java.util.List;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.workload.Memory.UsedId;

/** Draws what operators send: members, merchants, adjustments, settings. */
final class CareDraw {
    private static final List<Setting> SETTINGS = List.of(Setting.values());
    private static final List<MemberStatus> TROUBLED = List.of(MemberStatus.SUSPENDED, MemberStatus.CLOSED);
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY");
    private static final List<String> ODD_CURRENCIES = List.of("", "EU", "eur", "E1R");
    private static final int RATE_MAX = 1_000;
    private static final long USUAL_ADJUSTMENT_MAX = 200_000;
    private static final long ID_CAPACITY_LEAST = 1_000_000;
    private static final long DAY_MS = 86_400_000;
    private static final long HOUR_MS = 3_600_000;

    private final FieldDraw fields;
    private final Dice dice;

    CareDraw(final FieldDraw fields) {
        this.fields = fields;
        dice = fields.dice;
    }

    Command putMember(final long memberId) {
        final UsedId id = fields.id();
        return new Command.PutMember(
                id.id(), id.callerId(), memberId, bodyMassGrams(), fields.zoneOffsetMinutes(), memberStatus());
    }

    Command putMerchant(final long merchantId) {
        final UsedId id = fields.id();
        final boolean hasRate = dice.chance(700);
        return new Command.PutMerchant(
                id.id(),
                id.callerId(),
                merchantId,
                rate(hasRate),
                rate(hasRate),
                currency(hasRate),
                merchantKind(merchantId),
                merchantStatus());
    }

    Command adjustment() {
        final UsedId id = fields.id();
        final long amount = dice.isOdd()
                ? dice.odd(
                        0,
                        Long.MIN_VALUE,
                        Long.MIN_VALUE + 1,
                        Long.MAX_VALUE,
                        Limits.AMOUNT_CENTICOINS_MAX + 1,
                        -Limits.AMOUNT_CENTICOINS_MAX - 1)
                : dice.between(-USUAL_ADJUSTMENT_MAX, USUAL_ADJUSTMENT_MAX);
        return new Command.AdjustBalance(
                id.id(), id.callerId(), fields.memberId(), amount, dice.between(1, 2), "goodwill");
    }

    Command settingChange() {
        final UsedId id = fields.id();
        final Setting setting = dice.of(SETTINGS);
        final boolean isUnknown = dice.isTroubled() && dice.chance(150);
        final int number = isUnknown ? dice.odd(0, SETTINGS.size() + 1, 65_534) : setting.number();
        return new Command.ChangeSetting(id.id(), id.callerId(), value(setting), number);
    }

    Command settingChange(final Setting setting, final long value) {
        final UsedId id = fields.id();
        return new Command.ChangeSetting(id.id(), id.callerId(), value, setting.number());
    }

    private long value(final Setting setting) {
        if (dice.chance(100)) {
            return dice.odd(setting.min() - 1, setting.max() + 1, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (setting == ID_CAPACITY) {
            return dice.between(ID_CAPACITY_LEAST, setting.max()); // a full memory would refuse all the rest
        }
        return switch (setting) {
            case LOT_MONTHS -> dice.between(1, 3);
            case DAILY_CAP_CENTICOINS -> dice.chance(100) ? setting.min() : dice.between(20_000, 400_000);
            case REFUND_WINDOW_MS -> dice.chance(200) ? dice.between(0, HOUR_MS) : dice.between(5, 60) * DAY_MS;
            case DAY_STEPS_FLAG -> dice.between(5_000, 80_000);
            case DAY_STEPS_MAX -> dice.between(5_000, 120_000);
            case HOUR_STEPS_MAX, HOUR_ENERGY_MAX_CENTIKCAL -> dice.between(setting.defaultValue() / 3, setting.max());
            default -> dice.chance(600) ? setting.defaultValue() : dice.between(setting.min(), setting.max());
        };
    }

    private int bodyMassGrams() {
        if (dice.isOdd()) {
            return dice.odd(
                    0,
                    Limits.BODY_MASS_GRAMS_MIN - 1,
                    Limits.BODY_MASS_GRAMS_MAX + 1,
                    Integer.MIN_VALUE,
                    Limits.BODY_MASS_GRAMS_MIN,
                    Limits.BODY_MASS_GRAMS_MAX);
        }
        return dice.between(45_000, 120_000);
    }

    private MemberStatus memberStatus() {
        if (dice.isOdd()) {
            return MemberStatus.NULL_VAL;
        }
        return dice.isTroubled() ? dice.of(TROUBLED) : MemberStatus.ACTIVE;
    }

    private MerchantStatus merchantStatus() {
        if (dice.isOdd()) {
            return MerchantStatus.NULL_VAL;
        }
        return dice.isTroubled() ? MerchantStatus.SUSPENDED : MerchantStatus.ACTIVE;
    }

    private MerchantKind merchantKind(final long merchantId) {
        if (dice.isOdd()) {
            return MerchantKind.NULL_VAL;
        }
        return merchantId % 3 == 0 ? MerchantKind.CHARITY : MerchantKind.SHOP;
    }

    private int rate(final boolean hasRate) {
        if (dice.isOdd()) {
            return dice.odd(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
        return hasRate ? dice.between(1, RATE_MAX) : 0;
    }

    private String currency(final boolean hasRate) {
        if (dice.isOdd()) {
            return dice.of(ODD_CURRENCIES);
        }
        return hasRate ? dice.of(CURRENCIES) : "";
    }
}
