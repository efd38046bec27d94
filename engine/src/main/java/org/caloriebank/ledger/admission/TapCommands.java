package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.TapDecoder;
import org.caloriebank.protocol.codec.TapKind;

/** A wristband at a reader: lockers, spaces, plays. Owned by the ledger thread; allocates nothing. */
final class TapCommands {
    private final Members members;
    private final Accounts accounts;
    private final HeldCoins heldCoins;
    private final Facilities facilities;
    private final Spaces spaces;
    private final DoorTables tables;
    private final Admissions admissions;
    private final Stays stays;
    private final AdmissionPorts ports;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int row;
    private int spaceRow;

    TapCommands(
            final Members members,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Facilities facilities,
            final Spaces spaces,
            final DoorTables tables,
            final Stays stays,
            final AdmissionPorts ports,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.heldCoins = heldCoins;
        this.facilities = facilities;
        this.spaces = spaces;
        this.tables = tables;
        admissions = tables.admissions();
        this.stays = stays;
        this.ports = ports;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(new TapDecoder(), TapDecoder.callerIdEncodingOffset(), TapCommands::isMalformed, this::onTap);
        tables.lookAhead(table, TapDecoder.TEMPLATE_ID, TapDecoder.wristbandIdEncodingOffset(), members);
    }

    private static boolean isMalformed(final TapDecoder command) {
        return command.kindRaw() > TapKind.PLAY.value()
                || command.wristbandId() <= 0
                || command.spaceId() < 0
                || (command.kindRaw() == TapKind.LOCKER.value()) != (command.spaceId() == 0);
    }

    private ResultCode onTap(final TapDecoder command) {
        final TapKind kind = command.kind();
        ResultCode decision = decideKnown(command);
        if (decision == ResultCode.ACCEPTED) {
            decision = switch (kind) {
                case LOCKER -> decideLocker();
                case ENTER -> decideEnter();
                case LEAVE -> decideLeave();
                default -> decidePlay();
            };
        }
        if (decision == ResultCode.ACCEPTED) {
            members.touch(members.address(memberRow()));
            switch (kind) {
                case LOCKER -> tell(EventKind.LOCKER_OPENED, AdmissionRow.id(admission()), locker());
                case ENTER -> stays.enter(row, spaceRow);
                case LEAVE -> stays.leave(row);
                default -> play();
            }
        }
        return decision;
    }

    private ResultCode decideKnown(final TapDecoder command) {
        spaceRow = spaces.find(command.spaceId());
        if (command.kind() != TapKind.LOCKER && spaceRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }
        final int wristband = tables.wristbands().find(command.wristbandId());
        final ResultCode worn = tables.wristbands().decideWorn(wristband);
        if (worn != ResultCode.ACCEPTED) {
            return worn;
        }
        row = tables.wristbands().admission(wristband);
        final boolean isElsewhere =
                command.kind() != TapKind.LOCKER && spaces.facility(spaceRow) != AdmissionRow.facilityRow(admission());
        return isElsewhere ? ResultCode.SPACE_OF_OTHER_FACILITY : ResultCode.ACCEPTED;
    }

    private ResultCode decideLocker() {
        return locker() == 0 ? ResultCode.NO_LOCKER_HELD : ResultCode.ACCEPTED;
    }

    private ResultCode decideEnter() {
        if (!spaces.isOpen(spaceRow)) {
            return ResultCode.SPACE_CLOSED;
        }
        if (AdmissionRow.spaceRow(admission()) == spaceRow) {
            return ResultCode.ALREADY_IN_SPACE;
        }
        if (spaces.kind(spaceRow) == SpaceKind.COURT && ports.isBookedByOthers(spaceRow, memberRow())) {
            return ResultCode.SPACE_BOOKED;
        }
        if (spaces.isFull(spaceRow)) {
            return ResultCode.SPACE_FULL;
        }
        return tables.visits().isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private ResultCode decideLeave() {
        return AdmissionRow.spaceRow(admission()) == spaceRow ? ResultCode.ACCEPTED : ResultCode.NOT_IN_SPACE;
    }

    private ResultCode decidePlay() {
        if (!spaces.isOpen(spaceRow)) {
            return ResultCode.SPACE_CLOSED;
        }
        final SpaceKind kind = spaces.kind(spaceRow);
        if (kind != SpaceKind.ARCADE && kind != SpaceKind.SIMULATOR) {
            return ResultCode.NOT_PLAYABLE;
        }
        if (accounts.available(members.address(memberRow())) < spaces.priceCenticoins(spaceRow)) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        return heldCoins.holds().isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private void play() {
        final long price = spaces.priceCenticoins(spaceRow);
        if (price > 0) {
            final int hold =
                    heldCoins.place(memberRow(), AccountKind.FACILITY, facilityId(), price, HeldCoins.NEVER_MS);
            heldCoins.capture(hold, price, true);
        }
        tell(EventKind.PLAYED, spaces.spaceId(spaceRow), price);
        outcome.amount(price);
    }

    private void tell(final EventKind kind, final long subjectId, final long value) {
        final long memberId = MemberRow.memberId(members.address(memberRow()));
        outcome.event(kind, facilityId(), subjectId, memberId, value, 0);
    }

    private long admission() {
        return admissions.address(row);
    }

    private int memberRow() {
        return AdmissionRow.memberRow(admission());
    }

    private int locker() {
        return AdmissionRow.locker(admission());
    }

    private long facilityId() {
        return facilities.facilityId(AdmissionRow.facilityRow(admission()));
    }
}
