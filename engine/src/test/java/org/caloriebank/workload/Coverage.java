package org.caloriebank.workload;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;

/** What an audited stream came upon: how often each result code, event, flag and kind of command. */
public final class Coverage {
    private final Map<ResultCode, Long> countByCode = new EnumMap<>(ResultCode.class);
    private final Map<EventKind, Long> countByEvent = new EnumMap<>(EventKind.class);
    private final Map<String, Long> countByFlag = new TreeMap<>();
    private final Map<String, Long> acceptedByCommand = new TreeMap<>();
    private long commands;

    /** Note what a command came to. */
    public void count(final Command command, final Outcome outcome) {
        commands++;
        countByCode.merge(outcome.code(), 1L, Long::sum);
        if (outcome.isAccepted()) {
            acceptedByCommand.merge(command.getClass().getSimpleName(), 1L, Long::sum);
        }
        outcome.events().forEach(event -> countByEvent.merge(event.kind(), 1L, Long::sum));
        count("duplicate", outcome.flags().duplicate());
        count("capReached", outcome.flags().capReached());
        count("dayFlagged", outcome.flags().dayFlagged());
        count("dayImplausible", outcome.flags().dayImplausible());
        count("manualUnpaid", outcome.flags().manualUnpaid());
        count("moreDue", outcome.flags().moreDue());
    }

    public void add(final Coverage other) {
        commands += other.commands;
        other.countByCode.forEach((code, count) -> countByCode.merge(code, count, Long::sum));
        other.countByEvent.forEach((kind, count) -> countByEvent.merge(kind, count, Long::sum));
        other.countByFlag.forEach((flag, count) -> countByFlag.merge(flag, count, Long::sum));
        other.acceptedByCommand.forEach((name, count) -> acceptedByCommand.merge(name, count, Long::sum));
    }

    public Set<ResultCode> missingCodes() {
        final Set<ResultCode> missing = EnumSet.allOf(ResultCode.class);
        missing.removeAll(countByCode.keySet());
        return missing;
    }

    public Set<EventKind> missingEvents() {
        final Set<EventKind> missing = EnumSet.allOf(EventKind.class);
        missing.removeAll(countByEvent.keySet());
        missing.removeAll(EnumSet.of(EventKind.NONE, EventKind.NULL_VAL));
        return missing;
    }

    public Map<String, Long> countByFlag() {
        return Map.copyOf(countByFlag);
    }

    /** @return the commands of the protocol none of which was accepted. */
    public Set<String> missingCommands() {
        final Set<String> missing = new TreeSet<>(namesOf(Command.class));
        missing.removeAll(acceptedByCommand.keySet());
        return missing;
    }

    private static Set<String> namesOf(final Class<?> command) {
        if (!command.isSealed()) {
            return Set.of(command.getSimpleName());
        }
        return Arrays.stream(command.getPermittedSubclasses())
                .flatMap(kind -> namesOf(kind).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return commands + " commands, codes " + countByCode + ", events " + countByEvent + ", flags " + countByFlag
                + ", accepted " + acceptedByCommand;
    }

    private void count(final String flag, final boolean isSet) {
        countByFlag.merge(flag, isSet ? 1L : 0L, Long::sum);
    }
}
