package org.caloriebank.ledger.booking;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QuerySessionDecoder;
import org.caloriebank.protocol.codec.QuerySessionsDecoder;
import org.caloriebank.protocol.codec.SessionAnswerEncoder;
import org.caloriebank.protocol.codec.SessionKind;
import org.caloriebank.protocol.codec.SessionState;
import org.caloriebank.protocol.codec.SessionsAnswerEncoder;

/** What can be told of sessions. Changes nothing; owned by the ledger thread. */
final class SessionQueries {
    private static final int SESSIONS_MAX = 12;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SessionAnswerEncoder sessionAnswer = new SessionAnswerEncoder();
    private final SessionsAnswerEncoder sessionsAnswer = new SessionsAnswerEncoder();
    /** A page's, found before it is written, because a group begins with its count; and one more. */
    private final int[] page = new int[SESSIONS_MAX + 1];

    private final Members members;
    private final Spaces spaces;
    private final Sessions sessions;

    SessionQueries(final Members members, final Spaces spaces, final Sessions sessions) {
        this.members = members;
        this.spaces = spaces;
        this.sessions = sessions;
    }

    void addQueries(final QueryTable table) {
        table.add(new QuerySessionDecoder(), this::onSession);
        table.add(new QuerySessionsDecoder(), this::onSessions);
    }

    private int onSession(final QuerySessionDecoder query, final MutableDirectBuffer buffer, final int offset) {
        sessionAnswer.wrapAndApplyHeader(buffer, offset, header).sessionId(query.sessionId());
        final int session = sessions.find(query.sessionId());
        if (session == Rows.NULL_ROW) {
            answerUnknown();
        } else {
            answerKnown(sessions.address(session));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + sessionAnswer.encodedLength();
    }

    private void answerKnown(final long session) {
        sessionAnswer
                .spaceId(spaces.spaceId(SessionRow.spaceRow(session)))
                .organiserId(organiserId(session))
                .startMs(SessionRow.startMs(session))
                .endMs(SessionRow.endMs(session))
                .priceCenticoins(SessionRow.priceCenticoins(session))
                .capacity(SessionRow.capacity(session))
                .liveBookings(SessionRow.liveBookings(session))
                .cutOffMinutes(SessionRow.cutOffMinutes(session))
                .lateShareBp(SessionRow.lateShareBp(session))
                .kind(SessionRow.kind(session))
                .state(SessionRow.state(session))
                .resultCode(ResultCode.ACCEPTED.code());
    }

    private void answerUnknown() {
        sessionAnswer
                .spaceId(0)
                .organiserId(0)
                .startMs(0)
                .endMs(0)
                .priceCenticoins(0)
                .capacity(0)
                .liveBookings(0)
                .cutOffMinutes(0)
                .lateShareBp(0)
                .kind(SessionKind.CLASS)
                .state(SessionState.PLANNED)
                .resultCode(ResultCode.UNKNOWN_SESSION.code());
    }

    private int onSessions(final QuerySessionsDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int spaceRow = spaces.find(query.spaceId());
        final boolean isKnown = spaceRow != Rows.NULL_ROW;
        final int found = isKnown ? fillPage(query, spaceRow) : 0;
        final int count = Math.min(found, SESSIONS_MAX);
        sessionsAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .resultCode((isKnown ? ResultCode.ACCEPTED : ResultCode.UNKNOWN_SPACE).code())
                .isComplete((short) (found == count ? 1 : 0));
        final SessionsAnswerEncoder.SessionsEncoder group = sessionsAnswer.sessionsCount(count);
        for (int i = 0; i < count; i++) {
            final long session = sessions.address(page[i]);
            group.next()
                    .sessionId(SessionRow.id(session))
                    .spaceId(query.spaceId())
                    .organiserId(organiserId(session))
                    .startMs(SessionRow.startMs(session))
                    .endMs(SessionRow.endMs(session))
                    .priceCenticoins(SessionRow.priceCenticoins(session))
                    .capacity(SessionRow.capacity(session))
                    .liveBookings(SessionRow.liveBookings(session))
                    .cutOffMinutes(SessionRow.cutOffMinutes(session))
                    .lateShareBp(SessionRow.lateShareBp(session))
                    .kind(SessionRow.kind(session))
                    .state(SessionRow.state(session));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + sessionsAnswer.encodedLength();
    }

    /** @return how many sessions behind the last one seen overlap the time, at most one more than a page has room for. */
    private int fillPage(final QuerySessionsDecoder query, final int spaceRow) {
        final SpaceSessions ofSpaces = sessions.ofSpaces();
        long startMs = query.afterStartMs();
        long sessionId = query.afterSessionId();
        // none of those that reach into the time starts earlier
        final long earliestMs = query.fromMs() - SessionTimes.LENGTH_MAX_MS;
        if (startMs < earliestMs && earliestMs < query.fromMs()) {
            startMs = earliestMs;
            sessionId = 0;
        }
        int found = 0;
        int session = ofSpaces.firstFrom(spaceRow, startMs, sessionId + 1);
        while (session != Rows.NULL_ROW && found < page.length) {
            final long address = sessions.address(session);
            startMs = SessionRow.startMs(address);
            if (startMs >= query.toMs()) {
                return found;
            }
            if (SessionRow.endMs(address) > query.fromMs()) {
                page[found] = session;
                found++;
            }
            session = ofSpaces.firstFrom(spaceRow, startMs, SessionRow.id(address) + 1);
        }
        return found;
    }

    private long organiserId(final long session) {
        final int organiser = SessionRow.organiserRow(session);
        return organiser == Rows.NULL_ROW ? 0 : MemberRow.memberId(members.address(organiser));
    }
}
