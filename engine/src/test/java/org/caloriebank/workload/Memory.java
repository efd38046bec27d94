package org.caloriebank.workload;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.BookingCommand.OpenSession;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Command.ReportActivity;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.CheckInKind;

/**
 * What a workload has sent so far, as far as later commands refer to it. Knows no outcomes: an id may belong to a hold
 * that was refused.
 */
final class Memory {
    /** An id and who used it. */
    record UsedId(long callerId, CommandId id) {}

    private static final int KEPT_MAX = 4_000;
    private static final int KEPT_AFTER_TRIM = 3_000;

    final List<Long> holdIds = new ArrayList<>();
    final List<Long> captureIds = new ArrayList<>();
    final List<Long> deadlinesMs = new ArrayList<>();
    final List<Long> sessionIds = new ArrayList<>();
    final List<Long> bookingIds = new ArrayList<>();
    final List<Long> admissionIds = new ArrayList<>();
    /** Named at check-ins. */
    final List<Long> wristbandIds = new ArrayList<>();
    /** Check-ins by token. */
    final List<CheckIn> tokens = new ArrayList<>();

    final List<ReportActivity> reports = new ArrayList<>();
    final List<Command> idCommands = new ArrayList<>();
    /** As first sent, those refused included. */
    final List<PutCampaign> campaigns = new ArrayList<>();

    final List<PutCampaign> challenges = new ArrayList<>();
    final List<Long> rebateIds = new ArrayList<>();
    final List<UsedId> usedIds = new ArrayList<>();

    void onSent(final long sequence, final long timeMs, final Command command) {
        if (command instanceof Command.PlaceHold c) {
            keep(holdIds, sequence);
            if (c.ttlMs() > 0 && c.ttlMs() < Integer.MAX_VALUE) {
                keep(deadlinesMs, timeMs + c.ttlMs());
            }
        } else if (command instanceof Command.CaptureHold) {
            keep(captureIds, sequence);
        } else if (command instanceof ReportActivity c) {
            keep(reports, c);
        } else {
            onSentToCentre(sequence, timeMs, command);
        }
        if (command instanceof PutCampaign c) {
            onCampaign(c);
        }
        if (!(command instanceof ReportActivity) && !(command instanceof Command.Tick)) {
            keep(idCommands, command);
        }
    }

    private void onCampaign(final PutCampaign command) {
        if (command.campaignId() == campaigns.size() + 1) {
            campaigns.add(command);
            if (command.kind() == CampaignKind.CHALLENGE) {
                challenges.add(command);
            } else if (command.kind() == CampaignKind.REBATE) {
                rebateIds.add(command.campaignId());
            }
        }
    }

    private void onSentToCentre(final long sequence, final long timeMs, final Command command) {
        if (command instanceof OpenSession c) {
            keep(sessionIds, sequence);
            keepDeadlines(timeMs, c.startMs(), c.endMs());
        } else if (command instanceof OpenGame c) {
            keep(sessionIds, sequence);
            keepDeadlines(timeMs, c.startMs(), c.endMs());
            keep(bookingIds, sequence);
        } else if (command instanceof Book) {
            keep(bookingIds, sequence);
        } else if (command instanceof CheckIn c) {
            keep(admissionIds, sequence);
            if (c.wristbandId() > 0) {
                keep(wristbandIds, c.wristbandId());
            }
            if (c.kind() == CheckInKind.QR) {
                keep(tokens, c);
            }
        }
    }

    /** Those that are not years away. */
    private void keepDeadlines(final long nowMs, final long startMs, final long endMs) {
        if (startMs >= nowMs && endMs >= startMs && endMs - nowMs < Integer.MAX_VALUE) {
            keep(deadlinesMs, startMs);
            keep(deadlinesMs, endMs);
        }
    }

    static <T> void keep(final List<T> list, final T value) {
        list.add(value);
        if (list.size() > KEPT_MAX) {
            list.subList(0, KEPT_MAX - KEPT_AFTER_TRIM).clear();
        }
    }
}
