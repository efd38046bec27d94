package org.caloriebank.ledger;

import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.workload.LedgerPort;

/** A ledger for one test, with a clock moved by hand and ids that do not repeat. */
final class LedgerScene implements AutoCloseable {
    static final long DAY_MS = 86_400_000;
    /** 2026-01-20T22:00:00Z. */
    static final long START_MS = 1_768_946_400_000L;

    static final long CALLER = 1;
    static final long OPERATOR = 7;
    static final long HOUR_MS = 3_600_000;

    final Ledger ledger = new Ledger();
    final LedgerPort port = new LedgerPort(ledger);
    private long nowMs = START_MS;
    private long idsUsed;

    long nowMs() {
        return nowMs;
    }

    void advanceMs(final long ms) {
        nowMs += ms;
    }

    int today() {
        return (int) (nowMs / DAY_MS);
    }

    CommandId nextId() {
        return new CommandId(0, ++idsUsed);
    }

    Outcome apply(final Command command) {
        return port.apply(nowMs, command);
    }

    /** Apply a command the test takes for granted. */
    Outcome accept(final Command command) {
        final Outcome outcome = apply(command);
        if (outcome.code() != ResultCode.ACCEPTED) {
            throw new AssertionError(outcome.code() + " for " + command);
        }
        return outcome;
    }

    void putMember(final long memberId, final MemberStatus status) {
        accept(new Command.PutMember(nextId(), CALLER, memberId, 70_000, 0, status));
    }

    void putShop(final long merchantId, final int rateCenticoins, final int rateMinorUnits) {
        putMerchant(merchantId, rateCenticoins, rateMinorUnits, MerchantKind.SHOP, MerchantStatus.ACTIVE);
    }

    void putMerchant(
            final long merchantId,
            final int rateCenticoins,
            final int rateMinorUnits,
            final MerchantKind kind,
            final MerchantStatus status) {
        final String currency = rateCenticoins == 0 ? "" : "EUR";
        accept(new Command.PutMerchant(
                nextId(), CALLER, merchantId, rateCenticoins, rateMinorUnits, currency, kind, status));
    }

    void grant(final long memberId, final long centicoins) {
        accept(new Command.AdjustBalance(nextId(), CALLER, memberId, centicoins, OPERATOR, ""));
    }

    void set(final Setting setting, final long value) {
        accept(new Command.ChangeSetting(nextId(), CALLER, value, setting.number()));
    }

    Outcome tick() {
        return accept(new Command.Tick());
    }

    Outcome report(final long memberId, final int hour, final int steps, final int energyCentikcal) {
        return apply(new Command.ReportActivity(memberId, 1, today(), steps, energyCentikcal, hour, false));
    }

    long placeHold(final long memberId, final long merchantId, final long centicoins, final long ttlMs) {
        return accept(new Command.PlaceHold(
                        nextId(), CALLER, memberId, merchantId, centicoins, Limits.NULL_AMOUNT, ttlMs))
                .reference();
    }

    long capture(final long holdId, final long centicoins, final boolean isFinal) {
        return accept(new Command.CaptureHold(nextId(), CALLER, holdId, centicoins, isFinal))
                .reference();
    }

    Answer.Member member(final long memberId) {
        return (Answer.Member) port.answer(new Query.Member(memberId));
    }

    Answer.Day day(final long memberId, final int epochDay) {
        return (Answer.Day) port.answer(new Query.Day(memberId, epochDay));
    }

    Answer.Merchant merchant(final long merchantId) {
        return (Answer.Merchant) port.answer(new Query.Merchant(merchantId));
    }

    Answer.Ledger books() {
        return (Answer.Ledger) port.answer(new Query.Ledger(false));
    }

    @Override
    public void close() {
        ledger.verify();
        ledger.close();
    }
}
