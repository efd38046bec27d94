package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.caloriebank.adapter.audit.WhatIf.CodePair;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WhatIfTest {
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;
    private static final long CALLER = 1;

    @TempDir
    private Path bankDirectory;

    private int ids;

    /** Member 7 earns 300 coins and spends 150 of them; member 8 earns 100, gets 20 of member 7, and 50 more under a lower cap on the next day. */
    @BeforeEach
    void makeBank() {
        final BankConfig config =
                ImportClock.DATA.configure(BankConfig.at(bankDirectory).withSyncPolicy(SyncPolicy.NONE));
        try (CalorieBank bank = CalorieBank.open(config)) {
            for (long member = 7; member <= 8; member++) {
                run(bank, new Command.PutMember(id(), CALLER, member, 70_000, 0, MemberStatus.ACTIVE), NOON_MS);
            }
            run(
                    bank,
                    new Command.PutMerchant(id(), CALLER, 5, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE),
                    NOON_MS);
            report(bank, 7, DAY, 30_000, NOON_MS);
            report(bank, 8, DAY, 10_000, NOON_MS);
            final long hold = run(
                            bank,
                            new Command.PlaceHold(id(), CALLER, 7, 5, 15_000, Limits.NULL_AMOUNT, 3_600_000),
                            NOON_MS)
                    .reference();
            run(bank, new Command.CaptureHold(id(), CALLER, hold, Limits.NULL_AMOUNT, true), NOON_MS);
            run(bank, new Command.Gift(id(), CALLER, 7, 8, 2_000), NOON_MS);
            run(
                    bank,
                    new Command.ChangeSetting(id(), CALLER, 5_000, Setting.DAILY_CAP_CENTICOINS.number()),
                    NOON_MS + 86_400_000);
            report(bank, 8, DAY + 1, 10_000, NOON_MS + 86_400_000);
        }
    }

    @Test
    void shouldFindNoDifferenceWhenTheSettingChangesNothing() {
        final WhatIf.Difference difference = whatIf(Map.of(Setting.DAY_STEPS_FLAG, 999_999L), Moment.END);

        assertEquals(0, difference.differing());
        assertEquals(0, difference.firstDifference());
        assertEquals(0, difference.members());
        assertEquals(Map.of(), difference.codes());
        assertEquals(45_000, difference.journal().issuedByCampaign().get(0L));
        assertEquals(45_000, difference.whatIf().issuedByCampaign().get(0L));
        assertEquals(15_000, difference.journal().spentCenticoins());
        assertEquals(30_000, difference.journal().ownedCenticoins());
    }

    @Test
    void shouldKeepSequencesAndRefuseWhatIsNotThereUnderALowerCap() {
        final WhatIf.Difference difference = whatIf(Map.of(Setting.DAILY_CAP_CENTICOINS, 10_000L), Moment.END);

        // 7 earns 100 coins, so its hold of 150 is refused and there is nothing to capture; its gift of 20 still goes
        // through
        assertEquals(4, difference.firstDifference());
        assertEquals(
                Map.of(
                        new CodePair("ACCEPTED", "INSUFFICIENT_COINS"), 1L,
                        new CodePair("ACCEPTED", "UNKNOWN_HOLD"), 1L),
                difference.codes());
        assertEquals(10, difference.sequence());
        assertEquals(0, difference.whatIf().spentCenticoins());
        // a command that changed the cap keeps its place, and not its value: 8 earns 100 coins on the next day as well
        assertEquals(30_000, difference.whatIf().issuedByCampaign().get(0L));
        assertEquals(30_000, difference.whatIf().ownedCenticoins());
        assertEquals(2, difference.members());
    }

    @Test
    void shouldRunAsFarAsAskedOnly() {
        final WhatIf.Difference difference =
                whatIf(Map.of(Setting.DAILY_CAP_CENTICOINS, 10_000L), Moment.ofSequence(5));

        assertEquals(5, difference.records());
        assertEquals(40_000, difference.journal().issuedByCampaign().get(0L));
        assertEquals(20_000, difference.whatIf().issuedByCampaign().get(0L));
        // 7 earns less; 8 as much, and its outcome says that this is the cap
        assertEquals(2, difference.differing());
        assertEquals(2, difference.members());
    }

    @Test
    void shouldFootUnderBothSettings() {
        for (final long cap : new long[] {0, 1, 12_345, 1_000_000}) {
            final WhatIf.Difference difference = whatIf(Map.of(Setting.DAILY_CAP_CENTICOINS, cap), Moment.END);

            assertFoots(difference.journal());
            assertFoots(difference.whatIf());
        }
    }

    private static void assertFoots(final CoinFlows flows) {
        final long issued = flows.issuedByCampaign().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertEquals(
                flows.ownedCenticoins() - flows.owedCenticoins(),
                issued
                        - flows.takenBackCenticoins()
                        + flows.adjustedCenticoins()
                        + flows.refundedCenticoins()
                        - flows.spentCenticoins()
                        - flows.expiredCenticoins());
    }

    private WhatIf.Difference whatIf(final Map<Setting, Long> settings, final Moment moment) {
        return WhatIf.run(bankDirectory, settings, moment, JournalProgress.SILENT);
    }

    private void report(
            final CalorieBank bank, final long member, final int day, final int energyCentikcal, final long timeMs) {
        run(bank, new Command.ReportActivity(member, 1, day, 9_000, energyCentikcal, Limits.WHOLE_DAY, false), timeMs);
    }

    private static Outcome run(final CalorieBank bank, final Command command, final long timeMs) {
        final Outcome outcome = bank.submit(command, timeMs).join();
        assertTrue(outcome.isAccepted(), command + " " + outcome.code());
        return outcome;
    }

    private CommandId id() {
        return new CommandId(0, ++ids);
    }
}
