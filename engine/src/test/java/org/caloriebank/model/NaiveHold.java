package org.caloriebank.model;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/** A hold, the coins still pinned to it, and its captures. */
final class NaiveHold {
    /** A part of a hold that was paid, and the lots it came from less what went back to them. */
    static final class Capture {
        final long captureId;
        final NaiveHold hold;
        final long capturedAtMs;
        final long amountCenticoins;
        final NaiveLots unrefunded;
        /** What campaigns paid for it, by campaign. */
        final List<RebateRules.Rebate> rebates = new ArrayList<>();

        Capture(final long captureId, final NaiveHold hold, final long capturedAtMs, final NaiveLots lots) {
            this.captureId = captureId;
            this.hold = hold;
            this.capturedAtMs = capturedAtMs;
            amountCenticoins = lots.total();
            unrefunded = lots;
        }

        long refundedCenticoins() {
            return amountCenticoins - unrefunded.total();
        }
    }

    final long holdId;
    final NaiveMember member;
    final AccountKind payeeKind;
    final long payeeId;
    final long amountCenticoins;
    final long amountMinorUnits;
    final int rateCenticoins;
    final int rateMinorUnits;
    final long placedAtMs;
    final long deadlineMs;
    final NaiveLots pinned;
    final List<Capture> captures = new ArrayList<>();
    HoldState state = HoldState.PLACED;
    long closedAtMs;

    NaiveHold(
            final long holdId,
            final NaiveMember member,
            final AccountKind payeeKind,
            final long payeeId,
            final Price price,
            final long placedAtMs,
            final long deadlineMs,
            final NaiveLots pinned) {
        this.holdId = holdId;
        this.member = member;
        this.payeeKind = payeeKind;
        this.payeeId = payeeId;
        amountCenticoins = price.centicoins();
        amountMinorUnits = price.minorUnits();
        rateCenticoins = price.rateCenticoins();
        rateMinorUnits = price.rateMinorUnits();
        this.placedAtMs = placedAtMs;
        this.deadlineMs = deadlineMs;
        this.pinned = pinned;
    }

    boolean isMerchants() {
        return payeeKind == AccountKind.MERCHANT;
    }

    long leftCenticoins() {
        return pinned.total();
    }

    long capturedCenticoins() {
        return captures.stream().mapToLong(capture -> capture.amountCenticoins).sum();
    }

    long refundedCenticoins() {
        return captures.stream().mapToLong(Capture::refundedCenticoins).sum();
    }
}
