package org.caloriebank.workload;

import java.util.Collections;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapKind;

/** Sends {@link CentreJournal}'s commands, with a clock moved by hand and ids that do not repeat. */
final class CentreDesk {
    static final long MINUTE_MS = 60_000;

    private static final int WEEKDAYS = 7;
    private static final int NOT_MEASURED = Integer.MIN_VALUE;

    private final CentreJournal.Bank bank;
    private final long seed;
    private final long dayMs;
    private long nowMs;
    private long idsUsed;

    CentreDesk(final CentreJournal.Bank bank, final long seed, final long dayMs) {
        this.bank = bank;
        this.seed = seed;
        this.dayMs = dayMs;
    }

    long nowMs() {
        return nowMs;
    }

    long timeMs(final int hour, final int minute) {
        return dayMs + (hour * 60L + minute) * MINUTE_MS;
    }

    /** Go on to a time of the day without a tick. */
    void at(final int hour, final int minute) {
        nowMs = timeMs(hour, minute);
    }

    /** Go on to a time of the day, and tick until nothing is due. */
    void tickAt(final int hour, final int minute) {
        at(hour, minute);
        boolean isMoreDue = true;
        while (isMoreDue) {
            isMoreDue = send(new Command.Tick()).flags().moreDue();
        }
    }

    CommandId id() {
        return new CommandId(seed, ++idsUsed);
    }

    Outcome send(final Command command) {
        return bank.apply(nowMs, command);
    }

    /** @return the outcome's reference. */
    long accept(final Command command) {
        final Outcome outcome = send(command);
        if (outcome.code() != ResultCode.ACCEPTED) {
            throw new AssertionError("seed " + seed + ": " + outcome.code() + " for " + command);
        }
        return outcome.reference();
    }

    void refuse(final ResultCode code, final Command command) {
        final Outcome outcome = send(command);
        if (outcome.code() != code) {
            throw new AssertionError(
                    "seed " + seed + ": " + outcome.code() + " in place of " + code + " for " + command);
        }
    }

    // ---- commands with what all of them share filled in

    void putHours(final int opensAtMinute, final int closesAtMinute) {
        accept(new FacilityCommand.PutOpeningHours(
                id(),
                CentreJournal.CALLER,
                CentreJournal.FACILITY,
                Collections.nCopies(WEEKDAYS, opensAtMinute),
                Collections.nCopies(WEEKDAYS, closesAtMinute)));
    }

    void putSpace(
            final long spaceId, final SpaceKind kind, final long price, final long circuitId, final long profileId) {
        accept(new FacilityCommand.PutSpace(
                id(),
                CentreJournal.CALLER,
                20,
                spaceId,
                CentreJournal.FACILITY,
                circuitId,
                price,
                profileId,
                10,
                kind,
                SpaceStatus.OPEN));
    }

    /** pH 7.00 to 7.80, free chlorine from 300 ug/L, from the first day on. */
    void putWaterProfile() {
        final int none = NOT_MEASURED;
        accept(new WaterCommand.PutWaterProfile(
                id(),
                CentreJournal.CALLER,
                30,
                3,
                CentreJournal.PROFILE,
                1,
                700,
                780,
                300,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                "of a test"));
    }

    void read(final int phHundredths, final int freeChlorine) {
        accept(new WaterCommand.ReportWater(
                id(),
                CentreJournal.CALLER,
                CentreJournal.POOL,
                nowMs,
                phHundredths,
                freeChlorine,
                NOT_MEASURED,
                NOT_MEASURED,
                NOT_MEASURED,
                NOT_MEASURED));
    }

    void putCampaign(
            final long campaignId,
            final CampaignKind kind,
            final int rateBp,
            final long goal,
            final long reward,
            final boolean isTeam) {
        final int today = (int) (dayMs / CentreJournal.DAY_MS);
        accept(new CampaignCommand.PutCampaign(
                id(),
                CentreJournal.CALLER,
                rateBp,
                campaignId,
                goal,
                reward,
                CentreJournal.BUDGET,
                today,
                today + 6,
                kind,
                isTeam));
    }

    void join(final long campaignId, final long memberId, final long teamId) {
        accept(new CampaignCommand.JoinChallenge(id(), CentreJournal.CALLER, campaignId, memberId, teamId));
    }

    void earn(final long memberId, final int energyCentikcal) {
        accept(new Command.ReportActivity(
                memberId, 1, (int) (dayMs / CentreJournal.DAY_MS), 9_000, energyCentikcal, Limits.WHOLE_DAY, false));
    }

    long openSession(final int hour, final long priceCenticoins) {
        return accept(new BookingCommand.OpenSession(
                id(),
                CentreJournal.CALLER,
                10,
                CentreJournal.COURT,
                timeMs(hour, 0),
                timeMs(hour + 1, 0),
                priceCenticoins,
                60,
                5_000));
    }

    BookingCommand.Book book(final long sessionId, final long memberId) {
        return new BookingCommand.Book(id(), CentreJournal.CALLER, sessionId, memberId);
    }

    void cancelBooking(final long bookingId) {
        accept(new BookingCommand.CancelBooking(id(), CentreJournal.CALLER, bookingId));
    }

    /** @return the admission's id. */
    long checkIn(final CheckInKind kind, final long memberId, final long credentialId, final long wristbandId) {
        final boolean isToken = kind == CheckInKind.QR;
        return accept(new AdmissionCommand.CheckIn(
                id(),
                CentreJournal.CALLER,
                kind,
                CentreJournal.FACILITY,
                memberId,
                credentialId,
                isToken ? nowMs + MINUTE_MS : 0,
                wristbandId));
    }

    void tap(final TapKind kind, final long wristbandId, final long spaceId) {
        accept(new AdmissionCommand.Tap(id(), CentreJournal.CALLER, kind, wristbandId, spaceId));
    }

    void checkOut(final long wristbandId) {
        accept(new AdmissionCommand.CheckOut(id(), CentreJournal.CALLER, wristbandId));
    }
}
