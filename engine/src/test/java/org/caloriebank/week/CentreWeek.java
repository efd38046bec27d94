package org.caloriebank.week;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.caloriebank.workload.LedgerPort;

/**
 * A week at many sports centres, by seed: visitors book, come, tap, swim, play, lose their wristbands, forget to check out; water leaves its range
 * and swimmers get their fee back. Whatever happens is planned at a time and run in its order, with ticks in between as a pipeline would send them.
 */
final class CentreWeek implements AutoCloseable {
    static final long DAY_MS = 86_400_000;
    static final long HOUR_MS = 3_600_000;
    static final long MINUTE_MS = 60_000;
    /** 2026-06-01T00:00:00Z, a Monday. */
    static final long START_MS = 1_780_272_000_000L;

    static final int DAYS = 7;
    private static final long CALLER = 1;
    private static final int TICKS_MAX = 1_000_000;
    private static final long COINS_MAX = 20_000;

    final Ledger ledger = new Ledger();
    final LedgerPort port = new LedgerPort(ledger);
    final List<CentrePlan> centres = new ArrayList<>();
    private final SplittableRandom random;
    private final PriorityQueue<Planned> agenda = new PriorityQueue<>();
    private final Map<ResultCode, Integer> countByCode = new EnumMap<>(ResultCode.class);
    private final Map<String, Integer> acceptedByCommand = new HashMap<>();
    private long nowMs = START_MS;
    private long idsUsed;
    private long planned;

    CentreWeek(final long seed, final int facilities, final int visitors) {
        random = new SplittableRandom(seed);
        apply(CentrePlan.waterProfile(nextId(), CALLER, (int) (START_MS / DAY_MS)));
        for (int i = 1; i <= facilities; i++) {
            final CentrePlan centre = new CentrePlan(i, random);
            centres.add(centre);
            centre.opening(this::nextId, CALLER).forEach(this::apply);
            planCentre(centre);
        }
        for (int i = 1; i <= visitors; i++) {
            apply(new Command.PutMember(nextId(), CALLER, i, 70_000, 0, MemberStatus.ACTIVE));
            apply(new Command.AdjustBalance(nextId(), CALLER, i, 1 + random.nextLong(COINS_MAX), 1, "opening"));
            planVisit(i);
        }
    }

    /** Let the week pass, and the night behind it. */
    void run() {
        while (!agenda.isEmpty()) {
            final Planned next = agenda.poll();
            tickUntil(next.timeMs);
            nowMs = next.timeMs;
            next.action.run();
        }
        tickUntil(START_MS + (DAYS + 2) * DAY_MS);
    }

    Map<ResultCode, Integer> countByCode() {
        return countByCode;
    }

    Map<String, Integer> acceptedByCommand() {
        return acceptedByCommand;
    }

    Answer.Ledger books() {
        return (Answer.Ledger) port.answer(new Query.Ledger(false));
    }

    FacilityAnswer.Facility facility(final CentrePlan centre) {
        return (FacilityAnswer.Facility) port.answer(new FacilityQuery.Facility(centre.facilityId));
    }

    List<FacilityAnswer.Space> spaces(final CentrePlan centre) {
        return ((FacilityAnswer.Spaces) port.answer(new FacilityQuery.Spaces(centre.facilityId, 0))).spaces();
    }

    List<LightAnswer.Light> lights(final CentrePlan centre) {
        return ((LightAnswer.Lights) port.answer(new LightQuery.Lights(centre.facilityId, 0))).lights();
    }

    @Override
    public void close() {
        ledger.close();
    }

    // ---- what a centre does ----

    private void planCentre(final CentrePlan centre) {
        for (int day = 0; day < DAYS; day++) {
            final long midnightMs = START_MS + day * DAY_MS - centre.zoneOffsetMinutes * MINUTE_MS;
            for (int hour = 8; hour < 22; hour++) {
                final long hourMs = midnightMs + hour * HOUR_MS;
                if (random.nextInt(10) < 3) {
                    plan(hourMs - 3 * HOUR_MS - random.nextLong(20 * HOUR_MS), () -> openSession(centre, hourMs));
                }
                plan(hourMs + random.nextLong(HOUR_MS), () -> readWater(centre));
            }
            plan(midnightMs + 21 * HOUR_MS, () -> refundSwimmers(centre, midnightMs));
            plan(midnightMs + 23 * HOUR_MS + 59 * MINUTE_MS, () -> findWristbands(centre));
        }
    }

