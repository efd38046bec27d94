package org.caloriebank.ledger;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.activity.ActivityCommands;
import org.caloriebank.ledger.checkout.HoldCommands;
import org.caloriebank.ledger.checkout.TransferCommands;
import org.caloriebank.ledger.idempotency.Ids;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AdjustBalanceDecoder;
import org.caloriebank.protocol.codec.CaptureHoldDecoder;
import org.caloriebank.protocol.codec.ChangeSettingDecoder;
import org.caloriebank.protocol.codec.CorrectActivityDecoder;
import org.caloriebank.protocol.codec.DonateDecoder;
import org.caloriebank.protocol.codec.GiftDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.PlaceHoldDecoder;
import org.caloriebank.protocol.codec.PutMemberDecoder;
import org.caloriebank.protocol.codec.PutMerchantDecoder;
import org.caloriebank.protocol.codec.RefundDecoder;
import org.caloriebank.protocol.codec.ReportActivityDecoder;
import org.caloriebank.protocol.codec.SettleDecoder;
import org.caloriebank.protocol.codec.TickDecoder;
import org.caloriebank.protocol.codec.VoidHoldDecoder;

/**
 * Brings each command to its subject. For commands with an id: well-formed? seen before? then decide, apply, remember. Owned by the ledger thread.
 */
final class CommandRouter {
    private static final int ID_LENGTH = 16;
    private static final int[] BLOCK_LENGTHS = blockLengths();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReportActivityDecoder report = new ReportActivityDecoder();
    private final PutMemberDecoder putMember = new PutMemberDecoder();
    private final CorrectActivityDecoder correct = new CorrectActivityDecoder();
    private final AdjustBalanceDecoder adjust = new AdjustBalanceDecoder();
    private final PutMerchantDecoder putMerchant = new PutMerchantDecoder();
    private final PlaceHoldDecoder place = new PlaceHoldDecoder();
    private final CaptureHoldDecoder capture = new CaptureHoldDecoder();
    private final VoidHoldDecoder voidHold = new VoidHoldDecoder();
    private final RefundDecoder refund = new RefundDecoder();
    private final GiftDecoder gift = new GiftDecoder();
    private final DonateDecoder donate = new DonateDecoder();
    private final SettleDecoder settle = new SettleDecoder();
    private final ChangeSettingDecoder changeSetting = new ChangeSettingDecoder();

    private final Members members;
    private final Merchants merchants;
    private final ActivityCommands activity;
    private final HoldCommands holds;
    private final TransferCommands transfers;
    private final Settings settings;
    private final Ids ids;
    private final Sweep sweep;
    private final OutcomeDraft outcome;

    CommandRouter(
            final Members members,
            final Merchants merchants,
            final ActivityCommands activity,
            final HoldCommands holds,
            final TransferCommands transfers,
            final Settings settings,
            final Ids ids,
            final Sweep sweep,
            final OutcomeDraft outcome) {
        this.members = members;
        this.merchants = merchants;
        this.activity = activity;
        this.holds = holds;
        this.transfers = transfers;
        this.settings = settings;
        this.ids = ids;
        this.sweep = sweep;
        this.outcome = outcome;
    }

    int route(
            final DirectBuffer command,
            final int offset,
            final MutableDirectBuffer outcomeBuffer,
            final int outcomeOffset) {
        header.wrap(command, offset);
        outcome.settingsVersion(settings.version());
        final ResultCode code;
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID || !isBlockLengthRight()) {
            code = ResultCode.MALFORMED;
        } else if (header.templateId() == ReportActivityDecoder.TEMPLATE_ID) {
            code = activity.onReport(report.wrap(
                    command, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version()));
        } else if (header.templateId() == TickDecoder.TEMPLATE_ID) {
            sweep.onTick();
            code = ResultCode.ACCEPTED;
        } else {
            code = routeWithId(command, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        }
        return outcome.write(code, outcomeBuffer, outcomeOffset, MemberRow::balanceCenticoins);
    }

