package org.caloriebank.adapter.files;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command.PutMember;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;

/**
 * Opens the members the bank does not know, at UTC and, unless weighed, at 70 kg; and gives those it knows their latest weight. Others are left as they
 * are. Confined to one thread.
 */
final class MemberOpening {
    private static final long CALLER_ID = 0;
    private static final int DEFAULT_MASS_GRAMS = 70_000;
    private static final int UNDER_WAY_MAX = 1024;

    private final CalorieBank bank;
    private final FileMembers members;
    private final int[] indexesByMemberId;
    private final int[] offsetMinutes;
    private final Deque<PutMember> puts = new ArrayDeque<>();
    private final Map<ResultCode, Long> refusals = new EnumMap<>(ResultCode.class);
    private int opened;
    private int changed;

    /** Asks the bank what it knows of the members. */
    MemberOpening(final CalorieBank bank, final FileMembers members) {
        this.bank = bank;
        this.members = members;
        indexesByMemberId = members.indexesByMemberId();
        offsetMinutes = new int[members.size()];
        askAll();
    }

    int[] indexesByMemberId() {
        return indexesByMemberId;
    }

    /** @return civil time minus UTC of each member, by member index. */
    int[] offsetMinutes() {
        return offsetMinutes;
    }

    int opened() {
        return opened;
    }

    int changed() {
        return changed;
    }

    Map<ResultCode, Long> refusals() {
        return Collections.unmodifiableMap(refusals);
    }

    /** Open and change members, in the order of their ids, and wait until it is done. */
    void putMembers(final long timeMs) {
        final Deque<CompletableFuture<Outcome>> underWay = new ArrayDeque<>();
        for (final PutMember put : puts) {
            if (underWay.size() == UNDER_WAY_MAX) {
                onOutcome(underWay.remove().join());
            }
            underWay.add(bank.submit(put, timeMs));
        }
        underWay.forEach(outcome -> onOutcome(outcome.join()));
    }

    private void onOutcome(final Outcome outcome) {
        if (!outcome.isAccepted()) {
            refusals.merge(outcome.code(), 1L, Long::sum);
        }
    }

    private void askAll() {
        final Deque<CompletableFuture<Answer.Member>> underWay = new ArrayDeque<>();
        int answered = 0;
        for (final int index : indexesByMemberId) {
            if (underWay.size() == UNDER_WAY_MAX) {
                onAnswer(indexesByMemberId[answered++], underWay.remove().join());
            }
            underWay.add(bank.ask(new Query.Member(members.memberId(index))));
        }
        for (final CompletableFuture<Answer.Member> answer : underWay) {
            onAnswer(indexesByMemberId[answered++], answer.join());
        }
    }

    private void onAnswer(final int index, final Answer.Member answer) {
        final int mass = members.massGrams(index);
        if (answer.code() == ResultCode.UNKNOWN_MEMBER) {
            opened++;
            final int grams = mass == FileMembers.UNKNOWN ? DEFAULT_MASS_GRAMS : mass;
            puts.add(put(members.memberId(index), grams, 0, MemberStatus.ACTIVE, 0));
            return;
        }
        offsetMinutes[index] = answer.zoneOffsetMinutes();
        if (mass != FileMembers.UNKNOWN && mass != answer.bodyMassGrams()) {
            changed++;
            puts.add(put(answer.memberId(), mass, answer.zoneOffsetMinutes(), answer.status(), answer.lastSequence()));
        }
    }

    /** The id says what is put and upon what, so that a retry is one and a later change back to an old weight is not. */
    private static PutMember put(
            final long memberId, final int grams, final int offset, final MemberStatus status, final long upon) {
        final CommandId id = CommandId.ofText(
                "import member " + memberId + ' ' + grams + " g " + offset + " min " + status + " upon " + upon);
        return new PutMember(id, CALLER_ID, memberId, grams, offset, status);
    }
}