    private void openSession(final CentrePlan centre, final long startMs) {
        if (startMs < nowMs) {
            return;
        }
        final long spaceId = centre.courtId(random.nextInt(CentrePlan.COURTS));
        final Outcome opened = apply(new BookingCommand.OpenSession(
                nextId(), CALLER, 4, spaceId, startMs, startMs + HOUR_MS, 1 + random.nextLong(800), 120, 5_000));
        if (opened.isAccepted()) {
            centre.sessions.add(new CentrePlan.Session(opened.reference(), spaceId, startMs));
            if (random.nextInt(20) == 0) {
                plan(
                        startMs - random.nextLong(3 * HOUR_MS),
                        () -> apply(new BookingCommand.CancelSession(nextId(), CALLER, true, opened.reference())));
            }
        }
    }

    private void readWater(final CentrePlan centre) {
        final boolean isOut = random.nextInt(12) == 0;
        apply(CentrePlan.reading(nextId(), CALLER, centre.poolId(), nowMs, isOut ? 200 : 700 + random.nextInt(20)));
        if (isOut && random.nextBoolean()) {
            apply(new FacilityCommand.SetSpaceOpen(nextId(), CALLER, false, centre.poolId()));
            plan(
                    nowMs + HOUR_MS,
                    () -> apply(new FacilityCommand.SetSpaceOpen(nextId(), CALLER, true, centre.poolId())));
        }
    }

    private void refundSwimmers(final CentrePlan centre, final long midnightMs) {
        apply(new WaterCommand.RefundWater(nextId(), CALLER, centre.poolId(), midnightMs, nowMs));
    }

    /** Those who left without a tap have thrown theirs into the box at the door. */
    private void findWristbands(final CentrePlan centre) {
        for (final long wristbandId : List.copyOf(centre.away)) {
            apply(new FacilityCommand.PutWristband(
                    nextId(), CALLER, WristbandStatus.IN_STOCK, wristbandId, centre.facilityId));
        }
        centre.away.clear();
    }

    // ---- what a visitor does ----

    private void planVisit(final long memberId) {
        final CentrePlan centre = centres.get(random.nextInt(centres.size()));
        final long midnightMs = START_MS + random.nextInt(DAYS) * DAY_MS - centre.zoneOffsetMinutes * MINUTE_MS;
        final long arrivalMs = midnightMs + 8 * HOUR_MS + random.nextLong(13 * HOUR_MS);
        plan(Math.max(START_MS, arrivalMs - random.nextLong(12 * HOUR_MS)), () -> book(memberId, centre, arrivalMs));
        plan(arrivalMs, () -> checkIn(memberId, centre, random.nextInt(3) > 0));
    }

    private void book(final long memberId, final CentrePlan centre, final long arrivalMs) {
        if (random.nextInt(4) == 0 && arrivalMs - nowMs > HOUR_MS) {
            final long startMs = arrivalMs - arrivalMs % HOUR_MS + HOUR_MS;
            final Outcome game = apply(new BookingCommand.OpenGame(
                    nextId(),
                    CALLER,
                    2 + random.nextInt(3),
                    centre.courtId(random.nextInt(CentrePlan.COURTS)),
                    memberId,
                    startMs,
                    startMs + HOUR_MS));
            if (game.isAccepted()) {
                centre.sessions.add(new CentrePlan.Session(game.reference(), 0, startMs));
            }
        } else {
            for (int i = random.nextInt(3); i > 0 && !centre.sessions.isEmpty(); i--) {
                bookOne(memberId, centre);
            }
        }
    }

    private void bookOne(final long memberId, final CentrePlan centre) {
        final int back = random.nextInt(Math.min(8, centre.sessions.size()));
        final CentrePlan.Session session = centre.sessions.get(centre.sessions.size() - 1 - back);
        final Outcome booked = apply(new BookingCommand.Book(nextId(), CALLER, session.id(), memberId));
        if (booked.isAccepted() && random.nextInt(6) == 0) {
            plan(
                    nowMs + random.nextLong(Math.max(1, session.startMs() - nowMs)),
                    () -> apply(new BookingCommand.CancelBooking(nextId(), CALLER, booked.reference())));
        }
    }

