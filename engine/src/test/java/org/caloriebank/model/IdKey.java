package org.caloriebank.model;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;

/** The pair under which a command is remembered. */
record IdKey(long callerId, CommandId id) {
    /** @return the command's pair, or null for reports and ticks, which have none. */
    static IdKey of(final Command command) {
        if (command instanceof Command.ReportActivity || command instanceof Command.Tick) {
            return null;
        }
        return new IdKey((Long) field("callerId", command), (CommandId) field("id", command));
    }

    /** All other commands are records with these two fields. */
    private static Object field(final String name, final Command command) {
        try {
            return command.getClass().getMethod(name).invoke(command);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalArgumentException(command + " has no " + name, e);
        }
    }
}
