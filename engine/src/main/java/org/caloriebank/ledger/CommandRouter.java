package org.caloriebank.ledger;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.activity.ActivityCommands;
import org.caloriebank.ledger.command.CommandEntry;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.idempotency.Ids;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.ChangeSettingDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.ReportActivityDecoder;
import org.caloriebank.protocol.codec.TickDecoder;

/**
 * Brings each command to its subject: reports and ticks straight, those with an id through the table. For these: well-formed? seen before? then decide,
 * apply, remember. Owned by the ledger thread.
 */
final class CommandRouter {
    private static final int ID_LENGTH = 16;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReportActivityDecoder report = new ReportActivityDecoder();

    private final CommandTable table;
    private final ActivityCommands activity;
    private final Settings settings;
    private final Ids ids;
    private final Sweep sweep;
    private final OutcomeDraft outcome;

    CommandRouter(
            final CommandTable table,
            final ActivityCommands activity,
            final Settings settings,
            final Ids ids,
            final Sweep sweep,
            final OutcomeDraft outcome) {
        this.table = table;
        this.activity = activity;
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
        final ResultCode code = header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                ? run(command, offset + MessageHeaderDecoder.ENCODED_LENGTH)
                : ResultCode.MALFORMED;
        return outcome.write(code, outcomeBuffer, outcomeOffset, MemberRow::balanceCenticoins);
    }

    private ResultCode run(final DirectBuffer command, final int block) {
        final int length = header.blockLength();
        final int templateId = header.templateId();
        if (templateId == ReportActivityDecoder.TEMPLATE_ID) {
            return length == ReportActivityDecoder.BLOCK_LENGTH
                    ? activity.onReport(report.wrap(command, block, length, header.version()))
                    : ResultCode.MALFORMED;
        }
        if (templateId == TickDecoder.TEMPLATE_ID) {
            return length == TickDecoder.BLOCK_LENGTH ? tick() : ResultCode.MALFORMED;
        }
        final CommandEntry<?> entry = table.find(templateId);
        return entry != null && length == entry.blockLength() && entry.wrap(command, block, header.version())
                ? runWithId(entry, command, block)
                : ResultCode.MALFORMED;
    }

    private ResultCode tick() {
        sweep.onTick();
        return ResultCode.ACCEPTED;
    }

    private ResultCode runWithId(final CommandEntry<?> entry, final DirectBuffer command, final int block) {
        final long high = command.getLong(block, LITTLE_ENDIAN);
        final long low = command.getLong(block + 8, LITTLE_ENDIAN);
        final long callerId = entry.callerId(command, block);
        final long fingerprint = fingerprint(command, block);
        final ResultCode seen = ids.check(callerId, high, low, fingerprint, idCapacity());
        if (seen == null) {
            return ResultCode.of(ids.duplicateCode());
        }
        if (seen != ResultCode.ACCEPTED) {
            return seen;
        }
        outcome.reference(outcome.sequence());
        final ResultCode code = entry.run();
        ids.remember(callerId, high, low, fingerprint, code);
        return code;
    }

    /** A full memory must not keep an operator from making it larger. */
    private long idCapacity() {
        return header.templateId() == ChangeSettingDecoder.TEMPLATE_ID
                ? Long.MAX_VALUE
                : settings.value(Setting.ID_CAPACITY);
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
