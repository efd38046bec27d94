package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.AdjustBalanceDecoder;
import org.caloriebank.protocol.codec.AdjustBalanceEncoder;
import org.caloriebank.protocol.codec.CaptureHoldDecoder;
import org.caloriebank.protocol.codec.CaptureHoldEncoder;
import org.caloriebank.protocol.codec.ChangeSettingDecoder;
import org.caloriebank.protocol.codec.ChangeSettingEncoder;
import org.caloriebank.protocol.codec.CorrectActivityDecoder;
import org.caloriebank.protocol.codec.CorrectActivityEncoder;
import org.caloriebank.protocol.codec.DonateDecoder;
import org.caloriebank.protocol.codec.DonateEncoder;
import org.caloriebank.protocol.codec.GiftDecoder;
import org.caloriebank.protocol.codec.GiftEncoder;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PlaceHoldDecoder;
import org.caloriebank.protocol.codec.PlaceHoldEncoder;
import org.caloriebank.protocol.codec.PutMemberDecoder;
import org.caloriebank.protocol.codec.PutMemberEncoder;
import org.caloriebank.protocol.codec.PutMerchantDecoder;
import org.caloriebank.protocol.codec.PutMerchantEncoder;
import org.caloriebank.protocol.codec.RefundDecoder;
import org.caloriebank.protocol.codec.RefundEncoder;
import org.caloriebank.protocol.codec.ReportActivityDecoder;
import org.caloriebank.protocol.codec.ReportActivityEncoder;
import org.caloriebank.protocol.codec.SettleDecoder;
import org.caloriebank.protocol.codec.SettleEncoder;
import org.caloriebank.protocol.codec.TickDecoder;
import org.caloriebank.protocol.codec.TickEncoder;
import org.caloriebank.protocol.codec.VoidHoldDecoder;
import org.caloriebank.protocol.codec.VoidHoldEncoder;

/**
 * A command as an object: for programs that embed the bank, for doors off the hot path, and for auditors who read a journal.
 * <p>
 * Fields and units are those of the message of the same name in {@code caloriebank.xml}. Immutable. Nothing is checked here: the ledger answers
 * {@link ResultCode#MALFORMED} for a field outside its range, so that every door gets the same refusal.
 */
