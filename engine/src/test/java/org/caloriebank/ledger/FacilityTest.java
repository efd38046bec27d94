package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator says of facilities and spaces is what is told of them, and told to the world. */
class FacilityTest {
    private static final List<Integer> WEEK_OF_ZEROES = Collections.nCopies(7, 0);

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldOpenAFacilityThatIsFreeAndOpenAtAllHours() {
        final Outcome outcome = facilities.putFacility(1, 250, 40, -210);

        assertEquals(List.of(new Outcome.Event(EventKind.FACILITY_CHANGED, 1, 0, 0, 250, 0)), outcome.events());
        assertEquals(0, outcome.amountCenticoins());
        assertEquals(
                new FacilityAnswer.Facility(
                        ResultCode.ACCEPTED,
                        1,
                        0,
                        0,
                        0,
                        0,
                        250,
                        0,
                        40,
                        40,
                        0,
                        60,
                        0,
                        WEEK_OF_ZEROES,
                        Collections.nCopies(7, 1_440),
                        -210,
                        FacilityStatus.OPEN),
                facilities.facility(1));
    }

    @Test
    void shouldKeepTariffAndHoursWhenAFacilityIsReplaced() {
        final List<Integer> opensAt = List.of(360, 361, 362, 363, 364, 365, -1);
        final List<Integer> closesAt = List.of(1_300, 1_301, 1_302, 1_303, 1_304, 1_440, -1);
        facilities.putFacility(1, 250, 40, 0);
        facilities.putTariff(1, 5_00, 1_00, 20_00);
        facilities.putHours(1, opensAt, closesAt);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4);

        scene.accept(new FacilityCommand.PutFacility(scene.nextId(), CALLER, 1, 9, 3, 60, FacilityStatus.CLOSED));

