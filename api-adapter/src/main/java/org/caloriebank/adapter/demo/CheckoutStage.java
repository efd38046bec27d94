package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.Teller.NOBODY;
import static org.caloriebank.adapter.demo.Teller.accepted;
import static org.caloriebank.adapter.demo.Teller.acceptedBefore;
import static org.caloriebank.adapter.demo.Teller.refused;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import java.util.List;
import org.caloriebank.adapter.report.Figures;
import org.caloriebank.adapter.report.StoryStep;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.HoldState;

/** A morning at the shops: everything a hold can come to, gifts, and what is refused. */
final class CheckoutStage {
    static final int MEMBERS_NEEDED = 4;
    private static final long CALLER_ID = 1;
    private static final long MINUTE_MS = 60_000;
    private static final long EARLY_MS = 8 * 60 * MINUTE_MS;
    private static final long TTL_MS = 15 * MINUTE_MS;
    private static final int PERIOD = 201_605;

    private final Teller teller;
    /** By coins, most first. */
    private final List<Long> members;

    private int ids;

    CheckoutStage(final Teller teller, final List<Long> members) {
        this.teller = teller;
        this.members = members;
    }

    List<StoryStep> run(final Narrator narrator) {
        narrator.begin("Coins are spent at a cafe and a book shop");
        openShops();
        captureWithRetries(members.get(0));
        captureInPartsAndRefund(members.get(1));
        voidHold(members.get(2));
        letHoldExpire(members.get(2));
        refuse(members.get(members.size() - 1));
        give(members.get(0), members.get(members.size() - 1));
        new CheatingStage(teller, members.get(1)).run();
        final List<StoryStep> steps = teller.steps();
        final long asExpected = steps.stream().filter(StoryStep::isAsExpected).count();
        narrator.end(
                asExpected == steps.size(),
                asExpected + " of " + steps.size()
                        + " answers as the rules say: holds captured, in part, voided, expired, refunded, retried, refused");
        return steps;
    }

    private void openShops() {
        teller.chapter("Shops open");
        teller.pass(EARLY_MS);
        for (final long shop : Shops.ALL) {
            final String what = shop == Shops.BOOKSHOP
                    ? "opens, prices in euro: 25 coins for 1.00 EUR"
                    : shop == Shops.CAFE ? "opens, prices in coins" : "opens for donations";
            teller.submit(Shops.nameOf(shop), what, NOBODY, Shops.put(shop, CALLER_ID), accepted(0));
        }
    }

    private void captureWithRetries(final long member) {
        teller.chapter("Breakfast, and a bad connection");
        teller.pass(20 * MINUTE_MS);
        final String who = teller.nameOf(member);
        final long holdId = placeHold(member, Shops.CAFE, 45_00, "holds 45 coins for breakfast");
        teller.pass(MINUTE_MS);
        final Command capture = new Command.CaptureHold(newId(), CALLER_ID, holdId, NULL_AMOUNT, true);
        teller.submit(who, "pays", member, capture, accepted(45_00));
        teller.submit(who, "the till saw no answer and sends it again", member, capture, acceptedBefore(45_00));
        teller.submit(who, "and again: still paid once", member, capture, acceptedBefore(45_00));
    }

    private void captureInPartsAndRefund(final long member) {
        teller.chapter("Books, paid in parts");
        teller.pass(25 * MINUTE_MS);
        final String who = teller.nameOf(member);
        final long price = Shops.centicoinsOf(14_99);
        final Command.PlaceHold hold =
                new Command.PlaceHold(newId(), CALLER_ID, member, Shops.BOOKSHOP, NULL_AMOUNT, 14_99, TTL_MS);
        final long holdId = teller.submit(who, "holds books for 14.99 EUR", member, hold, accepted(price))
                .reference();
        teller.pass(MINUTE_MS);
        capture(member, holdId, 100_00, false, "pays the first book");
        final Outcome second = capture(member, holdId, 150_00, true, "pays the second, the third stays on the shelf");
        teller.pass(MINUTE_MS);
        teller.submit(
                who,
                "brings the second back: half the price",
                member,
                new Command.Refund(newId(), CALLER_ID, second.reference(), 75_00),
                accepted(75_00));
        teller.submit(
                who,
                "asks for more than was paid",
                member,
                new Command.Refund(newId(), CALLER_ID, second.reference(), 75_01),
                refused(ResultCode.REFUND_ABOVE_CAPTURE));
    }