    private boolean isBlockLengthRight() {
        final int templateId = header.templateId();
        return templateId < BLOCK_LENGTHS.length && header.blockLength() == BLOCK_LENGTHS[templateId];
    }

    private static int[] blockLengths() {
        final int[] lengths = new int[TickDecoder.TEMPLATE_ID + 1];
        Arrays.fill(lengths, -1);
        lengths[ReportActivityDecoder.TEMPLATE_ID] = ReportActivityDecoder.BLOCK_LENGTH;
        lengths[PutMemberDecoder.TEMPLATE_ID] = PutMemberDecoder.BLOCK_LENGTH;
        lengths[CorrectActivityDecoder.TEMPLATE_ID] = CorrectActivityDecoder.BLOCK_LENGTH;
        lengths[AdjustBalanceDecoder.TEMPLATE_ID] = AdjustBalanceDecoder.BLOCK_LENGTH;
        lengths[PutMerchantDecoder.TEMPLATE_ID] = PutMerchantDecoder.BLOCK_LENGTH;
        lengths[PlaceHoldDecoder.TEMPLATE_ID] = PlaceHoldDecoder.BLOCK_LENGTH;
        lengths[CaptureHoldDecoder.TEMPLATE_ID] = CaptureHoldDecoder.BLOCK_LENGTH;
        lengths[VoidHoldDecoder.TEMPLATE_ID] = VoidHoldDecoder.BLOCK_LENGTH;
        lengths[RefundDecoder.TEMPLATE_ID] = RefundDecoder.BLOCK_LENGTH;
        lengths[GiftDecoder.TEMPLATE_ID] = GiftDecoder.BLOCK_LENGTH;
        lengths[DonateDecoder.TEMPLATE_ID] = DonateDecoder.BLOCK_LENGTH;
        lengths[SettleDecoder.TEMPLATE_ID] = SettleDecoder.BLOCK_LENGTH;
        lengths[ChangeSettingDecoder.TEMPLATE_ID] = ChangeSettingDecoder.BLOCK_LENGTH;
        lengths[TickDecoder.TEMPLATE_ID] = TickDecoder.BLOCK_LENGTH;
        return lengths;
    }

    private ResultCode routeWithId(final DirectBuffer command, final int block) {
        if (!wrap(command, block)) {
            return ResultCode.MALFORMED;
        }
        final long high = command.getLong(block, LITTLE_ENDIAN);
        final long low = command.getLong(block + 8, LITTLE_ENDIAN);
        final long callerId = callerId();
        final long fingerprint = fingerprint(command, block);
        final ResultCode seen = ids.check(callerId, high, low, fingerprint, idCapacity());
        if (seen == null) {
            return ResultCode.of(ids.duplicateCode());
        }
        if (seen != ResultCode.ACCEPTED) {
            return seen;
        }
        outcome.reference(outcome.sequence());
        final ResultCode code = run();
        ids.remember(callerId, high, low, fingerprint, code);
        return code;
    }

    /** @return whether the bytes are a command with an id whose fields are within the protocol's ranges. */
    private boolean wrap(final DirectBuffer command, final int block) {
        final int length = header.blockLength();
        final int version = header.version();
        return switch (header.templateId()) {
            case PutMemberDecoder.TEMPLATE_ID -> !Members.isMalformed(putMember.wrap(command, block, length, version));
            case CorrectActivityDecoder.TEMPLATE_ID ->
                !ActivityCommands.isMalformed(correct.wrap(command, block, length, version));
            case AdjustBalanceDecoder.TEMPLATE_ID ->
                !TransferCommands.isMalformed(adjust.wrap(command, block, length, version));
            case PutMerchantDecoder.TEMPLATE_ID ->
                !Merchants.isMalformed(putMerchant.wrap(command, block, length, version));
            case PlaceHoldDecoder.TEMPLATE_ID -> !HoldCommands.isMalformed(place.wrap(command, block, length, version));
            case CaptureHoldDecoder.TEMPLATE_ID ->
                !HoldCommands.isMalformed(capture.wrap(command, block, length, version));
            case VoidHoldDecoder.TEMPLATE_ID ->
                !HoldCommands.isMalformed(voidHold.wrap(command, block, length, version));
            case RefundDecoder.TEMPLATE_ID -> !HoldCommands.isMalformed(refund.wrap(command, block, length, version));
            case GiftDecoder.TEMPLATE_ID -> !TransferCommands.isMalformed(gift.wrap(command, block, length, version));
            case DonateDecoder.TEMPLATE_ID ->
                !TransferCommands.isMalformed(donate.wrap(command, block, length, version));
            case SettleDecoder.TEMPLATE_ID ->
                !TransferCommands.isMalformed(settle.wrap(command, block, length, version));
            case ChangeSettingDecoder.TEMPLATE_ID -> changeSetting.wrap(command, block, length, version) != null;
            default -> false;
        };
    }

