package org.caloriebank.adapter.audit;

import org.caloriebank.protocol.codec.AccountKind;

/** An account of the ledger; its text is its name, such as MEMBER:42. */
public record Account(AccountKind kind, long owner) {
    @Override
    public String toString() {
        return AuditLedger.accountName(kind, owner);
    }
}
