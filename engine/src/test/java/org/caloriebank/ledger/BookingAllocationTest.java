package org.caloriebank.ledger;

import static org.caloriebank.ledger.AllocationMeter.encoded;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.BookEncoder;
import org.caloriebank.protocol.codec.CancelBookingEncoder;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OpenGameEncoder;
import org.caloriebank.protocol.codec.OpenSessionEncoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions and games that are opened, booked, left late, started, missed, ended and forgotten allocate nothing on the heap. */
class BookingAllocationTest {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MEMBERS = 50;
    private static final long ROUND_MS = ID_RETENTION_MS / 30_000;

    private final LedgerScene scene = new LedgerScene();
    private final AllocationMeter meter = new AllocationMeter(scene);
    private final UnsafeBuffer openSession =
            encoded(new BookingCommand.OpenSession(new CommandId(1, 0), CALLER, 2, 1, 0, 1, 11, 43_200, 5_000));
    private final UnsafeBuffer openGame =
            encoded(new BookingCommand.OpenGame(new CommandId(2, 0), CALLER, 2, 2, 1, 0, 1));
    private final UnsafeBuffer cancelBooking =
            encoded(new BookingCommand.CancelBooking(new CommandId(3, 0), CALLER, 1));
    private final UnsafeBuffer book = encoded(new BookingCommand.Book(new CommandId(4, 0), CALLER, 1, 1));
    private final UnsafeBuffer query = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private final UnsafeBuffer otherQuery = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);

    @BeforeEach
    void openCourtsAndMembers() {
        final FacilityScene facilities = new FacilityScene(scene);
        facilities.putFacility(1, 10, 0, 0);
        facilities.putSpace(1, 1, SpaceKind.COURT, 4, 3, 0, 0);
        facilities.putSpace(2, 1, SpaceKind.COURT, 4, 3, 0, 0);
        scene.set(Setting.REFUND_WINDOW_MS, 0);
        scene.set(Setting.LOT_MONTHS, Setting.LOT_MONTHS.max());
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, 1_000_000_00);
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldBookAndPlayWithoutAllocating() {
        meter.assertAllocatesNothing(this::playOnce);
    }

    @Test
    void shouldTellOfSessionsAndBookingsWithoutAllocating() {
        for (int i = 0; i < 20; i++) {
            playOnce(i);
        }
        new BookingQuery.Sessions(1, 0, Long.MAX_VALUE, 0, 0).encode(query, 0);
        new BookingQuery.MemberBookings(memberId(19, 1), 0).encode(otherQuery, 0);

        meter.assertAllocatesNothing(i -> {
            scene.ledger.answer(query, 0, meter.outcome, 0);
            scene.ledger.answer(otherQuery, 0, meter.outcome, 0);
        });
    }

    private void playOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        openSession.putLong(HEADER + OpenSessionEncoder.commandIdLowEncodingOffset(), i);
        openSession.putLong(HEADER + OpenSessionEncoder.startMsEncodingOffset(), startMs());
        openSession.putLong(HEADER + OpenSessionEncoder.endMsEncodingOffset(), startMs() + ROUND_MS / 2);
        meter.apply(openSession);
        final long sessionId = scene.ledger.lastSequence();
        bookPlace(i, sessionId, 1);
        bookPlace(i, sessionId, 2);
        cancelBooking.putLong(HEADER + CancelBookingEncoder.commandIdLowEncodingOffset(), i);
        cancelBooking.putLong(HEADER + CancelBookingEncoder.bookingIdEncodingOffset(), scene.ledger.lastSequence());
        meter.apply(cancelBooking);
        openGame.putLong(HEADER + OpenGameEncoder.commandIdLowEncodingOffset(), i);
        openGame.putLong(HEADER + OpenGameEncoder.memberIdEncodingOffset(), memberId(i, 3));
        openGame.putLong(HEADER + OpenGameEncoder.startMsEncodingOffset(), startMs());
        openGame.putLong(HEADER + OpenGameEncoder.endMsEncodingOffset(), startMs() + ROUND_MS / 2);
        meter.apply(openGame);
        bookPlace(i, scene.ledger.lastSequence(), 4);
        for (int tick = 0; tick < 4; tick++) {
            meter.tickWhenDue();
        }
    }

    private void bookPlace(final int i, final long sessionId, final int which) {
        book.putLong(HEADER + BookEncoder.commandIdHighEncodingOffset(), 10 + which);
        book.putLong(HEADER + BookEncoder.commandIdLowEncodingOffset(), i);
        book.putLong(HEADER + BookEncoder.sessionIdEncodingOffset(), sessionId);
        book.putLong(HEADER + BookEncoder.memberIdEncodingOffset(), memberId(i, which));
        meter.apply(book);
    }

    /** A round's session stands between those of the rounds before and after it. */
    private long startMs() {
        return scene.nowMs() + 2 * ROUND_MS;
    }

    private static long memberId(final int i, final int which) {
        return 1 + (4L * i + which) % MEMBERS;
    }
}
