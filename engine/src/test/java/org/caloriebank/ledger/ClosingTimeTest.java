package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.AdmissionAnswer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has not tapped out when the facility closes, two hours from the beginning on. */
class ClosingTimeTest {
    private static final long TO_CLOSING_MS = 2 * HOUR_MS;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final AdmissionScene door = new AdmissionScene(scene);

    @BeforeEach
    void openFacility() {
        facilities.putFacility(1, 10, 3, 0);
        facilities.putTariff(1, 2_00, 1_00, 8_00);
        door.stock(1, 101, 102, 103);
        for (long memberId = 1; memberId <= 3; memberId++) {
            facilities.putSpace(10 + memberId, 1, SpaceKind.POOL, 4, 0, 100 + memberId, 0);
            scene.putMember(memberId, MemberStatus.ACTIVE);
        }
        scene.tick(); // the day's sweep
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldCheckOutAtTheCeilingAndMissTheBand() {
        scene.grant(1, 20_00);
        final long admissionId = door.checkIn(1, 1, 0);
        scene.advanceMs(TO_CLOSING_MS - 1);
        assertEquals(scene.nowMs() + 1, scene.ledger.dueAtMs());
        assertEquals(List.of(), scene.tick().events());
        scene.advanceMs(1);

        final Outcome outcome = scene.tick();

        assertEquals(0, outcome.amountCenticoins());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.FACILITY, 1, 8_00)), outcome.postings());
        assertEquals(List.of(new Outcome.Event(EventKind.CHECKED_OUT, 1, admissionId, 1, 0, 1)), outcome.events());
        final AdmissionAnswer.Admission admission = door.admission(admissionId);
        assertEquals(AdmissionState.CLOSED_OUT, admission.state());
        assertEquals(8_00, admission.feeCenticoins());
        assertEquals(WristbandStatus.MISSING, door.wristband(101).status());
        assertEquals(
                ResultCode.NOT_CHECKED_IN,
                scene.apply(door.tap(TapKind.LOCKER, 101, 0)).code());
        assertEquals(2, facilities.facility(1).wristbandsFree());
        door.stock(1, 101);
        assertEquals(3, facilities.facility(1).wristbandsFree());
        assertEquals(3, facilities.facility(1).lockersFree());
    }

    @Test
    void shouldEndVisitsByTheTimeAndThenByTheirIdsThreeOfTheBudgetEach() {
        for (long memberId = 1; memberId <= 3; memberId++) {
            scene.grant(memberId, 20_00);
            door.checkIn(1, memberId, 0);
        }
        scene.advanceMs(TO_CLOSING_MS);

        assertEquals(List.of(1L, 2L), checkedOut(scene.tick()));
        assertEquals(List.of(3L), checkedOut(scene.tick()));
    }

    /** The greatest outcome a tick can have must fit into its slot: all that a closing can come to, for all of them. */
    @Test
    void shouldFitAllThatClosingsCanComeToIntoOneOutcome() {
        scene.advanceMs(39 * DAY_MS); // the month ends at closing time, and with it coins of a day of the last
        scene.tick();
        scene.set(Setting.LOT_MONTHS, 1);
        for (long memberId = 1; memberId <= 3; memberId++) {
            scene.grant(memberId, 5_00);
            door.checkIn(1, memberId, 0);
            door.enter(100 + memberId, 10 + memberId);
            scene.accept(new Command.ReportActivity(memberId, 1, scene.today() - 28, 0, 1_00, 24, false));
            scene.grant(memberId, 1_00);
        }
        scene.advanceMs(TO_CLOSING_MS);

        final Outcome outcome = scene.tick();

        assertEquals(List.of(1L, 2L), checkedOut(outcome));
        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.FACILITY, 1, 5_00),
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.BREAKAGE, 0, 1_00),
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.FACILITY, 1, 1_00),
                        new Outcome.Posting(AccountKind.DEBT, 1, AccountKind.FACILITY, 1, 2_00)),
                outcome.postings().subList(0, 4));
        assertEquals(9, outcome.postings().size(), "as many for member 2, and member 3's coins by the sweep");
        assertEquals(2_00, scene.member(1).debtCenticoins());
    }

    @Test
    void shouldCheckOutByTheTimeWhenTheTapComesBeforeTheTick() {
        scene.grant(1, 20_00);
        door.checkIn(1, 1, 0);
        scene.advanceMs(TO_CLOSING_MS + HOUR_MS);

        assertEquals(5_00, door.checkOut(101).amountCenticoins());
        assertEquals(List.of(), checkedOut(scene.tick()));
    }

    private static List<Long> checkedOut(final Outcome outcome) {
        return outcome.events().stream()
                .filter(event -> event.kind() == EventKind.CHECKED_OUT)
                .map(Outcome.Event::memberId)
                .toList();
    }
}
