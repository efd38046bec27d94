package org.caloriebank.ledger.hold;

import static org.caloriebank.ledger.hold.HoldScene.MONTH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.junit.jupiter.api.Test;

/** What a payee is owed without a hold. */
class ChargeTest {
    private static final long ANN = 42;
    private static final long CENTRE = 9;

    @Test
    void shouldChargeOldestLotsThenDebtAndPayDebtBack() {
        try (HoldScene scene = new HoldScene()) {
            final int ann = scene.openMember(ANN);
            final long member = scene.members.address(ann);
            scene.grant(ann, MONTH + 2, 50);
            scene.grant(ann, MONTH + 1, 30);
            scene.record();

            final long owedAfterFirst = scene.accounts.charge(member, AccountKind.FACILITY, CENTRE, 40);
            final Map<Integer, Long> lots = scene.lots(ann);
            scene.record();
            final long owed = scene.accounts.charge(member, AccountKind.FACILITY, CENTRE, 100);
            final List<Outcome.Posting> charged = scene.postings();
            scene.record();
            scene.accounts.payDebt(AccountKind.FACILITY, CENTRE, member, 25);

            assertEquals(0, owedAfterFirst);
            assertEquals(Map.of(MONTH + 2, 40L), lots);
            assertEquals(60, owed);
            assertEquals(
                    List.of(
                            new Outcome.Posting(AccountKind.MEMBER, ANN, AccountKind.FACILITY, CENTRE, 40),
                            new Outcome.Posting(AccountKind.DEBT, ANN, AccountKind.FACILITY, CENTRE, 60)),
                    charged);
            assertEquals(
                    List.of(new Outcome.Posting(AccountKind.FACILITY, CENTRE, AccountKind.DEBT, ANN, 25)),
                    scene.postings());
            assertEquals(35, scene.accounts.debtOf(member));
            scene.verify();
        }
    }
}
