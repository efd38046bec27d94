package org.caloriebank.workload;

import java.util.List;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.AdmissionCommand.CheckOut;
import org.caloriebank.protocol.AdmissionCommand.ConfirmPayment;
import org.caloriebank.protocol.AdmissionCommand.PutCredential;
import org.caloriebank.protocol.AdmissionCommand.ReplaceWristband;
import org.caloriebank.protocol.AdmissionCommand.Tap;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.WaterCommand.RefundWater;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.workload.Memory.UsedId;

/** Draws what doors, readers and desks of a sports centre send. */
final class AdmissionDraw {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final int CREDENTIALS = 6;
    private static final int VISITS_OVER_MAX = 25;

    private final CentreFields centre;
    private final FieldDraw fields;
    private final Dice dice;
    private final Memory memory;
    private long tokensDrawn;

    AdmissionDraw(final CentreFields centre, final Memory memory) {
        this.centre = centre;
        fields = centre.fields;
        dice = centre.dice;
        this.memory = memory;
    }

    /** Each credential is mostly the same member's. */
    Command putCredential() {
        final UsedId id = fields.id();
        final long credentialId = credentialId();
        final long memberId = dice.chance(700) && credentialId > 0 ? 1 + credentialId % CREDENTIALS : fields.memberId();
        return new PutCredential(id.id(), id.callerId(), credentialStatus(), credentialId, memberId);
    }

    Command checkIn(final long nowMs) {
        if (dice.chance(40) && !memory.tokens.isEmpty()) {
            return again(memory.tokens.get(memory.tokens.size() - 1));
        }
        final UsedId id = fields.id();
        final CheckInKind kind = checkInKind();
        final long facilityId = centre.facilityId();
        final boolean isOdd = dice.isOdd();
        return new CheckIn(
                id.id(),
                id.callerId(),
                kind,
                facilityId,
                kind == CheckInKind.FACE && !isOdd ? 0 : fields.memberId(),
                identity(kind),
                kind == CheckInKind.QR || dice.isOdd() ? expiresAtMs(nowMs) : 0,
                dice.chance(400) ? 0 : centre.wristbandIdAt(facilityId));
    }

    Command tap() {
        final UsedId id = fields.id();
        final long wristbandId = wristbandIdOut();
        final TapKind kind = tapKind();
        final boolean hasSpace = kind == TapKind.LOCKER == dice.isOdd();
        final long spaceId = hasSpace ? centre.spaceIdAt(CentreFields.facilityOf(wristbandId)) : 0;
        return new Tap(id.id(), id.callerId(), kind, wristbandId, spaceId);
    }

    Command checkOut() {
        final UsedId id = fields.id();
        return new CheckOut(id.id(), id.callerId(), wristbandIdOut());
    }

    Command replaceWristband() {
        final UsedId id = fields.id();
        final long wristbandId = wristbandIdOut();
        final long newWristbandId = dice.chance(500) ? 0 : centre.wristbandIdAt(CentreFields.facilityOf(wristbandId));
        return new ReplaceWristband(id.id(), id.callerId(), wristbandId, newWristbandId);
    }

    Command confirmPayment() {
        final UsedId id = fields.id();
        final long centicoins = dice.isOdd() ? fields.centicoins() : dice.between(1, dice.chance(400) ? 100 : 400_000);
        return new ConfirmPayment(id.id(), id.callerId(), admissionId(), centicoins);
    }

    Command refundWater(final long nowMs) {
        final UsedId id = fields.id();
        final long fromMs = nowMs - dice.between(0, 6 * HOUR_MS);
        final long toMs = dice.isOdd()
                ? dice.odd(fromMs, fromMs - 1, Long.MAX_VALUE, Long.MIN_VALUE)
                : fromMs + dice.between(1, 8 * HOUR_MS);
        return new RefundWater(
                id.id(),
                id.callerId(),
                dice.chance(800) ? centre.waterSpaceId() : centre.spaceId(),
                dice.isOdd() ? Long.MIN_VALUE : fromMs,
                toMs);
    }

    /** Somebody shows a token that was shown before, or a photograph of it. */
    private Command again(final CheckIn token) {
        final UsedId id = fields.id();
        return new CheckIn(
                id.id(),
                id.callerId(),
                CheckInKind.QR,
                centre.facilityId(),
                dice.chance(500) ? token.memberId() : fields.memberId(),
                token.credentialId(),
                token.tokenExpiresAtMs(),
                0);
    }

    /** @return a band that was asked for not long ago, so that somebody may wear it. */
    private long wristbandIdOut() {
        return memory.wristbandIds.isEmpty() || dice.chance(150)
                ? centre.wristbandId()
                : fields.newest(memory.wristbandIds);
    }

    /** @return a visit that may be over by now. */
    private long admissionId() {
        final List<Long> all = memory.admissionIds;
        return all.isEmpty() || dice.chance(200)
                ? fields.reference(all)
                : dice.of(all.subList(Math.max(0, all.size() - VISITS_OVER_MAX), all.size()));
    }

    private CheckInKind checkInKind() {
        if (dice.isOdd()) {
            return CheckInKind.NULL_VAL;
        }
        return dice.of(List.of(CheckInKind.QR, CheckInKind.QR, CheckInKind.FACE, CheckInKind.DESK, CheckInKind.DESK));
    }

    private TapKind tapKind() {
        if (dice.isOdd()) {
            return TapKind.NULL_VAL;
        }
        return dice.of(List.of(
                TapKind.ENTER,
                TapKind.ENTER,
                TapKind.ENTER,
                TapKind.LEAVE,
                TapKind.LEAVE,
                TapKind.PLAY,
                TapKind.LOCKER));
    }

    private long identity(final CheckInKind kind) {
        if (dice.isOdd()) {
            return dice.odd(0, -1, 1, Long.MAX_VALUE);
        }
        return switch (kind) {
            case QR -> ++tokensDrawn;
            case FACE -> credentialId();
            default -> 0;
        };
    }

    private long credentialId() {
        return dice.isOdd() ? dice.odd(0, -1, Long.MAX_VALUE) : dice.between(1, CREDENTIALS);
    }

    private CredentialStatus credentialStatus() {
        if (dice.isOdd()) {
            return CredentialStatus.NULL_VAL;
        }
        return dice.isTroubled() ? CredentialStatus.REVOKED : CredentialStatus.ACTIVE;
    }

    private long expiresAtMs(final long nowMs) {
        if (dice.isOdd()) {
            return dice.odd(0, -1, nowMs, nowMs - 1, nowMs + 5 * MINUTE_MS, nowMs + 5 * MINUTE_MS + 1, Long.MAX_VALUE);
        }
        return nowMs + dice.between(1, dice.chance(950) ? 5 * MINUTE_MS : 30 * HOUR_MS);
    }
}
