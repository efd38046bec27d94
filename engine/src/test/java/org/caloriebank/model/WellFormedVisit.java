package org.caloriebank.model;

import java.util.List;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.AdmissionCommand.CheckOut;
import org.caloriebank.protocol.AdmissionCommand.ConfirmPayment;
import org.caloriebank.protocol.AdmissionCommand.PutCredential;
import org.caloriebank.protocol.AdmissionCommand.ReplaceWristband;
import org.caloriebank.protocol.AdmissionCommand.Tap;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.CancelBooking;
import org.caloriebank.protocol.BookingCommand.CancelSession;
import org.caloriebank.protocol.BookingCommand.MoveSession;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.BookingCommand.OpenSession;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityCommand.PutFacility;
import org.caloriebank.protocol.FacilityCommand.PutOpeningHours;
import org.caloriebank.protocol.FacilityCommand.PutSpace;
import org.caloriebank.protocol.FacilityCommand.PutTariff;
import org.caloriebank.protocol.FacilityCommand.PutWristband;
import org.caloriebank.protocol.FacilityCommand.SetSpaceOpen;
import org.caloriebank.protocol.WaterCommand.RefundWater;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Sections 8 to 11: whether commands of facilities, bookings and visits are well-formed. */
final class WellFormedVisit {
    private static final long SESSION_MAX_MS = 86_400_000;
    private static final int PLACES_MAX = 1_000_000;
    private static final int SPACE_PLACES_MAX = 100_000;
    private static final int MINUTES_PER_DAY = 1_440;
    private static final int CUT_OFF_MINUTES_MAX = 43_200;
    private static final int BASIS_POINTS = 10_000;
    private static final int PLAYERS_MIN = 2;
    private static final int PLAYERS_MAX = 64;

    private WellFormedVisit() {}

    static boolean facility(final FacilityCommand command) {
        if (command instanceof PutFacility c) {
            return c.facilityId() > 0
                    && isWithin(c.capacity(), 1, PLACES_MAX)
                    && isWithin(c.lockers(), 0, PLACES_MAX)
                    && WellFormed.isZoneOffset(c.zoneOffsetMinutes())
                    && c.status() != FacilityStatus.NULL_VAL;
        } else if (command instanceof PutTariff c) {
            return c.facilityId() > 0
                    && isWithin(c.blockMinutes(), 1, MINUTES_PER_DAY)
                    && c.entryFeeCenticoins() >= 0
                    && c.blockPriceCenticoins() >= 0
                    && c.ceilingCenticoins() >= c.entryFeeCenticoins();
        } else if (command instanceof PutOpeningHours c) {
            return c.facilityId() > 0 && areHours(c.opensAtMinutes(), c.closesAtMinutes());
        } else if (command instanceof PutSpace c) {
            return putSpace(c);
        } else if (command instanceof SetSpaceOpen c) {
            return c.spaceId() > 0;
        } else if (command instanceof PutWristband c) {
            return c.wristbandId() > 0
                    && c.facilityId() > 0
                    && (c.status() == WristbandStatus.IN_STOCK || c.status() == WristbandStatus.BLOCKED);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    static boolean booking(final BookingCommand command) {
        if (command instanceof OpenSession c) {
            return c.spaceId() > 0
                    && isTime(c.startMs(), c.endMs())
                    && c.capacity() >= 1
                    && c.priceCenticoins() >= 0
                    && isWithin(c.cutOffMinutes(), 0, CUT_OFF_MINUTES_MAX)
                    && isWithin(c.lateShareBp(), 0, BASIS_POINTS);
        } else if (command instanceof OpenGame c) {
            return c.spaceId() > 0
                    && c.memberId() > 0
                    && isTime(c.startMs(), c.endMs())
                    && isWithin(c.players(), PLAYERS_MIN, PLAYERS_MAX);
        } else if (command instanceof MoveSession c) {
            return c.sessionId() > 0 && isTime(c.startMs(), c.endMs());
        } else if (command instanceof CancelSession c) {
            return c.sessionId() > 0;
        } else if (command instanceof Book c) {
            return c.sessionId() > 0 && c.memberId() > 0;
        } else if (command instanceof CancelBooking c) {
            return c.bookingId() > 0;
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    static boolean admission(final AdmissionCommand command) {
        if (command instanceof PutCredential c) {
            return c.credentialId() > 0 && c.memberId() > 0 && c.status() != CredentialStatus.NULL_VAL;
        } else if (command instanceof CheckIn c) {
            return c.facilityId() > 0 && c.wristbandId() >= 0 && isWhoEnters(c);
        } else if (command instanceof Tap c) {
            return c.wristbandId() > 0
                    && c.kind() != TapKind.NULL_VAL
                    && (c.kind() == TapKind.LOCKER ? c.spaceId() == 0 : c.spaceId() > 0);
        } else if (command instanceof CheckOut c) {
            return c.wristbandId() > 0;
        } else if (command instanceof ReplaceWristband c) {
            return c.wristbandId() > 0 && c.newWristbandId() >= 0;
        } else if (command instanceof ConfirmPayment c) {
            return c.admissionId() > 0;
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    static boolean refundWater(final RefundWater command) {
        return command.spaceId() > 0 && command.fromMs() < command.toMs();
    }

    private static boolean isWhoEnters(final CheckIn c) {
        return switch (c.kind()) {
            case QR -> c.memberId() > 0 && c.credentialId() > 0 && c.tokenExpiresAtMs() > 0;
            case FACE -> c.memberId() == 0 && c.credentialId() > 0 && c.tokenExpiresAtMs() == 0;
            case DESK -> c.memberId() > 0 && c.credentialId() == 0 && c.tokenExpiresAtMs() == 0;
            default -> false;
        };
    }

    private static boolean putSpace(final PutSpace c) {
        final boolean isWater = c.kind() == SpaceKind.POOL || c.kind() == SpaceKind.LANE;
        return c.spaceId() > 0
                && c.facilityId() > 0
                && c.kind() != SpaceKind.NULL_VAL
                && c.status() != SpaceStatus.NULL_VAL
                && isWithin(c.capacity(), 1, SPACE_PLACES_MAX)
                && c.priceCenticoins() >= 0
                && c.lightCircuitId() >= 0
                && isWithin(c.lightGraceMinutes(), 0, MINUTES_PER_DAY)
                && (c.waterProfileId() == 0 || c.waterProfileId() > 0 && isWater);
    }

    private static boolean areHours(final List<Integer> opensAt, final List<Integer> closesAt) {
        for (int weekday = 0; weekday < opensAt.size(); weekday++) {
            final int opens = opensAt.get(weekday);
            final int closes = closesAt.get(weekday);
            final boolean isClosed = opens == NaiveFacility.CLOSED_DAY && closes == NaiveFacility.CLOSED_DAY;
            final boolean isOpen = opens >= 0 && opens < closes && closes <= MINUTES_PER_DAY;
            if (!isClosed && !isOpen) {
                return false;
            }
        }
        return true;
    }

    /** Written so that times at the ends of a long do not overflow. */
    private static boolean isTime(final long startMs, final long endMs) {
        return startMs < endMs && (startMs > Long.MAX_VALUE - SESSION_MAX_MS || endMs <= startMs + SESSION_MAX_MS);
    }

    private static boolean isWithin(final long value, final long first, final long last) {
        return value >= first && value <= last;
    }
}
