package org.caloriebank.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterQuery;
import org.caloriebank.protocol.codec.SpaceKind;

/**
 * Composes a board of many questions to the ledger, at most a page of spaces at a time. The facility is asked first, since not all that is told of it
 * (lockers, wristbands) is in events as an absolute number.
 */
final class BoardReading {
    private static final long MS_PER_MINUTE = 60_000;
    private static final long MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;

    private final DoorParts parts;
    private final LedgerQuestions questions;

    BoardReading(final DoorParts parts) {
        this.parts = parts;
        questions = new LedgerQuestions(parts);
    }

    /** @return completes on a thread of the server; fails with {@link RequestRefusedException} as questions do. */
    CompletableFuture<Board> board(final long facilityId) {
        return facility(facilityId).thenComposeAsync(this::board, parts.executor());
    }

    CompletableFuture<LedgerQuestions.Told<FacilityAnswer.Facility>> facility(final long facilityId) {
        return questions.ask(new FacilityQuery.Facility(facilityId));
    }

    CompletableFuture<List<LightAnswer.Light>> lights(final long facilityId) {
        return pages(
                last -> new LightQuery.Lights(facilityId, last == null ? 0 : last.circuitId()),
                LightAnswer.Lights::lights,
                LightAnswer.Lights::isComplete);
    }

    private CompletableFuture<Board> board(final LedgerQuestions.Told<FacilityAnswer.Facility> told) {
        final FacilityAnswer.Facility facility = told.answer();
        final long nowMs = parts.bank().timeMs(0);
        final long offsetMs = facility.zoneOffsetMinutes() * MS_PER_MINUTE;
        final long dayStartMs = Math.floorDiv(nowMs + offsetMs, MS_PER_DAY) * MS_PER_DAY - offsetMs;
        return spaces(facility.facilityId(), dayStartMs, 0, new ArrayList<>())
                .thenComposeAsync(
                        spaces -> lights(facility.facilityId())
                                .thenApplyAsync(
                                        lights -> new Board(told.asOf(), nowMs, facility, spaces, lights),
                                        parts.executor()),
                        parts.executor());
    }

    private CompletableFuture<List<Board.Space>> spaces(
            final long facilityId, final long dayStartMs, final long afterSpaceId, final List<Board.Space> known) {
        return questions
                .ask(new FacilityQuery.Spaces(facilityId, afterSpaceId))
                .thenComposeAsync(
                        told -> {
                            final FacilityAnswer.Spaces page = told.answer();
                            return all(page.spaces(), space -> space(space, dayStartMs))
                                    .thenComposeAsync(
                                            spaces -> {
                                                known.addAll(spaces);
                                                return page.isComplete()
                                                                || page.spaces().isEmpty()
                                                        ? CompletableFuture.completedFuture(known)
                                                        : spaces(facilityId, dayStartMs, lastId(page), known);
                                            },
                                            parts.executor());
                        },
                        parts.executor());
    }

    private static long lastId(final FacilityAnswer.Spaces page) {
        return page.spaces().get(page.spaces().size() - 1).spaceId();
    }

    private CompletableFuture<Board.Space> space(final FacilityAnswer.Space space, final long dayStartMs) {
        final boolean hasWater = space.kind() == SpaceKind.POOL || space.kind() == SpaceKind.LANE;
        final CompletableFuture<WaterAnswer.Water> water = hasWater
                ? questions
                        .ask(new WaterQuery.Water(space.spaceId()))
                        .thenApplyAsync(LedgerQuestions.Told::answer, parts.executor())
                : CompletableFuture.completedFuture(null);
        return sessions(space.spaceId(), dayStartMs)
                .thenCombineAsync(
                        water, (sessions, answer) -> new Board.Space(space, sessions, answer), parts.executor());
    }

    private CompletableFuture<List<BookingAnswer.Session>> sessions(final long spaceId, final long dayStartMs) {
        return pages(
                last -> new BookingQuery.Sessions(
                        spaceId,
                        dayStartMs,
                        dayStartMs + MS_PER_DAY,
                        last == null ? 0 : last.startMs(),
                        last == null ? 0 : last.sessionId()),
                BookingAnswer.Sessions::sessions,
                BookingAnswer.Sessions::isComplete);
    }

    /** @param query the question for the page behind the last element known; null for the first page. */
    private <A extends Answer, T> CompletableFuture<List<T>> pages(
            final Function<T, Query<A>> query, final Function<A, List<T>> elements, final Predicate<A> isComplete) {
        return pages(query, elements, isComplete, new ArrayList<>());
    }

    private <A extends Answer, T> CompletableFuture<List<T>> pages(
            final Function<T, Query<A>> query,
            final Function<A, List<T>> elements,
            final Predicate<A> isComplete,
            final List<T> known) {
        final T last = known.isEmpty() ? null : known.get(known.size() - 1);
        return questions
                .ask(query.apply(last))
                .thenComposeAsync(
                        told -> {
                            final List<T> page = elements.apply(told.answer());
                            known.addAll(page);
                            return isComplete.test(told.answer()) || page.isEmpty()
                                    ? CompletableFuture.completedFuture(known)
                                    : pages(query, elements, isComplete, known);
                        },
                        parts.executor());
    }

    private static <S, T> CompletableFuture<List<T>> all(
            final List<S> sources, final Function<S, CompletableFuture<T>> ask) {
        CompletableFuture<List<T>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (final CompletableFuture<T> each : sources.stream().map(ask).toList()) {
            all = all.thenCombine(each, (list, element) -> {
                list.add(element);
                return list;
            });
        }
        return all;
    }
}