public sealed interface Command
        permits Command.ReportActivity,
                Command.PutMember,
                Command.CorrectActivity,
                Command.AdjustBalance,
                Command.PutMerchant,
                Command.PlaceHold,
                Command.CaptureHold,
                Command.VoidHold,
                Command.Refund,
                Command.Gift,
                Command.Donate,
                Command.Settle,
                Command.ChangeSetting,
                Command.Tick,
                FacilityCommand,
                BookingCommand,
                AdmissionCommand,
                WaterCommand,
                LightCommand,
                CampaignCommand,
                GoalCommand {
    /** @return the number of the command's message in the schema. */
    int templateId();

    /**
     * Write the command's bytes, header included.
     *
     * @param buffer with {@link Limits#COMMAND_LENGTH_MAX} bytes of room from the offset.
     * @return the length written, bytes.
     */
    int encode(MutableDirectBuffer buffer, int offset);

    /**
     * @param buffer holding a command with its header at the offset.
     * @return the command.
     * @throws IllegalArgumentException if the bytes are no command of this protocol version.
     */
    static Command decode(final DirectBuffer buffer, final int offset) {
        final int templateId = new MessageHeaderDecoder().wrap(buffer, offset).templateId();
        return switch (templateId) {
            case ReportActivityDecoder.TEMPLATE_ID -> ReportActivity.decode(buffer, offset);
            case PutMemberDecoder.TEMPLATE_ID -> PutMember.decode(buffer, offset);
            case CorrectActivityDecoder.TEMPLATE_ID -> CorrectActivity.decode(buffer, offset);
            case AdjustBalanceDecoder.TEMPLATE_ID -> AdjustBalance.decode(buffer, offset);
            case PutMerchantDecoder.TEMPLATE_ID -> PutMerchant.decode(buffer, offset);
            case PlaceHoldDecoder.TEMPLATE_ID -> PlaceHold.decode(buffer, offset);
            case CaptureHoldDecoder.TEMPLATE_ID -> CaptureHold.decode(buffer, offset);
            case VoidHoldDecoder.TEMPLATE_ID -> VoidHold.decode(buffer, offset);
            case RefundDecoder.TEMPLATE_ID -> Refund.decode(buffer, offset);
            case GiftDecoder.TEMPLATE_ID -> Gift.decode(buffer, offset);
            case DonateDecoder.TEMPLATE_ID -> Donate.decode(buffer, offset);
            case SettleDecoder.TEMPLATE_ID -> Settle.decode(buffer, offset);
            case ChangeSettingDecoder.TEMPLATE_ID -> ChangeSetting.decode(buffer, offset);
            case TickDecoder.TEMPLATE_ID -> Tick.decode(buffer, offset);
            default -> decodeOfCentre(templateId, buffer, offset);
        };
    }

    private static Command decodeOfCentre(final int templateId, final DirectBuffer buffer, final int offset) {
        Command command = FacilityCommand.decode(templateId, buffer, offset);
        command = command == null ? BookingCommand.decode(templateId, buffer, offset) : command;
        command = command == null ? AdmissionCommand.decode(templateId, buffer, offset) : command;
        command = command == null ? WaterCommand.decode(templateId, buffer, offset) : command;
        command = command == null ? LightCommand.decode(templateId, buffer, offset) : command;
        command = command == null ? CampaignCommand.decode(templateId, buffer, offset) : command;
        command = command == null ? GoalCommand.decode(templateId, buffer, offset) : command;
        if (command == null) {
            throw new IllegalArgumentException("unknown command template " + templateId);
        }
        return command;
    }

    /** A source's running total for one civil hour or whole day. Idempotent by nature. */
    record ReportActivity(
            long memberId, long sourceId, int epochDay, int steps, int energyCentikcal, int hour, boolean manual)
            implements Command {
        @Override
        public int templateId() {
            return ReportActivityEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final ReportActivityEncoder encoder =
                    new ReportActivityEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.memberId(memberId)
                    .sourceId(sourceId)
                    .epochDay(epochDay)
                    .steps(steps)
                    .energyCentikcal(energyCentikcal)
                    .hour((short) hour)
                    .padding(0);
            encoder.flags().clear().manual(manual);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static ReportActivity decode(final DirectBuffer buffer, final int offset) {
            final ReportActivityDecoder d =
                    new ReportActivityDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new ReportActivity(
                    d.memberId(),
                    d.sourceId(),
                    d.epochDay(),
                    d.steps(),
                    d.energyCentikcal(),
                    d.hour(),
                    d.flags().manual());
        }
    }

    /** Open a member or change one. */
    record PutMember(
            CommandId id, long callerId, long memberId, int bodyMassGrams, int zoneOffsetMinutes, MemberStatus status)
            implements Command {
        @Override
        public int templateId() {
            return PutMemberEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutMemberEncoder encoder =
                    new PutMemberEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .memberId(memberId)
                    .callerId(callerId)
                    .bodyMassGrams(bodyMassGrams)
                    .zoneOffsetMinutes((short) zoneOffsetMinutes)
                    .status(status)
                    .padding((short) 0);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutMember decode(final DirectBuffer buffer, final int offset) {
            final PutMemberDecoder d =
                    new PutMemberDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutMember(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.memberId(),
                    d.bodyMassGrams(),
                    d.zoneOffsetMinutes(),
                    d.status());
        }
    }

    /** An operator's ceiling on an hour or a day. */
    record CorrectActivity(
            CommandId id,
            long callerId,
            long memberId,
            int epochDay,
            int ceilingCentikcal,
            long operatorId,
            int hour,
            String reason)
            implements Command {
        @Override
        public int templateId() {
            return CorrectActivityEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final CorrectActivityEncoder encoder =
                    new CorrectActivityEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .memberId(memberId)
                    .callerId(callerId)
                    .epochDay(epochDay)
                    .ceilingCentikcal(ceilingCentikcal)
                    .operatorId(operatorId)
                    .hour((short) hour)
                    .reason(reason);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static CorrectActivity decode(final DirectBuffer buffer, final int offset) {
            final CorrectActivityDecoder d =
                    new CorrectActivityDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new CorrectActivity(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.memberId(),
                    d.epochDay(),
                    d.ceilingCentikcal(),
                    d.operatorId(),
                    d.hour(),
                    d.reason());
        }
    }

    /** An operator grants coins (positive) or takes them (negative); what is not there becomes debt. */
    record AdjustBalance(
            CommandId id, long callerId, long memberId, long amountCenticoins, long operatorId, String reason)
            implements Command {
        @Override
        public int templateId() {
            return AdjustBalanceEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final AdjustBalanceEncoder encoder =
                    new AdjustBalanceEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .memberId(memberId)
                    .amountCenticoins(amountCenticoins)
                    .callerId(callerId)
                    .operatorId(operatorId)
                    .reason(reason);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static AdjustBalance decode(final DirectBuffer buffer, final int offset) {
            final AdjustBalanceDecoder d =
                    new AdjustBalanceDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new AdjustBalance(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.memberId(),
                    d.amountCenticoins(),
                    d.operatorId(),
                    d.reason());
        }
    }

    /** Open a merchant or change one. */
    record PutMerchant(
            CommandId id,
            long callerId,
            long merchantId,
            int rateCenticoins,
            int rateMinorUnits,
            String currency,
            MerchantKind kind,
            MerchantStatus status)
            implements Command {
        @Override
        public int templateId() {
            return PutMerchantEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutMerchantEncoder encoder =
                    new PutMerchantEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .merchantId(merchantId)
                    .callerId(callerId)
                    .rateCenticoins(rateCenticoins)
                    .rateMinorUnits(rateMinorUnits)
                    .currency(currency)
                    .kind(kind)
                    .status(status);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutMerchant decode(final DirectBuffer buffer, final int offset) {
            final PutMerchantDecoder d =
                    new PutMerchantDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutMerchant(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.merchantId(),
                    d.rateCenticoins(),
                    d.rateMinorUnits(),
                    d.currency(),
                    d.kind(),
                    d.status());
        }
    }

    /** Set coins aside for a checkout; the hold's id is the outcome's reference. */
    record PlaceHold(
            CommandId id,
            long callerId,
            long memberId,
            long merchantId,
            long amountCenticoins,
            long amountMinorUnits,
            long ttlMs)
            implements Command {
        @Override
        public int templateId() {
            return PlaceHoldEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PlaceHoldEncoder encoder =
                    new PlaceHoldEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .memberId(memberId)
                    .merchantId(merchantId)
                    .amountCenticoins(amountCenticoins)
                    .amountMinorUnits(amountMinorUnits)
                    .ttlMs(ttlMs)
                    .callerId(callerId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PlaceHold decode(final DirectBuffer buffer, final int offset) {
            final PlaceHoldDecoder d =
                    new PlaceHoldDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PlaceHold(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.memberId(),
                    d.merchantId(),
                    d.amountCenticoins(),
                    d.amountMinorUnits(),
                    d.ttlMs());
        }
    }

    /** Pay a hold, in part or whole; the capture's id is the outcome's reference. */
    record CaptureHold(CommandId id, long callerId, long holdId, long amountCenticoins, boolean isFinal)
            implements Command {
        @Override
        public int templateId() {
            return CaptureHoldEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final CaptureHoldEncoder encoder =
                    new CaptureHoldEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .holdId(holdId)
                    .amountCenticoins(amountCenticoins)
                    .callerId(callerId)
                    .isFinal((short) (isFinal ? 1 : 0));
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static CaptureHold decode(final DirectBuffer buffer, final int offset) {
            final CaptureHoldDecoder d =
                    new CaptureHoldDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new CaptureHold(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.holdId(),
                    d.amountCenticoins(),
                    d.isFinal() != 0);
        }
    }

    /** Release what a hold has left and close it. */
    record VoidHold(CommandId id, long callerId, long holdId) implements Command {
        @Override
        public int templateId() {
            return VoidHoldEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final VoidHoldEncoder encoder =
                    new VoidHoldEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .holdId(holdId)
                    .callerId(callerId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static VoidHold decode(final DirectBuffer buffer, final int offset) {
            final VoidHoldDecoder d =
                    new VoidHoldDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new VoidHold(new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.holdId());
        }
    }

    /** Give a capture back, in part or whole. */
    record Refund(CommandId id, long callerId, long captureId, long amountCenticoins) implements Command {
        @Override
        public int templateId() {
            return RefundEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final RefundEncoder encoder =
                    new RefundEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .captureId(captureId)
                    .amountCenticoins(amountCenticoins)
                    .callerId(callerId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Refund decode(final DirectBuffer buffer, final int offset) {
            final RefundDecoder d = new RefundDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Refund(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.captureId(),
                    d.amountCenticoins());
        }
    }

    /** Coins from one member to another; they keep their expiry. */
    record Gift(CommandId id, long callerId, long memberId, long toMemberId, long amountCenticoins) implements Command {
        @Override
        public int templateId() {
            return GiftEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final GiftEncoder encoder =
                    new GiftEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .memberId(memberId)
                    .toMemberId(toMemberId)
                    .amountCenticoins(amountCenticoins)
                    .callerId(callerId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Gift decode(final DirectBuffer buffer, final int offset) {
            final GiftDecoder d = new GiftDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Gift(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.memberId(),
                    d.toMemberId(),
                    d.amountCenticoins());
        }
    }

    /** Coins from a member to a charity, at once. */
    record Donate(CommandId id, long callerId, long memberId, long merchantId, long amountCenticoins)
            implements Command {
        @Override
        public int templateId() {
            return DonateEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final DonateEncoder encoder =
                    new DonateEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .memberId(memberId)
                    .merchantId(merchantId)
                    .amountCenticoins(amountCenticoins)
                    .callerId(callerId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Donate decode(final DirectBuffer buffer, final int offset) {
            final DonateDecoder d = new DonateDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Donate(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.memberId(),
                    d.merchantId(),
                    d.amountCenticoins());
        }
    }

    /** Pay out in money what a merchant is owed now. */
    record Settle(CommandId id, long callerId, long merchantId, int period) implements Command {
        @Override
        public int templateId() {
            return SettleEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final SettleEncoder encoder =
                    new SettleEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .merchantId(merchantId)
                    .callerId(callerId)
                    .period(period);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Settle decode(final DirectBuffer buffer, final int offset) {
            final SettleDecoder d = new SettleDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Settle(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.merchantId(), d.period());
        }
    }

    /** Change one of the ledger's settings from now on. */
    record ChangeSetting(CommandId id, long callerId, long value, int setting) implements Command {
        @Override
        public int templateId() {
            return ChangeSettingEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final ChangeSettingEncoder encoder =
                    new ChangeSettingEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .value(value)
                    .callerId(callerId)
                    .setting(setting);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static ChangeSetting decode(final DirectBuffer buffer, final int offset) {
            final ChangeSettingDecoder d =
                    new ChangeSettingDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new ChangeSetting(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.value(), d.setting());
        }
    }

    /** Let timers that are due fire, a bounded number of them. */
    record Tick() implements Command {
        @Override
        public int templateId() {
            return TickEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final TickEncoder encoder =
                    new TickEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.padding(0);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Tick decode(final DirectBuffer buffer, final int offset) {
            final TickDecoder d = new TickDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Tick();
        }
    }
}
