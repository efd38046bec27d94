package org.caloriebank.adapter.audit;

import org.caloriebank.adapter.audit.StatementLine.Kind;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CaptureHoldEncoder;
import org.caloriebank.protocol.codec.CorrectActivityEncoder;

/** Words records as lines of a statement. */
final class StatementLines {
    private StatementLines() {}

    static StatementLine of(final TrailRecord record) {
        final StatementLine atCentre = CentreLines.of(record);
        if (atCentre != null) {
            return atCentre;
        }
        final StatementLine line = plain(record);
        final String more = EventWords.besides(record);
        return more.isEmpty() ? line : line.withText(line.text() + more);
    }

    private static StatementLine plain(final TrailRecord record) {
        final Command command = record.command();
        if (command instanceof Command.ReportActivity report) {
            return line(record, Kind.EARNED, earned(report, record.outcome()), null, 0L);
        } else if (command instanceof Command.CorrectActivity correction) {
            return line(record, Kind.CORRECTED, corrected(correction), null, 0L);
        } else if (command instanceof Command.AdjustBalance adjustment) {
            return line(record, Kind.ADJUSTED, adjusted(adjustment), account(AccountKind.ADJUSTMENT, 0), 0L);
        } else if (command instanceof Command.PlaceHold hold) {
            return placed(record, hold);
        } else if (command instanceof Command.CaptureHold capture) {
            return captured(record, capture);
        } else if (command instanceof Command.VoidHold release) {
            final long released = record.outcome().amountCenticoins();
            return line(record, Kind.RELEASED, "Hold " + release.holdId() + " released", null, -released);
        } else if (command instanceof Command.Refund) {
            final long merchantId = merchantOf(record, true);
            return line(record, Kind.REFUNDED, "Refund from merchant " + merchantId, merchant(merchantId), 0L);
        } else if (command instanceof Command.Gift gift) {
            return given(record, gift);
        } else if (command instanceof Command.Donate donation) {
            final long merchantId = donation.merchantId();
            return line(record, Kind.DONATED, "Donation to merchant " + merchantId, merchant(merchantId), 0L);
        } else if (command instanceof Command.PutMember) {
            return record.previousSequence() == 0
                    ? line(record, Kind.OPENED, "Account opened", null, 0L)
                    : line(record, Kind.CHANGED, "Account details changed", null, 0L);
        }
        return timed(record);
    }

    private static String earned(final Command.ReportActivity report, final Outcome outcome) {
        final String when = CoinOrigin.when(report.epochDay(), report.hour()) + " by source " + report.sourceId();
        if (outcome.flags().manualUnpaid()) {
            return "Activity of " + when + ", entered by hand, unpaid";
        }
        if (outcome.amountCenticoins() > 0) {
            return "Activity of " + when;
        }
        if (outcome.amountCenticoins() < 0) {
            return "Activity of " + when + ": more steps than a day can have, so the day pays nothing";
        }
        return "Activity of " + when + (outcome.flags().capReached() ? ", the day is at its cap" : ", nothing new");
    }

    private static String corrected(final Command.CorrectActivity correction) {
        final boolean isLifted = correction.ceilingCentikcal() == CorrectActivityEncoder.ceilingCentikcalNullValue();
        return (isLifted ? "Ceiling lifted from " : "Ceiling put on ")
                + CoinOrigin.when(correction.epochDay(), correction.hour())
                + CoinOrigin.by(correction.operatorId(), correction.reason().trim());
    }

    private static String adjusted(final Command.AdjustBalance adjustment) {
        return "Adjustment"
                + CoinOrigin.by(adjustment.operatorId(), adjustment.reason().trim());
    }

    private static StatementLine placed(final TrailRecord record, final Command.PlaceHold hold) {
        return line(
                record,
                Kind.HELD,
                "Hold " + record.sequence() + " for merchant " + hold.merchantId(),
                merchant(hold.merchantId()),
                record.outcome().amountCenticoins());
    }

    private static StatementLine captured(final TrailRecord record, final Command.CaptureHold capture) {
        final long merchantId = merchantOf(record, false);
        final boolean isAllOfIt = capture.amountCenticoins() == CaptureHoldEncoder.amountCenticoinsNullValue();
        return line(
                record,
                Kind.PAID,
                "Paid to merchant " + merchantId + " from hold " + capture.holdId(),
                merchant(merchantId),
                capture.isFinal() && !isAllOfIt
                        ? null
                        : Long.valueOf(-record.outcome().amountCenticoins()));
    }

    private static StatementLine given(final TrailRecord record, final Command.Gift gift) {
        return record.memberId() == gift.memberId()
                ? line(
                        record,
                        Kind.GIFT_SENT,
                        "Gift to member " + gift.toMemberId(),
                        account(AccountKind.MEMBER, gift.toMemberId()),
                        0L)
                : line(
                        record,
                        Kind.GIFT_RECEIVED,
                        "Gift from member " + gift.memberId(),
                        account(AccountKind.MEMBER, gift.memberId()),
                        0L);
    }

    private static StatementLine timed(final TrailRecord record) {
        final boolean isLotsOnly = record.expiredCenticoins() > 0;
        return new StatementLine(
                record.sequence(),
                record.timeMs(),
                Kind.EXPIRED,
                isLotsOnly ? "Coins expired" : "A hold ran out",
                isLotsOnly ? account(AccountKind.BREAKAGE, 0) : null,
                record.movedCenticoins(),
                null,
                record.debtCenticoins(),
                record.balanceCenticoins());
    }

    static StatementLine line(
            final TrailRecord record,
            final Kind what,
            final String text,
            final String counterparty,
            final Long heldCenticoins) {
        final long expired = record.expiredCenticoins();
        final String more = expired == 0 ? "" : "; " + CoinText.coins(expired) + " expired";
        return new StatementLine(
                record.sequence(),
                record.timeMs(),
                what,
                text + more,
                counterparty,
                record.movedCenticoins(),
                heldCenticoins,
                record.debtCenticoins(),
                record.balanceCenticoins());
    }

    private static long merchantOf(final TrailRecord record, final boolean isDebit) {
        for (final Outcome.Posting posting : record.outcome().postings()) {
            if ((isDebit ? posting.debitKind() : posting.creditKind()) == AccountKind.MERCHANT) {
                return isDebit ? posting.debitOwner() : posting.creditOwner();
            }
        }
        return 0;
    }

    private static String merchant(final long merchantId) {
        return account(AccountKind.MERCHANT, merchantId);
    }

    private static String account(final AccountKind kind, final long owner) {
        return AuditLedger.accountName(kind, owner);
    }
}
