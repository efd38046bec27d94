package org.caloriebank.ledger.admission;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.ExposureAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryExposureDecoder;

/** Who was in a pool while its water was out of range. Changes nothing; owned by the ledger thread; allocates nothing. */
final class ExposureQueries {
    private static final int VISITS_PER_PAGE = 16;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExposureAnswerEncoder answer = new ExposureAnswerEncoder();
    private final int[] found = new int[VISITS_PER_PAGE];
    private final long[] exposedMs = new long[VISITS_PER_PAGE];

    private final Members members;
    private final Spaces spaces;
    private final Admissions admissions;
    private final WaterVisits visits;
    private final Exposure exposure;

    private int count;
    private long nextVisit;

    ExposureQueries(final Members members, final Spaces spaces, final DoorTables tables, final Exposure exposure) {
        this.members = members;
        this.spaces = spaces;
        admissions = tables.admissions();
        visits = tables.visits();
        this.exposure = exposure;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryExposureDecoder(), this::onExposure);
    }

    private int onExposure(final QueryExposureDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int spaceRow = spaces.find(query.spaceId());
        final ResultCode code = decide(spaceRow);
        count = 0;
        nextVisit = 0;
        if (code == ResultCode.ACCEPTED) {
            find(spaceRow, query.fromMs(), query.toMs(), query.afterVisit());
        }
        final ExposureAnswerEncoder.VisitsEncoder group = answer.wrapAndApplyHeader(buffer, offset, header)
                .nextVisit(nextVisit)
                .resultCode(code.code())
                .visitsCount(count);
        for (int i = 0; i < count; i++) {
            answerNext(group.next(), found[i], exposedMs[i]);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }

    private ResultCode decide(final int spaceRow) {
        if (spaceRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }
        return Stays.isWater(spaces.kind(spaceRow)) ? ResultCode.ACCEPTED : ResultCode.NOT_A_POOL;
    }

    /** Up to a page of visits, and the number to go on from when there are others to look at. */
    private void find(final int spaceRow, final long fromMs, final long toMs, final long afterVisit) {
        int passed = 0;
        int visit = visits.firstAfter(spaceRow, afterVisit);
        long lookedAt = afterVisit;
        while (visit != Rows.NULL_ROW && visits.enteredAtMs(visit) < toMs) {
            if (count == VISITS_PER_PAGE || passed == WaterVisits.PASSED_MAX) {
                nextVisit = lookedAt;
                return;
            }
            final long ms = exposure.exposedMs(visit, fromMs, toMs);
            if (ms > 0) {
                found[count] = visit;
                exposedMs[count] = ms;
                count++;
            } else {
                passed++;
            }
            lookedAt = visits.number(visit);
            visit = visits.next(visit);
        }
    }

    private void answerNext(final ExposureAnswerEncoder.VisitsEncoder group, final int visit, final long exposedMs) {
        final int admission = admissions.find(visits.admissionId(visit));
        final boolean isRefunded = admission != Rows.NULL_ROW && AdmissionRow.isMadeGood(admissions.address(admission));
        group.admissionId(visits.admissionId(visit))
                .memberId(MemberRow.memberId(members.address(visits.memberRow(visit))))
                .enteredAtMs(visits.enteredAtMs(visit))
                .leftAtMs(visits.leftAtMs(visit))
                .exposedMs(exposedMs)
                .isRefunded((short) (isRefunded ? 1 : 0));
    }
}
