package org.caloriebank.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Members who go in and out of three facilities, each of them with a band of its own number. One thread. */
final class Visitors {
    static final int FACILITIES = 3;
    private static final int MEMBERS = 40;
    private static final int GROUP = 64;

    private final SplittableRandom random;
    private final List<Outcome> outcomes = new ArrayList<>();

    Visitors(final long seed) {
        random = new SplittableRandom(seed);
    }

    void open(final CalorieBank bank) {
        for (int facility = 1; facility <= FACILITIES; facility++) {
            add(bank.submit(new FacilityCommand.PutFacility(
                    CommandId.random(), 1, facility, 1_000, 0, 0, FacilityStatus.OPEN)));
        }
        for (int member = 1; member <= MEMBERS; member++) {
            add(bank.submit(new Command.PutMember(CommandId.random(), 1, member, 70_000, 0, MemberStatus.ACTIVE)));
            add(bank.submit(new FacilityCommand.PutWristband(
                    CommandId.random(), 1, WristbandStatus.IN_STOCK, member, facilityOf(member))));
        }
    }

    /** Half of the steps are refused. */
    void walk(final CalorieBank bank, final int steps) {
        for (int i = 0; i < steps; i += GROUP) {
            final List<CompletableFuture<Outcome>> group = new ArrayList<>();
            for (int j = 0; j < GROUP; j++) {
                group.add(bank.submit(step()));
            }
            group.forEach(this::add);
        }
    }

    /** @return the records with events of the facility (0: any) behind the sequence, as a stream tells them. */
    List<String> told(final long facilityId, final long afterSequence) {
        return outcomes.stream()
                .filter(outcome -> outcome.sequence() > afterSequence)
                .map(outcome -> outcome.sequence() + ": "
                        + outcome.events().stream()
                                .filter(event -> facilityId == 0 || event.facilityId() == facilityId)
                                .map(event -> String.join(
                                        " ",
                                        event.kind().name(),
                                        Long.toString(event.facilityId()),
                                        Long.toString(event.subjectId()),
                                        Long.toString(event.memberId()),
                                        Long.toString(event.value()),
                                        Integer.toString(event.detail())))
                                .toList())
                .filter(line -> !line.endsWith("[]"))
                .toList();
    }

    /** @return a stream's message in the same words. */
    static String told(final EventClient.Message message) {
        return message.id() + ": "
                + message.events().stream()
                        .map(event -> String.join(
                                " ",
                                (String) event.get("kind"),
                                number(event.get("facilityId")),
                                number(event.get("subjectId")),
                                number(event.get("memberId")),
                                number(event.get("value")),
                                number(event.get("detail"))))
                        .toList();
    }

    private static String number(final Object value) {
        return value == null ? "0" : value.toString();
    }

    private Command step() {
        final int member = 1 + random.nextInt(MEMBERS);
        return random.nextBoolean()
                ? new AdmissionCommand.CheckIn(
                        CommandId.random(), 1, CheckInKind.DESK, facilityOf(member), member, 0, 0, member)
                : new AdmissionCommand.CheckOut(CommandId.random(), 1, member);
    }

    private static long facilityOf(final int member) {
        return 1 + member % FACILITIES;
    }

    private void add(final CompletableFuture<Outcome> outcome) {
        outcomes.add(outcome.join());
    }
}
