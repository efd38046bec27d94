package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CheckInDecoder;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.EventKind;

/** Who may come in. Decided first, and past the decision nothing may fail. Owned by the ledger thread; allocates nothing. */
final class CheckInCommands {
    private final Members members;
    private final Accounts accounts;
    private final HeldCoins heldCoins;
    private final Facilities facilities;
    private final Wristbands wristbands;
    private final Lockers lockers;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Admissions admissions;
    private final Settings settings;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int memberRow;
    private int facilityRow;
    private int wristband;
    private int locker;
    private long ceilingLeft;
    private long available;

    CheckInCommands(
            final Members members,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Facilities facilities,
            final DoorTables tables,
            final Settings settings,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.heldCoins = heldCoins;
        this.facilities = facilities;
        wristbands = tables.wristbands();
        lockers = tables.lockers();
        credentials = tables.credentials();
        tokens = tables.tokens();
        admissions = tables.admissions();
        this.settings = settings;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new CheckInDecoder(),
                CheckInDecoder.callerIdEncodingOffset(),
                CheckInCommands::isMalformed,
                this::onCheckIn);
        table.lookAhead(CheckInDecoder.TEMPLATE_ID, CheckInDecoder.memberIdEncodingOffset(), members.index());
        table.lookAheadWhereAdded(
                CheckInDecoder.TEMPLATE_ID,
                admissions.index(),
                heldCoins.holds().index());
    }

    private static boolean isMalformed(final CheckInDecoder command) {
        final int kind = command.kindRaw();
        if (kind > CheckInKind.DESK.value() || command.facilityId() <= 0 || command.wristbandId() < 0) {
            return true;
        }
        final boolean isQr = kind == CheckInKind.QR.value();
        final boolean isFace = kind == CheckInKind.FACE.value();
        return isFace != (command.memberId() == 0)
                || command.memberId() < 0
                || (isQr || isFace) != (command.credentialId() != 0)
                || command.credentialId() < 0
                || isQr != (command.tokenExpiresAtMs() != 0)
                || command.tokenExpiresAtMs() < 0;
    }

    private ResultCode onCheckIn(final CheckInDecoder command) {
        ResultCode decision = decideKnown(command);
        if (decision == ResultCode.ACCEPTED) {
            decision = decideIdentity(command);
        }
        if (decision == ResultCode.ACCEPTED) {
            decision = decideRoom();
        }
        if (decision == ResultCode.ACCEPTED) {
            decision = decideCoins();
        }
        if (decision == ResultCode.ACCEPTED) {
            apply(command);
        }
        return decision;
    }

    private ResultCode decideKnown(final CheckInDecoder command) {
        final boolean isFace = command.kind() == CheckInKind.FACE;
        memberRow = isFace ? credentials.memberRow(command.credentialId()) : members.find(command.memberId());
        facilityRow = facilities.find(command.facilityId());
        if (!isFace && memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (facilityRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_CREDENTIAL;
        }
        final boolean isNamed = command.wristbandId() != 0;
        wristband = isNamed ? wristbands.findOf(command.wristbandId(), facilityRow) : wristbands.firstFree(facilityRow);
        return isNamed && wristband == Rows.NULL_ROW ? ResultCode.UNKNOWN_WRISTBAND : ResultCode.ACCEPTED;
    }

    private ResultCode decideIdentity(final CheckInDecoder command) {
        if (!Members.isActive(members.address(memberRow))) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        if (command.kind() != CheckInKind.QR) {
            return ResultCode.ACCEPTED;
        }
        if (outcome.timeMs() >= command.tokenExpiresAtMs()) {
            return ResultCode.TOKEN_EXPIRED;
        }
        if (command.tokenExpiresAtMs() > outcome.timeMs() + settings.value(Setting.QR_TTL_MAX_MS)) {
            return ResultCode.TOKEN_TOO_LONG;
        }
        return tokens.isUsed(command.credentialId(), outcome.timeMs())
                ? ResultCode.TOKEN_REPLAYED
                : ResultCode.ACCEPTED;
    }

    private ResultCode decideRoom() {
        if (!facilities.isOpen(facilityRow) || !facilities.isWithinHours(facilityRow, outcome.timeMs())) {
            return ResultCode.FACILITY_CLOSED;
        }
        if (admissions.openOf(memberRow) != Rows.NULL_ROW) {
            return ResultCode.ALREADY_INSIDE;
        }
        if (accounts.debtOf(members.address(memberRow)) > 0) {
            return ResultCode.MEMBER_IN_DEBT;
        }
        if (facilities.isFull(facilityRow)) {
            return ResultCode.FACILITY_FULL;
        }
        final ResultCode wristbandDecision = wristbands.decideFree(wristband);
        if (wristbandDecision != ResultCode.ACCEPTED) {
            return wristbandDecision;
        }
        locker = lockers.lowestFree(facilityRow);
        return locker == 0 && facilities.lockers(facilityRow) > 0 ? ResultCode.NO_LOCKER : ResultCode.ACCEPTED;
    }

    private ResultCode decideCoins() {
        final int localDay = facilities.localDay(facilityRow, outcome.timeMs());
        final long spent = admissions.feesOn(memberRow, facilityRow, localDay, outcome.timeMs());
        ceilingLeft = Math.max(0, facilities.ceilingCenticoins(facilityRow) - spent);
        available = accounts.available(members.address(memberRow));
        final long least = facilities.entryFeeCenticoins(facilityRow) + facilities.blockPriceCenticoins(facilityRow);
        if (available < Math.min(ceilingLeft, least)) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        final boolean isFull =
                admissions.isFull() || tokens.isFull() || heldCoins.holds().isFull();
        return isFull ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private void apply(final CheckInDecoder command) {
        final long nowMs = outcome.timeMs();
        final long member = members.address(memberRow);
        final int row =
                admissions.open(outcome.sequence(), memberRow, nowMs, facilities.closesAtMs(facilityRow, nowMs));
        final long admission = admissions.address(row);
        final long held = Math.min(available, ceilingLeft);
        AdmissionRow.facilityRow(admission, facilityRow);
        AdmissionRow.localDay(admission, facilities.localDay(facilityRow, nowMs));
        AdmissionRow.held(admission, held);
        AdmissionRow.tariff(
                admission,
                ceilingLeft,
                facilities.entryFeeCenticoins(facilityRow),
                facilities.blockPriceCenticoins(facilityRow),
                facilities.blockMinutes(facilityRow));

        members.touch(member);
        if (held > 0) {
            heldCoins.place(memberRow, AccountKind.FACILITY, command.facilityId(), held, HeldCoins.NEVER_MS);
        }
        if (command.kind() == CheckInKind.QR) {
            tokens.use(command.credentialId(), command.tokenExpiresAtMs());
        }
        wristbands.issue(wristband, row);
        AdmissionRow.wristbandRow(admission, wristband);
        if (locker != 0) {
            lockers.take(facilityRow, locker);
            AdmissionRow.locker(admission, locker);
        }
        facilities.enter(facilityRow);
        outcome.event(
                EventKind.CHECKED_IN,
                command.facilityId(),
                outcome.sequence(),
                MemberRow.memberId(member),
                facilities.occupancy(facilityRow),
                0);
        outcome.amount(held);
    }
}
