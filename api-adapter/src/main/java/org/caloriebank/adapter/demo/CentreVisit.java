package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreHouse.CALLER_ID;

import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.TapKind;

/** One visit of one member: the wristband it got, and where it is. Confined to one thread. */
final class CentreVisit {
    private static final long NOWHERE = 0;
    private static final long NONE = 0;

    private final CalorieBank bank;
    private final CentreTime time;
    private final long memberId;
    private long admissionId;
    private long wristbandId;
    private long spaceId;
    private boolean isInside;

    CentreVisit(final CalorieBank bank, final CentreTime time, final long memberId) {
        this.bank = bank;
        this.time = time;
        this.memberId = memberId;
    }

    boolean isIn(final long space) {
        return isInside && spaceId == space;
    }

    /** @return whether it was let in. */
    boolean checkIn() {
        final Outcome outcome = time.submit(new AdmissionCommand.CheckIn(
                time.newId(), CALLER_ID, CheckInKind.DESK, CentreHouse.FACILITY, memberId, NONE, 0, NONE));
        isInside = outcome.isAccepted();
        if (isInside) {
            admissionId = outcome.reference();
            readWristband();
            tap(TapKind.LOCKER, NOWHERE);
        }
        return isInside;
    }

    /** @return whether the space had room and was open. */
    boolean enter(final long space) {
        final boolean isLetIn = isInside && spaceId != space && tap(TapKind.ENTER, space);
        if (isLetIn) {
            spaceId = space;
        }
        return isLetIn;
    }

    void play(final long space) {
        if (isIn(space)) {
            tap(TapKind.PLAY, space);
        }
    }

    void leave(final long space) {
        if (isIn(space)) {
            tap(TapKind.LEAVE, space);
            spaceId = NOWHERE;
        }
    }

    /** The wristband is lost; the desk gives another, which opens the same locker. */
    void loseWristband() {
        if (isInside) {
            time.submit(new AdmissionCommand.ReplaceWristband(time.newId(), CALLER_ID, wristbandId, NONE));
            readWristband();
        }
    }

    /** @return what is to be paid in money, centicoins; 0 when the coins sufficed. */
    long checkOut() {
        if (!isInside) {
            return 0;
        }
        isInside = false;
        return time.submit(new AdmissionCommand.CheckOut(time.newId(), CALLER_ID, wristbandId)).events().stream()
                .filter(event -> event.kind() == EventKind.PAYMENT_REQUESTED)
                .mapToLong(Outcome.Event::value)
                .sum();
    }

    void confirmPayment(final long centicoins) {
        time.submit(new AdmissionCommand.ConfirmPayment(time.newId(), CALLER_ID, admissionId, centicoins));
    }

    /** @return the wristband it went home with, or 0. */
    long wristbandTakenHome() {
        return isInside ? wristbandId : NONE;
    }

    private void readWristband() {
        wristbandId = bank.ask(new AdmissionQuery.Admission(admissionId)).join().wristbandId();
    }

    private boolean tap(final TapKind kind, final long space) {
        return time.submit(new AdmissionCommand.Tap(time.newId(), CALLER_ID, kind, wristbandId, space))
                .isAccepted();
    }
}
