package org.caloriebank.ledger.light;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.OverrideLightDecoder;

/** What an operator does to a circuit by hand. Owned by the ledger thread. */
final class LightCommands {
    private static final int TTL_MINUTES_MAX = 1_440;

    private final Lights lights;
    private final Switches switches;
    private final OutcomeDraft outcome;

    LightCommands(final Lights lights, final Switches switches, final OutcomeDraft outcome) {
        this.lights = lights;
        this.switches = switches;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new OverrideLightDecoder(),
                OverrideLightDecoder.callerIdEncodingOffset(),
                LightCommands::isMalformed,
                this::onOverrideLight);
    }

    private static boolean isMalformed(final OverrideLightDecoder command) {
        return command.circuitId() <= 0
                || command.isOn() > 1
                || command.ttlMinutes() < 1
                || command.ttlMinutes() > TTL_MINUTES_MAX;
    }

    private ResultCode onOverrideLight(final OverrideLightDecoder command) {
        final int row = lights.find(command.circuitId());
        if (row == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_CIRCUIT;
        }

        final long endsAtMs = outcome.timeMs() + command.ttlMinutes() * Calendar.MINUTE_MS;
        switches.override(row, command.isOn() != 0, endsAtMs);
        return ResultCode.ACCEPTED;
    }
}
