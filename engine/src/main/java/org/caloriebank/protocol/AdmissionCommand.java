package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.CheckInDecoder;
import org.caloriebank.protocol.codec.CheckInEncoder;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CheckOutDecoder;
import org.caloriebank.protocol.codec.CheckOutEncoder;
import org.caloriebank.protocol.codec.ConfirmPaymentDecoder;
import org.caloriebank.protocol.codec.ConfirmPaymentEncoder;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutCredentialDecoder;
import org.caloriebank.protocol.codec.PutCredentialEncoder;
import org.caloriebank.protocol.codec.ReplaceWristbandDecoder;
import org.caloriebank.protocol.codec.ReplaceWristbandEncoder;
import org.caloriebank.protocol.codec.TapDecoder;
import org.caloriebank.protocol.codec.TapEncoder;
import org.caloriebank.protocol.codec.TapKind;

/** Visits of a sports centre, from the door to the door. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface AdmissionCommand extends Command {
    /** Bind the identity a face terminal recognises to a member, or revoke it. Never a picture. */
    record PutCredential(CommandId id, long callerId, CredentialStatus status, long credentialId, long memberId)
            implements AdmissionCommand {
        @Override
        public int templateId() {
            return PutCredentialEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutCredentialEncoder encoder =
                    new PutCredentialEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .status(status)
                    .padding((short) 0)
                    .padding2(0)
                    .credentialId(credentialId)
                    .memberId(memberId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutCredential decode(final DirectBuffer buffer, final int offset) {
            final PutCredentialDecoder d =
                    new PutCredentialDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutCredential(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.status(),
                    d.credentialId(),
                    d.memberId());
        }
    }

    /** Admit a member; the admission's id is the outcome's reference. */
    record CheckIn(
            CommandId id,
            long callerId,
            CheckInKind kind,
            long facilityId,
            long memberId,
            long credentialId,
            long tokenExpiresAtMs,
            long wristbandId)
            implements AdmissionCommand {
        @Override
        public int templateId() {
            return CheckInEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final CheckInEncoder encoder =
                    new CheckInEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .kind(kind)
                    .padding((short) 0)
                    .padding2(0)
                    .facilityId(facilityId)
                    .memberId(memberId)
                    .credentialId(credentialId)
                    .tokenExpiresAtMs(tokenExpiresAtMs)
                    .wristbandId(wristbandId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static CheckIn decode(final DirectBuffer buffer, final int offset) {
            final CheckInDecoder d =
                    new CheckInDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new CheckIn(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.kind(),
                    d.facilityId(),
                    d.memberId(),
                    d.credentialId(),
                    d.tokenExpiresAtMs(),
                    d.wristbandId());
        }
    }

    /** A wristband at a reader. */
    record Tap(CommandId id, long callerId, TapKind kind, long wristbandId, long spaceId) implements AdmissionCommand {
        @Override
        public int templateId() {
            return TapEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final TapEncoder encoder = new TapEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .kind(kind)
                    .padding((short) 0)
                    .padding2(0)
                    .wristbandId(wristbandId)
                    .spaceId(spaceId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Tap decode(final DirectBuffer buffer, final int offset) {
            final TapDecoder d = new TapDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Tap(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.kind(),
                    d.wristbandId(),
                    d.spaceId());
        }
    }

    /** Leave and pay. */
    record CheckOut(CommandId id, long callerId, long wristbandId) implements AdmissionCommand {
        @Override
        public int templateId() {
            return CheckOutEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final CheckOutEncoder encoder =
                    new CheckOutEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .wristbandId(wristbandId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static CheckOut decode(final DirectBuffer buffer, final int offset) {
            final CheckOutDecoder d =
                    new CheckOutDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new CheckOut(new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.wristbandId());
        }
    }

    /** Block a lost wristband and give the visit another. */
    record ReplaceWristband(CommandId id, long callerId, long wristbandId, long newWristbandId)
            implements AdmissionCommand {
        @Override
        public int templateId() {
            return ReplaceWristbandEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final ReplaceWristbandEncoder encoder =
                    new ReplaceWristbandEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .wristbandId(wristbandId)
                    .newWristbandId(newWristbandId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static ReplaceWristband decode(final DirectBuffer buffer, final int offset) {
            final ReplaceWristbandDecoder d =
                    new ReplaceWristbandDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new ReplaceWristband(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.wristbandId(),
                    d.newWristbandId());
        }
    }

    /** The wallet has paid in money what an admission asked for. */
    record ConfirmPayment(CommandId id, long callerId, long admissionId, long amountCenticoins)
            implements AdmissionCommand {
        @Override
        public int templateId() {
            return ConfirmPaymentEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final ConfirmPaymentEncoder encoder =
                    new ConfirmPaymentEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .admissionId(admissionId)
                    .amountCenticoins(amountCenticoins);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static ConfirmPayment decode(final DirectBuffer buffer, final int offset) {
            final ConfirmPaymentDecoder d =
                    new ConfirmPaymentDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new ConfirmPayment(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.admissionId(),
                    d.amountCenticoins());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static AdmissionCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case PutCredentialDecoder.TEMPLATE_ID -> PutCredential.decode(buffer, offset);
            case CheckInDecoder.TEMPLATE_ID -> CheckIn.decode(buffer, offset);
            case TapDecoder.TEMPLATE_ID -> Tap.decode(buffer, offset);
            case CheckOutDecoder.TEMPLATE_ID -> CheckOut.decode(buffer, offset);
            case ReplaceWristbandDecoder.TEMPLATE_ID -> ReplaceWristband.decode(buffer, offset);
            case ConfirmPaymentDecoder.TEMPLATE_ID -> ConfirmPayment.decode(buffer, offset);
            default -> null;
        };
    }
}