    private void checkIn(final long memberId, final CentrePlan centre, final boolean isPatient) {
        final Outcome in = apply(
                new AdmissionCommand.CheckIn(nextId(), CALLER, CheckInKind.DESK, centre.facilityId, memberId, 0, 0, 0));
        if (in.isAccepted()) {
            final long wristbandId = wristbandOf(in.reference());
            centre.away.add(wristbandId);
            planStay(new Stay(in.reference(), wristbandId, centre));
        } else if (isPatient && in.code() == ResultCode.FACILITY_FULL) {
            plan(nowMs + 20 * MINUTE_MS, () -> checkIn(memberId, centre, false));
        }
    }

    private long wristbandOf(final long admissionId) {
        final AdmissionAnswer.Admission answer =
                (AdmissionAnswer.Admission) port.answer(new AdmissionQuery.Admission(admissionId));
        return answer.wristbandId();
    }

    private void planStay(final Stay stay) {
        final long stayMs = (15 + random.nextInt(300)) * MINUTE_MS;
        tapAt(stay, random.nextLong(5 * MINUTE_MS), TapKind.LOCKER, 0);
        for (int i = random.nextInt(5); i > 0; i--) {
            final long enterMs = random.nextLong(stayMs);
            final long spaceId = stay.centre.anySpaceId(random);
            tapAt(stay, enterMs, TapKind.ENTER, spaceId);
            if (random.nextInt(3) > 0) {
                tapAt(stay, enterMs + random.nextLong(stayMs), TapKind.LEAVE, spaceId);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            tapAt(stay, random.nextLong(stayMs), TapKind.PLAY, stay.centre.arcadeId());
        }
        if (random.nextInt(50) == 0) {
            plan(nowMs + random.nextLong(stayMs), () -> loseWristband(stay));
        }
        if (random.nextInt(20) > 0) {
            plan(nowMs + stayMs, () -> checkOut(stay));
        }
    }

    private void tapAt(final Stay stay, final long inMs, final TapKind kind, final long spaceId) {
        plan(nowMs + inMs, () -> apply(new AdmissionCommand.Tap(nextId(), CALLER, kind, stay.wristbandId, spaceId)));
    }

    private void loseWristband(final Stay stay) {
        final Outcome replaced = apply(new AdmissionCommand.ReplaceWristband(nextId(), CALLER, stay.wristbandId, 0));
        if (replaced.isAccepted()) {
            stay.wristbandId = wristbandOf(stay.admissionId);
            stay.centre.away.add(stay.wristbandId);
        }
    }

    private void checkOut(final Stay stay) {
        final Outcome out = apply(new AdmissionCommand.CheckOut(nextId(), CALLER, stay.wristbandId));
        if (out.isAccepted()) {
            stay.centre.away.remove(stay.wristbandId);
            out.events().stream()
                    .filter(event -> event.kind() == EventKind.PAYMENT_REQUESTED)
                    .forEach(event -> plan(
                            nowMs + random.nextLong(DAY_MS),
                            () -> apply(new AdmissionCommand.ConfirmPayment(
                                    nextId(), CALLER, stay.admissionId, event.value()))));
        }
    }

    // ---- time ----

    private void plan(final long timeMs, final Runnable action) {
        agenda.add(new Planned(Math.max(timeMs, nowMs), planned++, action));
    }

    private void tickUntil(final long timeMs) {
        int ticks = 0;
        while (ledger.dueAtMs() <= timeMs) {
            nowMs = Math.max(nowMs, ledger.dueAtMs());
            apply(new Command.Tick());
            if (++ticks > TICKS_MAX) {
                throw new AssertionError("something stays due at " + ledger.dueAtMs());
            }
        }
    }

    private CommandId nextId() {
        return new CommandId(0, ++idsUsed);
    }

    private Outcome apply(final Command command) {
        final Outcome outcome = port.apply(nowMs, command);
        countByCode.merge(outcome.code(), 1, Integer::sum);
        if (outcome.isAccepted()) {
            acceptedByCommand.merge(command.getClass().getSimpleName(), 1, Integer::sum);
        }
        return outcome;
    }

    /** One visit under way. */
    private static final class Stay {
        private final long admissionId;
        private final CentrePlan centre;
        private long wristbandId;

        Stay(final long admissionId, final long wristbandId, final CentrePlan centre) {
            this.admissionId = admissionId;
            this.wristbandId = wristbandId;
            this.centre = centre;
        }
    }

    private record Planned(long timeMs, long order, Runnable action) implements Comparable<Planned> {
        @Override
        public int compareTo(final Planned other) {
            return timeMs != other.timeMs ? Long.compare(timeMs, other.timeMs) : Long.compare(order, other.order);
        }
    }
}
