package org.caloriebank.model;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;

/** The pair under which a command is remembered. */
record IdKey(long callerId, CommandId id) {
    /** @return the command's pair, or null for reports and ticks, which have none. */
    static IdKey of(final Command command) {
        if (command instanceof Command.PutMember c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.CorrectActivity c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.AdjustBalance c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.ChangeSetting c) {
            return new IdKey(c.callerId(), c.id());
        }
        return ofSpending(command);
    }

    private static IdKey ofSpending(final Command command) {
        if (command instanceof Command.PutMerchant c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.PlaceHold c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.CaptureHold c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.VoidHold c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.Refund c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.Gift c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.Donate c) {
            return new IdKey(c.callerId(), c.id());
        } else if (command instanceof Command.Settle c) {
            return new IdKey(c.callerId(), c.id());
        }
        return null;
    }
}
