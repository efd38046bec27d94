package org.caloriebank.ledger.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any sequence of operations keeps the books, and comes to the same state on a copy taken on the way. */
class HeldCoinsWalkTest {
    private static final int STEPS = 3_000;
    private static final int MEMBERS = 5;
    private static final long DAY_MS = 86_400_000;
    private static final long WINDOW_MS = 40 * DAY_MS;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepBooksAndComeToTheSameStateOnCopy(final long seed) {
        final String origin = "seed " + seed;
        try (HoldScene scene = new HoldScene()) {
            for (int memberId = 1; memberId <= MEMBERS; memberId++) {
                scene.openMember(memberId);
            }
            final Walk walk = new Walk(scene, seed);
            for (int step = 0; step < STEPS; step++) {
                walk.step();
                scene.verify();
            }
            try (HoldScene copy = scene.copy()) {
                copy.verify();
                assertEquals(scene.hash(), copy.hash(), origin);
                final Walk again = new Walk(copy, seed + 100, walk.holdIds);
                final Walk on = new Walk(scene, seed + 100, walk.holdIds);
                for (int step = 0; step < STEPS; step++) {
                    on.step();
                    again.step();
                    assertEquals(scene.postings(), copy.postings(), origin + " step " + step);
                }
                copy.verify();
                assertEquals(scene.hash(), copy.hash(), origin);
            }
        }
    }

    private static final class Walk {
        private final HoldScene scene;
        private final Random random;
        private final List<Long> holdIds = new ArrayList<>();

        Walk(final HoldScene scene, final long seed) {
            this.scene = scene;
            random = new Random(seed);
        }

        Walk(final HoldScene scene, final long seed, final List<Long> holdIds) {
            this(scene, seed);
            this.holdIds.addAll(holdIds);
        }

        void step() {
            scene.advanceMs(random.nextInt((int) DAY_MS / 4));
            scene.record();
            expireAndForget();
            final int memberRow = 1 + random.nextInt(MEMBERS);
            switch (random.nextInt(6)) {
                case 0 -> scene.grant(memberRow, scene.outcome.month() + random.nextInt(3), 1 + random.nextInt(500));
                case 1, 2 -> place(memberRow);
                default ->
                    holdIds.stream()
                            .skip(holdIds.isEmpty() ? 0 : random.nextInt(holdIds.size()))
                            .findFirst()
                            .map(scene.holds::find)
                            .ifPresent(this::use);
            }
        }

        private void expireAndForget() {
            final Holds holds = scene.holds;
            final int first = holds.firstDeadline();
            if (first != Rows.NULL_ROW && HoldRow.deadlineMs(holds.address(first)) <= scene.outcome.timeMs()) {
                scene.heldCoins.release(first, HoldState.EXPIRED);
            }
            while (holds.forgettingDueAtMs(WINDOW_MS) <= scene.outcome.timeMs()) {
                holds.forgetFirstClosed(captureId -> {});
                holdIds.removeIf(id -> holds.find(id) == Rows.NULL_ROW);
            }
        }

        private void place(final int memberRow) {
            final long available = scene.accounts.available(scene.members.address(memberRow));
            if (available == 0) {
                return;
            }
            final AccountKind kind = random.nextBoolean() ? AccountKind.FACILITY : AccountKind.MERCHANT;
            final long deadlineMs = random.nextInt(3) == 0
                    ? HeldCoins.NEVER_MS
                    : scene.outcome.timeMs() + random.nextInt(10 * (int) DAY_MS);
            scene.heldCoins.place(memberRow, kind, 1 + random.nextInt(3), 1 + random.nextLong(available), deadlineMs);
            holdIds.add(scene.outcome.sequence());
        }

        private void use(final int hold) {
            final Holds holds = scene.holds;
            final long address = holds.address(hold);
            final long refundable = holds.captured(hold) - holds.refunded(hold);
            final boolean isOpen = HoldRow.state(address) == HoldState.PLACED;
            if (refundable > 0 && random.nextBoolean()) {
                scene.heldCoins.refundHold(hold, 1 + random.nextLong(refundable));
            } else if (isOpen && random.nextInt(5) == 0) {
                scene.heldCoins.release(hold, HoldState.VOIDED);
            } else if (isOpen) {
                final boolean isFinal = HoldRow.captures(address) == Limits.CAPTURES_PER_HOLD_MAX - 1;
                scene.heldCoins.capture(hold, 1 + random.nextLong(holds.left(hold)), isFinal || random.nextBoolean());
            }
        }
    }
}