        assertEquals(
                new FacilityAnswer.Facility(
                        ResultCode.ACCEPTED,
                        1,
                        5_00,
                        1_00,
                        20_00,
                        0,
                        9,
                        0,
                        3,
                        3,
                        0,
                        60,
                        1,
                        opensAt,
                        closesAt,
                        60,
                        FacilityStatus.CLOSED),
                facilities.facility(1));
    }

    @Test
    void shouldTellTheWorldOfSpacesAndNothingOfTariffsAndHours() {
        facilities.putFacility(1, 250, 40, 0);

        assertEquals(List.of(), facilities.putTariff(1, 5_00, 1_00, 20_00).events());
        assertEquals(List.of(), facilities.putHours(1, 0, 60).events());
        assertEquals(
                List.of(new Outcome.Event(EventKind.SPACE_CHANGED, 1, 11, 0, 4, SpaceStatus.OPEN.value())),
                facilities.putSpace(11, 1, SpaceKind.LANE, 4).events());
        assertEquals(
                List.of(new Outcome.Event(EventKind.SPACE_CHANGED, 1, 11, 0, 6, SpaceStatus.CLOSED.value())),
                scene.accept(putClosedLane(6)).events());
    }

    @Test
    void shouldTellOfClosingAndReopeningOnlyWhenTheStatusChanges() {
        facilities.putFacility(1, 250, 40, 0);
        facilities.putSpace(11, 1, SpaceKind.LANE, 4);

        assertEquals(List.of(), facilities.setSpaceOpen(11, true).events());
        assertEquals(
                List.of(new Outcome.Event(EventKind.SPACE_CLOSED, 1, 11, 0, 0, 0)),
                facilities.setSpaceOpen(11, false).events());
        assertEquals(List.of(), facilities.setSpaceOpen(11, false).events());
        assertEquals(SpaceStatus.CLOSED, facilities.spaces(1, 0).spaces().get(0).status());
        assertEquals(
                List.of(new Outcome.Event(EventKind.SPACE_REOPENED, 1, 11, 0, 0, 0)),
                facilities.setSpaceOpen(11, true).events());
        assertEquals(SpaceStatus.OPEN, facilities.spaces(1, 0).spaces().get(0).status());
    }

    @Test
    void shouldReplaceAllOfASpaceButItsFacilityAndKind() {
        facilities.putFacility(1, 250, 40, 0);
        facilities.putSpace(11, 1, SpaceKind.LANE, 4, 3_00, 101, 15);
        assertEquals(
                List.of(new FacilityAnswer.Space(11, 101, 3_00, 0, 4, 0, 15, SpaceKind.LANE, SpaceStatus.OPEN)),
                facilities.spaces(1, 0).spaces());

        scene.accept(putClosedLane(6));

        assertEquals(
                List.of(new FacilityAnswer.Space(11, 0, 0, 0, 6, 0, 0, SpaceKind.LANE, SpaceStatus.CLOSED)),
                facilities.spaces(1, 0).spaces());
        assertEquals(1, facilities.facility(1).spaces());
    }

    /** Put by turns in three facilities, so that none has its spaces side by side. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 13, 24, 25})
    void shouldListTheSpacesOfAFacilityInTheOrderTheyWereOpened(final int count) {
        for (int facility = 1; facility <= 3; facility++) {
            facilities.putFacility(facility, 250, 0, 0);
        }
        for (int i = 0; i < count; i++) {
            for (int facility = 1; facility <= 3; facility++) {
                facilities.putSpace(facility * 1_000L - i, facility, SpaceKind.COURT, 1 + i);
            }
        }

        for (int facility = 1; facility <= 3; facility++) {
            final long first = facility * 1_000L;
            assertEquals(
                    LongStream.range(0, count).map(i -> first - i).boxed().toList(), spaceIds(facility), "of " + count);
            assertEquals(count, facilities.facility(facility).spaces());
        }
    }

    private List<Long> spaceIds(final long facilityId) {
        final List<Long> spaceIds = new ArrayList<>();
        FacilityAnswer.Spaces page = facilities.spaces(facilityId, 0);
        page.spaces().forEach(space -> spaceIds.add(space.spaceId()));
        while (!page.isComplete()) {
            assertEquals(12, page.spaces().size());
            page = facilities.spaces(facilityId, spaceIds.get(spaceIds.size() - 1));
            page.spaces().forEach(space -> spaceIds.add(space.spaceId()));
        }
        return spaceIds;
    }

    @Test
    void shouldSayWhichFacilityOrSpaceItDoesNotKnow() {
        facilities.putFacility(1, 250, 0, 0);
        facilities.putFacility(2, 250, 0, 0);
        facilities.putSpace(11, 1, SpaceKind.COURT, 1);

        final FacilityAnswer.Facility unknown = facilities.facility(9);
        assertEquals(
                new FacilityAnswer.Facility(
                        ResultCode.UNKNOWN_FACILITY,
                        9,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        WEEK_OF_ZEROES,
                        WEEK_OF_ZEROES,
                        0,
                        FacilityStatus.CLOSED),
                unknown);
        assertEquals(
                new FacilityAnswer.Facilities(ResultCode.UNKNOWN_FACILITY, true, List.of()), facilities.facilities(9));
        assertEquals(
                new FacilityAnswer.Spaces(ResultCode.UNKNOWN_FACILITY, 9, true, List.of()), facilities.spaces(9, 0));
        assertEquals(ResultCode.UNKNOWN_SPACE, facilities.spaces(1, 99).code());
        assertEquals(ResultCode.UNKNOWN_SPACE, facilities.spaces(2, 11).code());
        assertEquals(new FacilityAnswer.Spaces(ResultCode.ACCEPTED, 2, true, List.of()), facilities.spaces(2, 0));
    }

    private FacilityCommand.PutSpace putClosedLane(final int capacity) {
        return new FacilityCommand.PutSpace(
                scene.nextId(), CALLER, capacity, 11, 1, 0, 0, 0, 0, SpaceKind.LANE, SpaceStatus.CLOSED);
    }
}
