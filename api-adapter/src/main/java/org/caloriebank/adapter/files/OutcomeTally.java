package org.caloriebank.adapter.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * Counts what became of the reports of one import. Written by the reply thread; read by the importer once an answer that came after all
 * of them has arrived.
 */
final class OutcomeTally implements ReplyHandler {
    private static final int KEPT_MAX = 5;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutcomeDecoder outcome = new OutcomeDecoder();
    private final long[] counts = new long[ResultCode.CODE_MAX + 1];
    private final List<Refusal> firstRefusals = new ArrayList<>();
    private long earnedCenticoins;
    private long stopped;

    /** @param position of the report in the plan. */
    record Refusal(int position, ResultCode code) {}

    @Override
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        outcome.wrapAndApplyHeader(buffer, offset, header);
        final int code = outcome.resultCode();
        counts[code]++;
        if (code == ResultCode.ACCEPTED.code()) {
            earnedCenticoins += outcome.amountCenticoins();
        } else if (firstRefusals.size() < KEPT_MAX) {
            firstRefusals.add(new Refusal((int) correlationId, ResultCode.of(code)));
        }
    }

    @Override
    public void onStopped(final long correlationId) {
        stopped++;
    }

    /** @return reports the bank stopped before. */
    long stopped() {
        return stopped;
    }

    long earnedCenticoins() {
        return earnedCenticoins;
    }

    Map<ResultCode, Long> counts() {
        final Map<ResultCode, Long> byCode = new EnumMap<>(ResultCode.class);
        for (final ResultCode code : ResultCode.values()) {
            if (counts[code.code()] > 0) {
                byCode.put(code, counts[code.code()]);
            }
        }
        return Collections.unmodifiableMap(byCode);
    }

    List<Refusal> firstRefusals() {
        return firstRefusals;
    }
}
