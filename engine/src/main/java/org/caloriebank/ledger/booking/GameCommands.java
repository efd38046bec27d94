package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.OpenGameDecoder;
import org.caloriebank.protocol.codec.SessionKind;

/**
 * A member takes a space, answers for its whole price, and looks for players to share it. Decided first; past the decision nothing may fail. Owned by the
 * ledger thread; allocates nothing.
 */
final class GameCommands {
    private static final int PLAYERS_MIN = 2;
    private static final int PLAYERS_MAX = 64;

    private final Members members;
    private final Spaces spaces;
    private final Settings settings;
    private final Sessions sessions;
    private final SessionTimes times;
    private final Places places;
    private final SessionLife life;
    private final SessionEvents events;

    // what a decision found, for the application that follows it
    private int memberRow;
    private int spaceRow;
    private long priceCenticoins;

    GameCommands(
            final Members members,
            final Spaces spaces,
            final Settings settings,
            final Sessions sessions,
            final SessionTimes times,
            final Places places,
            final SessionLife life,
            final SessionEvents events) {
        this.members = members;
        this.spaces = spaces;
        this.settings = settings;
        this.sessions = sessions;
        this.times = times;
        this.places = places;
        this.life = life;
        this.events = events;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new OpenGameDecoder(),
                OpenGameDecoder.callerIdEncodingOffset(),
                GameCommands::isMalformed,
                this::onOpenGame);
    }

    private static boolean isMalformed(final OpenGameDecoder command) {
        return command.spaceId() <= 0
                || command.memberId() <= 0
                || SessionTimes.isMalformed(command.startMs(), command.endMs())
                || command.players() < PLAYERS_MIN
                || command.players() > PLAYERS_MAX;
    }

    private ResultCode onOpenGame(final OpenGameDecoder command) {
        final ResultCode decision = decideOpenGame(command);
        if (decision == ResultCode.ACCEPTED) {
            final int session = life.open(spaceRow, command.startMs(), command.endMs());
            final long address = sessions.address(session);
            SessionRow.kind(address, SessionKind.GAME);
            SessionRow.organiserRow(address, memberRow);
            SessionRow.capacity(address, command.players());
            SessionRow.priceCenticoins(address, priceCenticoins);
            SessionRow.cutOffMinutes(address, (int) settings.value(Setting.GAME_CUT_OFF_MINUTES));
            events.tellTimes(EventKind.SESSION_OPENED, address);
            places.take(memberRow, session, priceCenticoins);
        }
        return decision;
    }

    private ResultCode decideOpenGame(final OpenGameDecoder command) {
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        spaceRow = spaces.find(command.spaceId());
        if (spaceRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }
        if (!Members.isActive(members.address(memberRow))) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final ResultCode decision = times.decideNew(spaceRow, command.startMs(), command.endMs(), command.players());
        if (decision != ResultCode.ACCEPTED) {
            return decision;
        }
        priceCenticoins = spaces.priceCenticoins(spaceRow);
        final ResultCode memberDecision = places.decide(memberRow, command.startMs(), command.endMs(), priceCenticoins);
        return memberDecision == ResultCode.ACCEPTED && sessions.isFull() ? ResultCode.LEDGER_FULL : memberDecision;
    }
}