    private long callerId() {
        return switch (header.templateId()) {
            case PutMemberDecoder.TEMPLATE_ID -> putMember.callerId();
            case CorrectActivityDecoder.TEMPLATE_ID -> correct.callerId();
            case AdjustBalanceDecoder.TEMPLATE_ID -> adjust.callerId();
            case PutMerchantDecoder.TEMPLATE_ID -> putMerchant.callerId();
            case PlaceHoldDecoder.TEMPLATE_ID -> place.callerId();
            case CaptureHoldDecoder.TEMPLATE_ID -> capture.callerId();
            case VoidHoldDecoder.TEMPLATE_ID -> voidHold.callerId();
            case RefundDecoder.TEMPLATE_ID -> refund.callerId();
            case GiftDecoder.TEMPLATE_ID -> gift.callerId();
            case DonateDecoder.TEMPLATE_ID -> donate.callerId();
            case SettleDecoder.TEMPLATE_ID -> settle.callerId();
            default -> changeSetting.callerId();
        };
    }

    /** A full memory must not keep an operator from making it larger. */
    private long idCapacity() {
        return header.templateId() == ChangeSettingDecoder.TEMPLATE_ID
                ? Long.MAX_VALUE
                : settings.value(Setting.ID_CAPACITY);
    }

    private ResultCode run() {
        return switch (header.templateId()) {
            case PutMemberDecoder.TEMPLATE_ID -> members.onPutMember(putMember);
            case CorrectActivityDecoder.TEMPLATE_ID -> activity.onCorrect(correct);
            case AdjustBalanceDecoder.TEMPLATE_ID -> transfers.onAdjust(adjust);
            case PutMerchantDecoder.TEMPLATE_ID -> merchants.onPutMerchant(putMerchant);
            case PlaceHoldDecoder.TEMPLATE_ID -> holds.onPlace(place);
            case CaptureHoldDecoder.TEMPLATE_ID -> holds.onCapture(capture);
            case VoidHoldDecoder.TEMPLATE_ID -> holds.onVoid(voidHold);
            case RefundDecoder.TEMPLATE_ID -> holds.onRefund(refund);
            case GiftDecoder.TEMPLATE_ID -> transfers.onGift(gift);
            case DonateDecoder.TEMPLATE_ID -> transfers.onDonate(donate);
            case SettleDecoder.TEMPLATE_ID -> transfers.onSettle(settle);
            default -> onChangeSetting();
        };
    }

    private ResultCode onChangeSetting() {
        final ResultCode decision = settings.decideChange(changeSetting.setting(), changeSetting.value());
        if (decision == ResultCode.ACCEPTED) {
            settings.applyChange(changeSetting.setting(), changeSetting.value());
            outcome.settingsVersion(settings.version());
        }
        return decision;
    }

    /** All bytes after the id, caller included (ids are scoped to it anyway), and the template: the command's content. */
    private long fingerprint(final DirectBuffer command, final int block) {
        long hash = LongIndex.hash(header.templateId());
        final int end = block + header.blockLength();
        int at = block + ID_LENGTH;
        for (; at + 8 <= end; at += 8) {
            hash = LongIndex.hash(hash ^ command.getLong(at, LITTLE_ENDIAN));
        }
        for (; at < end; at++) {
            hash = LongIndex.hash(hash ^ command.getByte(at));
        }
        return hash;
    }
}
