package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final CommandId ID = new CommandId(7, 7);
    private static final int CAPACITY = 20;

    private final LedgerScene scene = new LedgerScene();

    @BeforeEach
    void openMembersAndShop() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.ACTIVE);
        scene.putShop(1, 1, 1);
        scene.grant(1, 100_00);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldAnswerTheOriginalAndMoveNothingWhenACommandComesAgain() {
        final Outcome original = scene.apply(gift(ID, CALLER, 10_00));
        final long hash = scene.ledger.stateHash();

        final Outcome repeated = scene.apply(gift(ID, CALLER, 10_00));

        assertEquals(ResultCode.ACCEPTED, repeated.code());
        assertTrue(repeated.flags().duplicate());
        assertEquals(original.reference(), repeated.reference());
        assertEquals(original.sequence() + 1, repeated.sequence());
        assertEquals(10_00, repeated.amountCenticoins());
        assertEquals(List.of(), repeated.postings());
        assertEquals(List.of(), repeated.touches());
        assertEquals(hash, scene.ledger.stateHash());
    }

    @Test
    void shouldCarryTheSettingsVersionInForceWhenACommandComesAgain() {
        scene.apply(gift(ID, CALLER, 10_00));
        scene.set(Setting.LOT_MONTHS, 3);

        assertEquals(1, scene.apply(gift(ID, CALLER, 10_00)).settingsVersion());
    }

    @Test
    void shouldRememberARefusalEvenWhenItsCauseIsGone() {
        final Outcome refused = scene.apply(gift(ID, CALLER, 500_00));
        scene.grant(1, 1_000_00);

        final Outcome repeated = scene.apply(gift(ID, CALLER, 500_00));

        assertEquals(ResultCode.INSUFFICIENT_COINS, refused.code());
        assertEquals(ResultCode.INSUFFICIENT_COINS, repeated.code());
        assertTrue(repeated.flags().duplicate());
        assertEquals(refused.reference(), repeated.reference());
    }

    @Test
    void shouldRefuseAnIdThatComesWithOtherContent() {
        scene.apply(gift(ID, CALLER, 10_00));

        assertReused(gift(ID, CALLER, 10_01));
        assertReused(new Command.Gift(ID, CALLER, 2, 1, 10_00));
        assertReused(new Command.Donate(ID, CALLER, 1, 2, 10_00));
        assertReused(new Command.VoidHold(ID, CALLER, 1));
        assertTrue(scene.apply(gift(ID, CALLER, 10_00)).flags().duplicate());
    }

    @Test
    void shouldTellCommandsApartByTheirReasonAndOperator() {
        final Command original = new Command.AdjustBalance(ID, CALLER, 1, 5, 1, "goodwill");
        scene.accept(original);

        assertReused(new Command.AdjustBalance(ID, CALLER, 1, 5, 1, "goodwilL"));
        assertReused(new Command.AdjustBalance(ID, CALLER, 1, 5, 2, "goodwill"));
        assertTrue(scene.apply(original).flags().duplicate());
    }

    @Test
    void shouldTellTemplatesApartThatHaveTheSameFields() {
        final long holdId = scene.placeHold(1, 1, 1_00, 1_000);
        scene.accept(new Command.VoidHold(ID, CALLER, holdId));

        assertReused(new Command.CaptureHold(ID, CALLER, holdId, NULL_AMOUNT, false));
    }

    @Test
    void shouldKeepTheIdsOfCallersApart() {
        scene.accept(gift(ID, 1, 10_00));

        final Outcome ofOther = scene.accept(gift(ID, 2, 10_00));
        final Outcome ofGreatest = scene.accept(gift(ID, 0xFFFF_FFFEL, 10_00));

        assertFalse(ofOther.flags().duplicate());
        assertFalse(ofGreatest.flags().duplicate());
        assertEquals(70_00, scene.member(1).balanceCenticoins());
    }

    @Test
    void shouldTakeEveryBitOfAnIdIntoAccount() {
        final List<CommandId> ids =
                List.of(new CommandId(0, 0), new CommandId(0, 1L << 63), new CommandId(1, 0), new CommandId(-1, 0), ID);

        for (final CommandId id : ids) {
            assertFalse(scene.accept(gift(id, CALLER, 1)).flags().duplicate());
        }

        assertEquals(100_00 - ids.size(), scene.member(1).balanceCenticoins());
    }

    @Test
    void shouldNotRememberWhatIsMalformed() {
        assertEquals(
                ResultCode.MALFORMED,
                scene.apply(new Command.Gift(ID, CALLER, 0, 2, 10_00)).code());

        assertFalse(scene.accept(gift(ID, CALLER, 10_00)).flags().duplicate());
    }

    @Test
    void shouldForgetAnIdAfterThirtyOneDays() {
        scene.accept(gift(ID, CALLER, 10_00));

        scene.advanceMs(ID_RETENTION_MS - 1);
        final Outcome lastRepeated = scene.apply(gift(ID, CALLER, 10_00));
        scene.advanceMs(1);
        final Outcome anew = scene.apply(gift(ID, CALLER, 10_00));

        assertTrue(lastRepeated.flags().duplicate());
        assertFalse(anew.flags().duplicate());
        assertEquals(80_00, scene.member(1).balanceCenticoins());
    }

    @Test
    void shouldRefuseNewIdsWhenTheMemoryIsFullAndStillKnowTheOldOnes() {
        scene.set(Setting.ID_CAPACITY, CAPACITY);
        scene.accept(gift(ID, CALLER, 1));
        fillIdMemory();
        final long hash = scene.ledger.stateHash();

        final CommandId late = scene.nextId();
        final Outcome refused = scene.apply(gift(late, CALLER, 1));

        assertEquals(ResultCode.ID_MEMORY_FULL, refused.code());
        assertEquals(0, refused.reference());
        assertEquals(hash, scene.ledger.stateHash());
        assertTrue(scene.apply(gift(ID, CALLER, 1)).flags().duplicate());
        assertReused(gift(ID, CALLER, 2));
        assertEquals(
                ResultCode.MALFORMED,
                scene.apply(new Command.Gift(late, CALLER, 0, 2, 1)).code());
        assertEquals(ResultCode.ACCEPTED, scene.report(1, 9, 0, 100).code());
        assertEquals(CAPACITY, scene.books().idsKept());

        scene.advanceMs(ID_RETENTION_MS);
        assertFalse(scene.accept(gift(late, CALLER, 1)).flags().duplicate());
        assertEquals(1, scene.books().idsKept());
    }

    @Test
    void shouldLetAnOperatorRaiseTheCapacityWhenTheMemoryIsFull() {
        scene.set(Setting.ID_CAPACITY, CAPACITY);
        fillIdMemory();

        final CommandId raising = scene.nextId();
        final Command raise = new Command.ChangeSetting(raising, CALLER, 2 * CAPACITY, Setting.ID_CAPACITY.number());
        scene.accept(raise);

        assertTrue(scene.apply(raise).flags().duplicate());
        assertEquals(CAPACITY + 1, scene.books().idsKept());
        scene.accept(gift(scene.nextId(), CALLER, 1));
    }

    /** Made so that the ledger's index, which mixes caller and id to 64 bits, finds all of them in one place. */
    @Test
    void shouldKeepCallersApartEvenWhenOneChoosesItsIdsToCollide() {
        scene.accept(gift(ID, 1, 10_00));
        for (long low = 0; low < 20; low++) {
            final Command crafted = gift(new CommandId(highThatCollides(ID, 1, low, 2), low), 2, 1);

            assertFalse(scene.accept(crafted).flags().duplicate());
            assertTrue(scene.apply(crafted).flags().duplicate());
            assertTrue(scene.apply(gift(ID, 1, 10_00)).flags().duplicate());
        }

        scene.advanceMs(ID_RETENTION_MS);

        assertFalse(scene.accept(gift(ID, 1, 10_00)).flags().duplicate());
        assertEquals(1, scene.books().idsKept());
    }

    @Test
    void shouldForgetNothingWhenTheCapacityIsLowered() {
        scene.accept(gift(ID, CALLER, 1));
        scene.set(Setting.ID_CAPACITY, 1);

        assertTrue(scene.apply(gift(ID, CALLER, 1)).flags().duplicate());
        assertEquals(
                ResultCode.ID_MEMORY_FULL,
                scene.apply(gift(scene.nextId(), CALLER, 1)).code());
    }

    @Test
    void shouldKnowEachOfManyIdsAndForgetEachInItsTime() {
        final int half = 30_000;
        giveOneCoinEach(0, half);
        scene.advanceMs(ID_RETENTION_MS / 2);
        giveOneCoinEach(half, 2 * half);
        assertEquals(2 * half, duplicatesAmong(0, 2 * half));

        scene.advanceMs(ID_RETENTION_MS / 2);

        assertEquals(half, duplicatesAmong(half, 2 * half));
        assertEquals(0, duplicatesAmong(0, half));
        assertEquals(half, duplicatesAmong(0, half));
    }

    private static long highThatCollides(
            final CommandId id, final long callerId, final long otherLow, final long otherCallerId) {
        return id.high()
                ^ LongIndex.hash(id.low() ^ LongIndex.hash(callerId + 1))
                ^ LongIndex.hash(otherLow ^ LongIndex.hash(otherCallerId + 1));
    }

    private void giveOneCoinEach(final int first, final int end) {
        for (int i = first; i < end; i++) {
            scene.apply(gift(new CommandId(i % 3, i), CALLER + i % 2, 1));
        }
    }

    private int duplicatesAmong(final int first, final int end) {
        int duplicates = 0;
        for (int i = first; i < end; i++) {
            final Outcome outcome = scene.apply(gift(new CommandId(i % 3, i), CALLER + i % 2, 1));
            duplicates += outcome.flags().duplicate() ? 1 : 0;
        }
        return duplicates;
    }

    private void fillIdMemory() {
        while (scene.books().idsKept() < CAPACITY) {
            scene.accept(gift(scene.nextId(), CALLER, 1));
        }
    }

    private void assertReused(final Command command) {
        final long hash = scene.ledger.stateHash();

        final Outcome outcome = scene.apply(command);

        assertEquals(ResultCode.ID_REUSED, outcome.code());
        assertEquals(0, outcome.reference());
        assertFalse(outcome.flags().duplicate());
        assertEquals(hash, scene.ledger.stateHash());
    }

    private static Command gift(final CommandId id, final long callerId, final long centicoins) {
        return new Command.Gift(id, callerId, 1, 2, centicoins);
    }
}
