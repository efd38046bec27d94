package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreTime.DAY_MS;
import static org.caloriebank.adapter.demo.CentreTime.MINUTE_MS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caloriebank.adapter.report.CentreFacts;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;

/** Tells the day from the centre's journal alone: from the events and postings of its outcomes. Confined to one thread. */
final class CentreScan {
    private final long midnightMs;
    private final Pseudonyms names;
    private final OccupancyScan occupancy = new OccupancyScan();
    private final WaterScan water = new WaterScan();
    private final LightScan lights = new LightScan();
    private final CoinScan coins = new CoinScan();
    private final Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
    private final Set<String> historyDays = new HashSet<>();
    private final Map<Long, CentreFacts.Swimmer> swimmers = new HashMap<>();
    private final List<Refunded> refunds = new ArrayList<>();
    private final List<CentreFacts.Share> shares = new ArrayList<>();
    private long requested;
    private long confirmed;
    private long forgotten;
    private long gameId;
    private long gameStartMs;
    private long organiser;
    private long gamePrice;
    private long refusedAsFull;

    private record Refunded(long memberId, long centicoins) {}

    CentreScan(final long midnightMs, final Pseudonyms names) {
        this.midnightMs = midnightMs;
        this.names = names;
    }

    void onRecord(final Command command, final Outcome outcome) {
        if (command instanceof Command.ReportActivity report && outcome.timeMs() < midnightMs) {
            historyDays.add(report.memberId() + " " + report.epochDay());
        }
        if (outcome.timeMs() < midnightMs) {
            water.onProfile(command);
            return;
        }
        final int minute = (int) ((outcome.timeMs() - midnightMs) / MINUTE_MS);
        coins.onOutcome(minute, outcome);
        water.onCommand(command, outcome, minute);
        onGame(command, outcome);
        for (final Outcome.Event event : outcome.events()) {
            counts.merge(event.kind(), 1L, Long::sum);
            occupancy.onEvent(minute, event);
            lights.onEvent(minute, event);
            water.onEvent(minute, event);
            onEvent(minute, event);
        }
    }

    private void onGame(final Command command, final Outcome outcome) {
        if (command instanceof BookingCommand.OpenGame game && outcome.isAccepted()) {
            gameId = outcome.reference();
            gameStartMs = game.startMs();
            organiser = game.memberId();
            gamePrice = outcome.amountCenticoins();
        } else if (command instanceof BookingCommand.Book book
                && book.sessionId() == gameId
                && outcome.code() == ResultCode.SESSION_FULL) {
            refusedAsFull++;
        }
    }

    private void onEvent(final int minute, final Outcome.Event event) {
        final long member = event.memberId();
        switch (event.kind()) {
            case PAYMENT_REQUESTED -> requested += event.value();
            case PAYMENT_CONFIRMED -> confirmed += event.value();
            case CHECKED_OUT -> forgotten += event.detail();
            case WATER_REFUNDED -> refunds.add(new Refunded(member, event.value()));
            case BOOKING_CAPTURED -> {
                if (event.subjectId() == gameId) {
                    shares.add(new CentreFacts.Share(names.of(member), member == organiser, event.value()));
                }
            }
            case SPACE_ENTERED -> {
                if (event.subjectId() == CentreHouse.POOL && !water.isOver()) {
                    swimmers.put(member, new CentreFacts.Swimmer(names.of(member), minute, minute, 0));
                }
            }
            case SPACE_LEFT -> {
                if (event.subjectId() == CentreHouse.POOL && !water.isOver()) {
                    swimmers.computeIfPresent(
                            member,
                            (id, visit) -> new CentreFacts.Swimmer(visit.name(), visit.enteredMinute(), minute, 0));
                }
            }
            default -> {
                // of no concern here
            }
        }
    }

    /** @return members who were in the pool while its water was out of range, told from their taps. */
    Set<String> exposedNames() {
        final Set<String> exposed = new HashSet<>();
        swimmers.values().stream()
                .filter(visit -> visit.leftMinute() >= water.outMinute())
                .forEach(visit -> exposed.add(visit.name()));
        return exposed;
    }

    CentreFacts facts() {
        return new CentreFacts(
                LocalDate.ofEpochDay(midnightMs / DAY_MS),
                CentreMembers.COUNT,
                historyDays.size(),
                visits(),
                occupancy.facts(),
                water.facts(),
                lights.facts(),
                coins.facts(),
                refunds.stream().map(this::swimmer).toList(),
                new CentreFacts.Game(
                        (int) ((gameStartMs - midnightMs) / MINUTE_MS), gamePrice, refusedAsFull, List.copyOf(shares)));
    }

    private CentreFacts.Swimmer swimmer(final Refunded refund) {
        final CentreFacts.Swimmer visit =
                swimmers.getOrDefault(refund.memberId, new CentreFacts.Swimmer(names.of(refund.memberId), 0, 0, 0));
        return new CentreFacts.Swimmer(visit.name(), visit.enteredMinute(), visit.leftMinute(), refund.centicoins);
    }

    private CentreFacts.Visits visits() {
        return new CentreFacts.Visits(
                count(EventKind.CHECKED_IN),
                forgotten,
                count(EventKind.WRISTBAND_REPLACED),
                requested,
                confirmed,
                count(EventKind.GOAL_REACHED),
                count(EventKind.PLAYED),
                count(EventKind.BOOKING_CAPTURED) - shares.size(),
                count(EventKind.NO_SHOW));
    }

    private long count(final EventKind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
