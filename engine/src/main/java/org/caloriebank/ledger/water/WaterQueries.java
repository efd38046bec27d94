package org.caloriebank.ledger.water;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryWaterDecoder;
import org.caloriebank.protocol.codec.WaterAnswerEncoder;

/** What can be told of a space's water. Changes nothing; owned by the ledger thread. */
final class WaterQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final WaterAnswerEncoder answer = new WaterAnswerEncoder();

    private final Spaces spaces;
    private final WatchedSpaces watchedSpaces;

    WaterQueries(final Spaces spaces, final WatchedSpaces watchedSpaces) {
        this.spaces = spaces;
        this.watchedSpaces = watchedSpaces;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryWaterDecoder(), this::onWater);
    }

    private int onWater(final QueryWaterDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final long spaceId = query.spaceId();
        final int spaceRow = spaces.find(spaceId);
        final boolean isKnown = spaceRow != Rows.NULL_ROW;
        answer.wrapAndApplyHeader(buffer, offset, header)
                .spaceId(spaceId)
                .profileId(isKnown ? spaces.waterProfileId(spaceRow) : 0)
                .padding((short) 0)
                .resultCode((isKnown ? ResultCode.ACCEPTED : ResultCode.UNKNOWN_SPACE).code());
        final int watched = watchedSpaces.find(spaceId);
        if (watched == Rows.NULL_ROW) {
            answerUnwatched();
        } else {
            answerWatched(watched, watchedSpaces.address(watched));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }

    private void answerWatched(final int watched, final long address) {
        final int outParameters = WatchedRow.outParameters(address);
        answer.measuredAtMs(WatchedRow.measuredAtMs(address))
                .receivedAtMs(WatchedRow.receivedAtMs(address))
                .outSinceMs(outParameters == 0 ? 0 : watchedSpaces.intervals().newestBeginsAtMs(watched))
                .phHundredths(WatchedRow.value(address, 0))
                .freeChlorineMicrogramsPerLitre(WatchedRow.value(address, 1))
                .combinedChlorineMicrogramsPerLitre(WatchedRow.value(address, 2))
                .turbidityHundredthsNtu(WatchedRow.value(address, 3))
                .orpMillivolts(WatchedRow.value(address, 4))
                .temperatureHundredthsCelsius(WatchedRow.value(address, 5))
                .outParameters((short) outParameters)
                .isSilent((short) (WatchedRow.isSilent(address) ? 1 : 0))
                .isStuck((short) (WatchedRow.isStuck(address) ? 1 : 0));
    }

    private void answerUnwatched() {
        answer.measuredAtMs(0)
                .receivedAtMs(0)
                .outSinceMs(0)
                .phHundredths(Parameter.NULL_READING)
                .freeChlorineMicrogramsPerLitre(Parameter.NULL_READING)
                .combinedChlorineMicrogramsPerLitre(Parameter.NULL_READING)
                .turbidityHundredthsNtu(Parameter.NULL_READING)
                .orpMillivolts(Parameter.NULL_READING)
                .temperatureHundredthsCelsius(Parameter.NULL_READING)
                .outParameters((short) 0)
                .isSilent((short) 0)
                .isStuck((short) 0);
    }
}
