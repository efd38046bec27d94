package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class ActivityRefusalTableTest {
    private final LedgerScene scene = new LedgerScene();

    @BeforeEach
    void openMembers() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.SUSPENDED);
        scene.putMember(3, MemberStatus.CLOSED);
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        " 0,   9,  12001,      0, 25, MALFORMED",
        "-1,   9,  12001,      0,  0, MALFORMED",
        "99,   9,     -1,      0,  0, MALFORMED",
        "99,   9,  12001,     -1,  0, MALFORMED",
        "99, 9999999,  0,      0,  0, MALFORMED",
        "99, -9999999, 0,      0,  0, MALFORMED",
        "99,   2,  12001,      0,  0, UNKNOWN_MEMBER",
        " 2,   2,  12001,      0,  0, MEMBER_NOT_ACTIVE",
        " 3,   2,  12001,      0,  0, MEMBER_NOT_ACTIVE",
        " 1,   2,  12001,      0,  0, IN_FUTURE",
        " 1,  -9,  12001,      0,  0, TOO_LATE",
        " 1, -32,  99999,      0, 24, TOO_LATE",
        " 1,   1,  12001,      0,  0, IMPLAUSIBLE",
        " 1,  -8,      0, 150001,  0, IMPLAUSIBLE",
        " 1, -31, 100001,      0, 24, IMPLAUSIBLE",
        " 1, -31,      0,3600001, 24, IMPLAUSIBLE",
        " 1,   1,  12000, 150000, 23, ACCEPTED",
        " 1,  -8,  12000, 150000,  0, ACCEPTED",
        " 1, -31, 100000,3600000, 24, ACCEPTED",
    })
    void shouldRefuseAReportForTheFirstRuleItBreaks(
            final long memberId,
            final int daysFromToday,
            final int steps,
            final int energyCentikcal,
            final int hour,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.ReportActivity(
                        memberId, 1, scene.today() + daysFromToday, steps, energyCentikcal, hour, false));
    }

    /** At 650 kg 12,000 steps are 273,000 centikcal; the limit of an hour is 150,000. */
    @ParameterizedTest
    @CsvSource({"6594, IMPLAUSIBLE", "6593, ACCEPTED"})
    void shouldJudgeStepsByTheEnergyTheyAreWorth(final int steps, final ResultCode expected) {
        scene.accept(new Command.PutMember(scene.nextId(), CALLER, 4, 650_000, 0, MemberStatus.ACTIVE));

        Refusals.assertOutcome(
                expected, scene, new Command.ReportActivity(4, 1, scene.today(), steps, NULL_CENTIKCAL, 0, false));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0,   2,  0,  0, MALFORMED",
        "true,  99,   2, 25,  0, MALFORMED",
        "true,  99,   2,  0, -1, MALFORMED",
        "true,  99,   2,  0,  0, ID_REUSED",
        "false, 99,   2,  0,  0, UNKNOWN_MEMBER",
        "false,  2,   2,  0,  0, IN_FUTURE",
        "false,  2,  -9,  0,  0, TOO_LATE",
        "false,  2, -32, 24,  0, TOO_LATE",
        "false,  2, -31, 24,  0, ACCEPTED",
        "false,  3,  -8, 23,  0, ACCEPTED",
        "false,  1,   1, 23,   , ACCEPTED",
    })
    void shouldRefuseACorrectionForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long memberId,
            final int daysFromToday,
            final int hour,
            final Integer ceilingCentikcal,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.CorrectActivity(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        memberId,
                        scene.today() + daysFromToday,
                        ceilingCentikcal == null ? NULL_CENTIKCAL : ceilingCentikcal,
                        OPERATOR,
                        hour,
                        ""));
    }
}
