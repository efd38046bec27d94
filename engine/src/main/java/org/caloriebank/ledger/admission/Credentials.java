package org.caloriebank.ledger.admission;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.PutCredentialDecoder;

/**
 * Identities that face terminals recognise: a number, whose it is, and whether it counts. Never a picture.
 *
 * <pre>
 *   offset  length  field
 *        0       8  credential id
 *        8       4  member's row
 *       12       1  status
 * </pre>
 *
 * Owned by the ledger thread; allocates no heap memory.
 */
final class Credentials implements AutoCloseable {
    private static final int MEMBER = 8;
    private static final int STATUS = 12;

    private final Rows rows = new Rows(16);
    private final LongIndex index = new LongIndex(rows);
    private final Members members;

    Credentials(final Members members) {
        this.members = members;
    }

    /** @return row of the member the credential is bound to, or {@link Rows#NULL_ROW}. */
    int memberRow(final long credentialId) {
        final int row = index.find(credentialId);
        return row != Rows.NULL_ROW && isActive(row) ? boundTo(row) : Rows.NULL_ROW;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutCredentialDecoder(),
                PutCredentialDecoder.callerIdEncodingOffset(),
                Credentials::isMalformed,
                this::onPut);
    }

    private static boolean isMalformed(final PutCredentialDecoder command) {
        return command.credentialId() <= 0
                || command.memberId() <= 0
                || command.statusRaw() > CredentialStatus.REVOKED.value();
    }

    private ResultCode onPut(final PutCredentialDecoder command) {
        final int memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        int row = index.find(command.credentialId());
        if (row != Rows.NULL_ROW && isActive(row) && boundTo(row) != memberRow) {
            return ResultCode.CREDENTIAL_BOUND;
        }
        if (row == Rows.NULL_ROW && rows.isFull()) {
            return ResultCode.LEDGER_FULL;
        }

        if (row == Rows.NULL_ROW) {
            row = rows.allocate();
            UnsafeApi.putLong(rows.address(row), command.credentialId());
            index.add(command.credentialId(), row);
        }
        UnsafeApi.putInt(rows.address(row) + MEMBER, memberRow);
        UnsafeApi.putByte(rows.address(row) + STATUS, (byte) command.statusRaw());
        members.touch(members.address(memberRow));
        return ResultCode.ACCEPTED;
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            hash.add(UnsafeApi.getLong(rows.address(row)));
            hash.add(UnsafeApi.getLong(rows.address(row) + MEMBER));
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private boolean isActive(final int row) {
        return UnsafeApi.getByte(rows.address(row) + STATUS) == CredentialStatus.ACTIVE.value();
    }

    private int boundTo(final int row) {
        return UnsafeApi.getInt(rows.address(row) + MEMBER);
    }
}
