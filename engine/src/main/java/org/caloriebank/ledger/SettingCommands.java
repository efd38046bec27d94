package org.caloriebank.ledger;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.ChangeSettingDecoder;

/** Changes of settings. Owned by the ledger thread. */
final class SettingCommands {
    private final Settings settings;
    private final OutcomeDraft outcome;

    SettingCommands(final Settings settings, final OutcomeDraft outcome) {
        this.settings = settings;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        // no field has a range: a wrong number or value is refused with its own code
        table.add(
                new ChangeSettingDecoder(),
                ChangeSettingDecoder.callerIdEncodingOffset(),
                command -> false,
                this::onChangeSetting);
    }

    private ResultCode onChangeSetting(final ChangeSettingDecoder command) {
        final ResultCode decision = settings.decideChange(command.setting(), command.value());
        if (decision == ResultCode.ACCEPTED) {
            settings.applyChange(command.setting(), command.value());
            outcome.settingsVersion(settings.version());
        }
        return decision;
    }
}
