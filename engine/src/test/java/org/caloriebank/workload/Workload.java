package org.caloriebank.workload;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Setting;

/**
 * An endless stream of commands with their ledger times: a function of the seed and the configuration, and of nothing
 * else. It is told no outcomes: as each command takes the next sequence of a new ledger, the workload knows which ids
 * holds and captures would get.
 * <p>
 * Not thread-safe.
 */
public final class Workload {
    /** 2026-01-20T22:00:00Z: months, days and zones change soon after the start. */
    public static final long START_MS = 1_768_946_400_000L;

    private static final Command TICK = new Command.Tick();

    /** A command and the ledger time at which it comes. */
    public record Step(long sequence, long timeMs, Command command) {}

    private final Memory memory = new Memory();
    private final Dice dice;
    private final FieldDraw fields;
    private final ActivityDraw activity;
    private final SpendingDraw spending;
    private final CareDraw care;
    private final WaterDraw water;
    private final LightDraw lights;
    private final CampaignDraw campaigns;
    private final GoalDraw goals;
    private final TimeDraw time;
    private final CentreFields centre;
    private final FacilityDraw facilities;
    private final BookingDraw bookings;
    private final AdmissionDraw admissions;
    private final TreeMap<Integer, CommandKind> kindByUpperWeight = new TreeMap<>();
    private final Queue<Command> opening = new ArrayDeque<>();
    private long sequence;
    private long timeMs = START_MS;
    private boolean isAgain;

    public Workload(final long seed, final WorkloadConfig config) {
        dice = new Dice(seed, config.oddPerMille());
        fields = new FieldDraw(seed, dice, config, memory);
        activity = new ActivityDraw(fields);
        spending = new SpendingDraw(fields, memory);
        care = new CareDraw(fields);
        campaigns = new CampaignDraw(fields, memory);
        goals = new GoalDraw(fields);
        time = new TimeDraw(dice, config.pace(), memory);
        centre = new CentreFields(fields);
        water = new WaterDraw(centre);
        lights = new LightDraw(centre);
        facilities = new FacilityDraw(centre);
        bookings = new BookingDraw(centre, memory);
        admissions = new AdmissionDraw(centre, memory);
        weigh(config.weightByKind());
        open(config);
    }

    public Step next() {
        timeMs = time.after(timeMs);
        isAgain = false;
        final Command command = opening.isEmpty() ? draw() : opening.remove();
        sequence++;
        if (!isAgain) {
            memory.onSent(sequence, timeMs, command);
        }
        return new Step(sequence, timeMs, command);
    }

    private Command draw() {
        final int ticket = dice.between(0, kindByUpperWeight.lastKey() - 1);
        return draw(kindByUpperWeight.higherEntry(ticket).getValue());
    }

    private Command draw(final CommandKind kind) {
        return switch (kind) {
            case REPORT -> activity.report(timeMs);
            case REPORT_AGAIN -> memory.reports.isEmpty() ? activity.report(timeMs) : dice.recent(memory.reports);
            case PUT_MEMBER -> care.putMember(fields.memberId());
            case CORRECT -> activity.correction(timeMs);
            case ADJUST -> care.adjustment();
            case PUT_MERCHANT -> care.putMerchant(fields.merchantId());
            case PLACE_HOLD -> spending.placeHold();
            case CAPTURE_HOLD -> spending.captureHold();
            case VOID_HOLD -> spending.voidHold();
            case REFUND -> spending.refund();
            case GIFT -> spending.gift();
            case DONATE -> spending.donate();
            case SETTLE -> spending.settle();
            case CHANGE_SETTING -> care.settingChange();
            case PUT_CAMPAIGN -> campaigns.putCampaign(timeMs);
            case PUT_CAMPAIGN_MERCHANT -> campaigns.putMerchant();
            case JOIN_CHALLENGE -> campaigns.join();
            case PUT_GOAL -> goals.putGoal();
            case TICK -> TICK;
            case SEND_AGAIN -> sendAgain();
            default -> drawOfCentre(kind);
        };
    }

    /** It makes nothing that later commands could refer to. */
    private Command sendAgain() {
        isAgain = true;
        return memory.idCommands.isEmpty() ? TICK : dice.recent(memory.idCommands);
    }

    private Command drawOfCentre(final CommandKind kind) {
        return switch (kind) {
            case PUT_FACILITY -> facilities.putFacility(centre.facilityId());
            case PUT_TARIFF -> facilities.putTariff(centre.facilityId());
            case PUT_OPENING_HOURS -> facilities.putOpeningHours();
            case PUT_SPACE -> facilities.putSpace(centre.spaceId());
            case SET_SPACE_OPEN -> facilities.setSpaceOpen();
            case PUT_WRISTBAND -> facilities.putWristband(centre.wristbandId());
            case OPEN_SESSION -> bookings.openSession(timeMs);
            case OPEN_GAME -> bookings.openGame(timeMs);
            case MOVE_SESSION -> bookings.moveSession(timeMs);
            case CANCEL_SESSION -> bookings.cancelSession();
            case BOOK -> bookings.book();
            case CANCEL_BOOKING -> bookings.cancelBooking();
            case PUT_CREDENTIAL -> admissions.putCredential();
            case CHECK_IN -> admissions.checkIn(timeMs);
            case TAP -> admissions.tap();
            case CHECK_OUT -> admissions.checkOut();
            case REPLACE_WRISTBAND -> admissions.replaceWristband();
            case CONFIRM_PAYMENT -> admissions.confirmPayment();
            case PUT_WATER_PROFILE -> water.putProfile(dice.between(1, CentreFields.WATER_PROFILES), timeMs);
            case REPORT_WATER -> water.report(timeMs);
            case OVERRIDE_LIGHT -> lights.override();
            case REFUND_WATER -> admissions.refundWater(timeMs);
            default -> throw new IllegalArgumentException("no draw of " + kind);
        };
    }

    private void weigh(final Map<CommandKind, Integer> weightByKind) {
        int upper = 0;
        for (final CommandKind kind : CommandKind.values()) {
            upper += weightByKind.getOrDefault(kind, 0);
            if (weightByKind.getOrDefault(kind, 0) > 0) {
                kindByUpperWeight.put(upper, kind);
            }
        }
    }

    /**
     * The population comes first, so that the stream does not begin with refusals only; a tick finds the ledger empty.
     */
    private void open(final WorkloadConfig config) {
        opening.add(TICK);
        if (config.idCapacity() > 0) {
            opening.add(care.settingChange(Setting.ID_CAPACITY, config.idCapacity()));
        }
        for (int merchantId = 1; merchantId <= config.merchants(); merchantId++) {
            opening.add(care.putMerchant(merchantId));
        }
        for (int memberId = 1; memberId <= config.members(); memberId++) {
            opening.add(care.putMember(memberId));
        }
        if (config.weightOf(CommandKind.CHECK_IN) > 0) {
            openCentre();
        }
    }

    private void openCentre() {
        for (long facilityId = 1; facilityId <= CentreFields.FACILITIES; facilityId++) {
            opening.add(facilities.putFacility(facilityId));
            opening.add(facilities.putTariff(facilityId));
        }
        for (long profileId = 1; profileId <= CentreFields.WATER_PROFILES; profileId++) {
            opening.add(water.putProfile(profileId, timeMs));
        }
        for (long spaceId = 1; spaceId <= CentreFields.SPACES; spaceId++) {
            opening.add(facilities.putSpace(spaceId));
        }
        for (long wristbandId = 1; wristbandId <= CentreFields.WRISTBANDS; wristbandId++) {
            opening.add(facilities.putWristband(wristbandId));
        }
    }
}