    private void voidHold(final long member) {
        teller.chapter("Second thoughts");
        teller.pass(10 * MINUTE_MS);
        final long holdId = placeHold(member, Shops.CAFE, 12_50, "holds 12.50 coins for a cake");
        teller.submit(
                teller.nameOf(member),
                "would rather not: the hold is voided",
                member,
                new Command.VoidHold(newId(), CALLER_ID, holdId),
                accepted(12_50));
    }

    private void letHoldExpire(final long member) {
        teller.chapter("A cart left alone");
        final long holdId = placeHold(member, Shops.CAFE, 30_00, "holds 30 coins for 15 minutes, and leaves");
        teller.pass(TTL_MS + MINUTE_MS);
        final Answer.Hold hold = teller.hold(holdId);
        final boolean hasExpired = hold.state() == HoldState.EXPIRED && hold.capturedCenticoins() == 0;
        teller.note(teller.nameOf(member), "time is up: the coins go back", member, accepted(30_00), hasExpired);
        teller.submit(
                Shops.nameOf(Shops.CAFE),
                "tries to capture it all the same",
                member,
                new Command.CaptureHold(newId(), CALLER_ID, holdId, NULL_AMOUNT, true),
                refused(ResultCode.HOLD_EXPIRED));
    }

    private void refuse(final long member) {
        teller.chapter("Not enough");
        teller.pass(10 * MINUTE_MS);
        final long tooMuch = teller.member(member).availableCenticoins() + 1;
        final CommandId id = newId();
        teller.submit(
                teller.nameOf(member),
                "wants to spend " + Figures.coins(tooMuch) + " coins, a hundredth more than there are",
                member,
                new Command.PlaceHold(id, CALLER_ID, member, Shops.CAFE, tooMuch, NULL_AMOUNT, TTL_MS),
                refused(ResultCode.INSUFFICIENT_COINS));
        teller.submit(
                teller.nameOf(member),
                "uses the same key for another price",
                member,
                new Command.PlaceHold(id, CALLER_ID, member, Shops.CAFE, 1_00, NULL_AMOUNT, TTL_MS),
                refused(ResultCode.ID_REUSED));
    }

    private void give(final long giver, final long receiver) {
        teller.chapter("Giving");
        teller.pass(5 * MINUTE_MS);
        teller.submit(
                teller.nameOf(giver),
                "gives 100 coins to " + teller.nameOf(receiver),
                giver,
                new Command.Gift(newId(), CALLER_ID, giver, receiver, 100_00),
                accepted(100_00));
        teller.submit(
                teller.nameOf(receiver),
                "donates 25 of them to the " + Shops.nameOf(Shops.CHARITY),
                receiver,
                new Command.Donate(newId(), CALLER_ID, receiver, Shops.CHARITY, 25_00),
                accepted(25_00));
        teller.submit(
                Shops.nameOf(Shops.BOOKSHOP),
                "is paid out in money",
                NOBODY,
                new Command.Settle(newId(), CALLER_ID, Shops.BOOKSHOP, PERIOD),
                accepted(100_00 + 75_00));
    }

    private long placeHold(final long member, final long shop, final long centicoins, final String what) {
        final Command hold = new Command.PlaceHold(newId(), CALLER_ID, member, shop, centicoins, NULL_AMOUNT, TTL_MS);
        return teller.submit(teller.nameOf(member), what, member, hold, accepted(centicoins))
                .reference();
    }

    private Outcome capture(
            final long member, final long holdId, final long centicoins, final boolean isFinal, final String what) {
        final Command capture = new Command.CaptureHold(newId(), CALLER_ID, holdId, centicoins, isFinal);
        return teller.submit(teller.nameOf(member), what, member, capture, accepted(centicoins));
    }

    private CommandId newId() {
        return CommandId.ofText("demo checkout " + ids++);
    }
}
