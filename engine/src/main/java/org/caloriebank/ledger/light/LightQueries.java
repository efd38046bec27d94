package org.caloriebank.ledger.light;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.LightAnswerEncoder;
import org.caloriebank.protocol.codec.LightsAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryLightDecoder;
import org.caloriebank.protocol.codec.QueryLightsDecoder;

/** Answers about light circuits. Changes nothing; owned by the ledger thread. */
final class LightQueries {
    private static final int LIGHTS_MAX = 16;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LightAnswerEncoder lightAnswer = new LightAnswerEncoder();
    private final LightsAnswerEncoder lightsAnswer = new LightsAnswerEncoder();

    private final Facilities facilities;
    private final Lights lights;

    LightQueries(final Facilities facilities, final Lights lights) {
        this.facilities = facilities;
        this.lights = lights;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryLightDecoder(), this::onLight);
        table.add(new QueryLightsDecoder(), this::onLights);
    }

    private int onLight(final QueryLightDecoder query, final MutableDirectBuffer buffer, final int offset) {
        lightAnswer.wrapAndApplyHeader(buffer, offset, header).circuitId(query.circuitId());
        final int row = lights.find(query.circuitId());
        if (row == Rows.NULL_ROW) {
            answerUnknown();
        } else {
            answerKnown(lights.address(row));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + lightAnswer.encodedLength();
    }

    private void answerKnown(final long light) {
        lightAnswer
                .facilityId(facilities.facilityId(LightRow.facility(light)))
                .offAtMs(LightRow.offAtMs(light))
                .overrideEndsAtMs(LightRow.overrideEndsAtMs(light))
                .demand(LightRow.demand(light))
                .isOn(flag(LightRow.isOn(light)))
                .isOnByRule(flag(LightRow.isOnByRule(light)))
                .resultCode(ResultCode.ACCEPTED.code());
    }

    private void answerUnknown() {
        lightAnswer
                .facilityId(0)
                .offAtMs(0)
                .overrideEndsAtMs(0)
                .demand(0)
                .isOn((short) 0)
                .isOnByRule((short) 0)
                .resultCode(ResultCode.UNKNOWN_CIRCUIT.code());
    }

    private int onLights(final QueryLightsDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int facility = facilities.find(query.facilityId());
        final int after = lights.find(query.afterCircuitId());
        final ResultCode code = code(facility, query.afterCircuitId(), after);
        int first = Rows.NULL_ROW;
        if (code == ResultCode.ACCEPTED) {
            first = after == Rows.NULL_ROW ? lights.first(facility) : LightRow.next(lights.address(after));
        }
        int end = first;
        int count = 0;
        while (end != Rows.NULL_ROW && count < LIGHTS_MAX) {
            end = LightRow.next(lights.address(end));
            count++;
        }
        lightsAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .resultCode(code.code())
                .isComplete(flag(end == Rows.NULL_ROW));
        final LightsAnswerEncoder.LightsEncoder group = lightsAnswer.lightsCount(count);
        for (int row = first; row != end; row = LightRow.next(lights.address(row))) {
            add(group.next(), lights.address(row));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + lightsAnswer.encodedLength();
    }

    private ResultCode code(final int facility, final long afterCircuitId, final int after) {
        if (facility == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (afterCircuitId == 0) {
            return ResultCode.ACCEPTED;
        }
        return after != Rows.NULL_ROW && LightRow.facility(lights.address(after)) == facility
                ? ResultCode.ACCEPTED
                : ResultCode.UNKNOWN_CIRCUIT;
    }

    private void add(final LightsAnswerEncoder.LightsEncoder group, final long light) {
        group.circuitId(LightRow.id(light))
                .facilityId(facilities.facilityId(LightRow.facility(light)))
                .offAtMs(LightRow.offAtMs(light))
                .overrideEndsAtMs(LightRow.overrideEndsAtMs(light))
                .demand(LightRow.demand(light))
                .isOn(flag(LightRow.isOn(light)))
                .isOnByRule(flag(LightRow.isOnByRule(light)));
    }

    private static short flag(final boolean isSo) {
        return (short) (isSo ? 1 : 0);
    }
}
