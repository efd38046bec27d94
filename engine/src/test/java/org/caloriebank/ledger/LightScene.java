package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import java.util.List;
import java.util.stream.Stream;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.TapKind;

/** Light circuits, and members who walk in and out of the spaces they light. */
final class LightScene {
    static final long MINUTE_MS = 60_000;

    private final LedgerScene scene;
    private final AdmissionScene admissions;

    LightScene(final LedgerScene scene) {
        this.scene = scene;
        admissions = new AdmissionScene(scene);
    }

    /** Let member and wristband of the same number into the facility. */
    void letIn(final long facilityId, final long... memberIds) {
        admissions.stock(facilityId, memberIds);
        for (final long memberId : memberIds) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            admissions.checkIn(facilityId, memberId, memberId);
        }
    }

    Outcome enter(final long memberId, final long spaceId) {
        return admissions.enter(memberId, spaceId);
    }

    Outcome leave(final long memberId, final long spaceId) {
        return scene.accept(admissions.tap(TapKind.LEAVE, memberId, spaceId));
    }

    Outcome override(final long circuitId, final boolean isOn, final int ttlMinutes) {
        return scene.accept(new LightCommand.OverrideLight(scene.nextId(), CALLER, isOn, ttlMinutes, circuitId));
    }

    LightAnswer.Light light(final long circuitId) {
        return (LightAnswer.Light) scene.port.answer(new LightQuery.Light(circuitId));
    }

    LightAnswer.Lights lights(final long facilityId, final long afterCircuitId) {
        return (LightAnswer.Lights) scene.port.answer(new LightQuery.Lights(facilityId, afterCircuitId));
    }

    /** @return what the outcome tells of lights, as "ON circuit detail". */
    static List<String> told(final Outcome outcome) {
        return outcome.events().stream().flatMap(LightScene::told).toList();
    }

    private static Stream<String> told(final Outcome.Event event) {
        return event.kind() == EventKind.LIGHT_ON || event.kind() == EventKind.LIGHT_OFF
                ? Stream.of((event.kind() == EventKind.LIGHT_ON ? "ON " : "OFF ")
                        + event.subjectId()
                        + ' '
                        + event.detail())
                : Stream.of();
    }
}
