package org.caloriebank.adapter.demo;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.junit.jupiter.api.Test;

final class TallyTest {
    private static final int DAY = 16_934;
    private static final long ANN = 11;
    private static final long BOB = 12;

    @Test
    void shouldCountTheGreatestTotalOfAnHourWhoeverSentIt() {
        final Tally watch = new Tally();
        final Tally phone = new Tally();
        watch.onAccepted(report(8, 30_00), 1);
        watch.onAccepted(report(8, 20_00), 2);
        phone.onAccepted(report(8, 25_00), 3);
        phone.onAccepted(report(9, 5_00), 4);

        final Books changes = Tally.changes(List.of(watch, phone));

        assertEquals(35_00, changes.memberCenticoins(ANN));
    }

    @Test
    void shouldFollowAPurchaseToItsRefund() {
        final Tally tally = new Tally();
        tally.onAccepted(new Command.PlaceHold(id(), 1, ANN, Shops.BOOKSHOP, NULL_AMOUNT, 10, 1000), 21);
        tally.onAccepted(new Command.CaptureHold(id(), 1, 21, 2_00, true), 22);
        tally.onAccepted(new Command.Refund(id(), 1, 22, 50), 23);
        tally.onAccepted(new Command.PlaceHold(id(), 1, BOB, Shops.CAFE, 9_00, NULL_AMOUNT, 1000), 24);
        tally.onAccepted(new Command.VoidHold(id(), 1, 24), 25);

        final Books changes = Tally.changes(List.of(tally));

        assertEquals(-1_50, changes.memberCenticoins(ANN));
        assertEquals(1_50, changes.merchantCenticoins(Shops.BOOKSHOP));
        assertEquals(0, changes.memberCenticoins(BOB));
        assertEquals(0, changes.centicoins());
    }

    @Test
    void shouldMoveGiftsAndDonations() {
        final Tally tally = new Tally();
        tally.onAccepted(new Command.Gift(id(), 1, ANN, BOB, 3_00), 1);
        tally.onAccepted(new Command.Donate(id(), 1, BOB, Shops.CHARITY, 1_00), 2);

        final Books changes = Tally.changes(List.of(tally));

        assertEquals(-3_00, changes.memberCenticoins(ANN));
        assertEquals(2_00, changes.memberCenticoins(BOB));
        assertEquals(1_00, changes.merchantCenticoins(Shops.CHARITY));
    }

    @Test
    void shouldTellHowManyAccountsDiffer() {
        final Books one = new Books();
        final Books other = new Books();
        one.addToMember(ANN, 5);
        other.addToMember(ANN, 5);
        one.addToMember(BOB, 1);
        other.addToMerchant(Shops.CAFE, 1);

        assertEquals(2, one.differences(other));
        assertEquals(2, other.differences(one));
        assertEquals(0, one.differences(one));
    }

    @Test
    void shouldRoundPricesInMoneyUp() {
        assertEquals(374_75, Shops.centicoinsOf(14_99));
        assertEquals(25, Shops.centicoinsOf(1));
    }

    private static Command report(final int hour, final int centikcal) {
        return new Command.ReportActivity(ANN, 1, DAY, 0, centikcal, hour, false);
    }

    private static CommandId id() {
        return CommandId.random();
    }
}
