package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.checkout.HoldExpiry;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which order a tick fires the timers of several subjects, and when it stops. */
class SweepTest {
    private final List<String> fired = new ArrayList<>();
    private final OutcomeDraft outcome = new OutcomeDraft();
    private final Settings settings = new Settings();
    private final Members members = new Members(outcome);
    private final Accounts accounts = new Accounts(members, outcome);
    private final Days days = new Days(settings);
    private final Holds holds = new Holds(accounts.lotLists());
    private final HeldCoins heldCoins = new HeldCoins(members, accounts, holds, outcome);
    private final Merchants merchants = new Merchants();
    private final Centre centre = new Centre(members, accounts, days, merchants, heldCoins, settings, outcome);
    private final HoldExpiry holdExpiry = new HoldExpiry(heldCoins, settings, new SpendingLinks(centre), outcome);

    @AfterEach
    void close() {
        members.close();
        accounts.close();
        days.close();
        holds.close();
        merchants.close();
        centre.close();
    }

    @Test
    void shouldMergeByDeadlineAndAtTheSameDeadlineByOrder() {
        tick(100, new Listed("a", 1, 20, 50), new Listed("b", 1, 10, 20, 50, 60));

        assertEquals(List.of("b10", "a20", "b20", "a50", "b50", "b60"), fired);
    }

    @Test
    void shouldFireWhatIsDueAtThisMillisecondAndNothingLater() {
        final Sweep sweep = tick(100, new Listed("a", 1, 100, 101), new Listed("b", 1, 150));

        assertEquals(List.of("a100"), fired);
        assertEquals(101, sweep.dueAtMs(100));
        assertEquals(0, outcome.flags());
    }

    @Test
    void shouldStopWhenTheBudgetIsSpentAndSayThatMoreIsDue() {
        final Sweep sweep = tick(100, new Listed("a", 2, 10, 20, 30, 40, 50));

        assertEquals(List.of("a10", "a20", "a30", "a40"), fired);
        assertEquals(OutcomeDraft.MORE_DUE, outcome.flags());
        assertEquals(50, sweep.dueAtMs(100));
    }

    @Test
    void shouldLetNoCheapTimerOvertakeADearOneThatHasNoRoom() {
        tick(100, new Listed("cheap", 1, 1, 2, 3, 4, 5, 6, 7, 9), new Listed("dear", 2, 8));

        assertEquals(List.of("cheap1", "cheap2", "cheap3", "cheap4", "cheap5", "cheap6", "cheap7"), fired);
        assertEquals(OutcomeDraft.MORE_DUE, outcome.flags());
    }

    private Sweep tick(final long timeMs, final Timers... timers) {
        final Sweep sweep = new Sweep(members, accounts, days, holdExpiry, centre, outcome, timers);
        outcome.begin(1, timeMs);
        sweep.onTick();
        return sweep;
    }

    /** Timers that only tell that they fired. */
    private final class Listed implements Timers {
        private final String name;
        private final int cost;
        private final List<Long> deadlinesMs;

        Listed(final String name, final int cost, final long... deadlinesMs) {
            this.name = name;
            this.cost = cost;
            this.deadlinesMs =
                    new ArrayList<>(Arrays.stream(deadlinesMs).boxed().toList());
        }

        @Override
        public long dueAtMs() {
            return deadlinesMs.isEmpty() ? Long.MAX_VALUE : deadlinesMs.get(0);
        }

        @Override
        public int cost() {
            return cost;
        }

        @Override
        public void fireFirst() {
            fired.add(name + deadlinesMs.remove(0));
        }
    }
}
