package org.caloriebank.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command there is, with fields drawn at random, is the same after it was bytes. */
class CommandRoundTripTest {
    private static final int ROUNDS = 50;
    private static final int WEEKDAYS = 7;

    static Stream<Class<?>> commands() {
        return concrete(Command.class);
    }

    static Stream<Class<?>> queries() {
        return concrete(Query.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldBeTheSameAfterItWasBytes(final Class<?> type) throws ReflectiveOperationException {
        final SplittableRandom random = new SplittableRandom(type.getName().length());
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8 + Limits.COMMAND_LENGTH_MAX]);
        for (int round = 0; round < ROUNDS; round++) {
            final Command command = (Command) draw(type, random);

            final int length = command.encode(buffer, 8);

            assertTrue(length <= Limits.COMMAND_LENGTH_MAX, "length " + length);
            assertEquals(command, Command.decode(buffer, 8));
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldFitWhereCommandsFit(final Class<?> type) throws ReflectiveOperationException {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);

        final int length = ((Query<?>) draw(type, new SplittableRandom(1))).encode(buffer, 0);

        assertTrue(length <= Limits.COMMAND_LENGTH_MAX, "length " + length);
    }

    private static Stream<Class<?>> concrete(final Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandRoundTripTest::concrete);
    }

    private static Object draw(final Class<?> type, final SplittableRandom random) throws ReflectiveOperationException {
        final RecordComponent[] components = type.getRecordComponents();
        final Object[] fields = new Object[components.length];
        final Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            fields[i] = drawField(components[i].getName(), types[i], random);
        }
        return type.getDeclaredConstructor(types).newInstance(fields);
    }

    /** Numbers that fit the narrowest field of their Java type. */
    private static Object drawField(final String name, final Class<?> type, final SplittableRandom random) {
        if (type == long.class) {
            return name.equals("callerId") || name.equals("operatorId") || name.equals("sourceId")
                    ? random.nextLong(1L << 32)
                    : random.nextLong();
        } else if (type == int.class) {
            return random.nextInt(100);
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == CommandId.class) {
            return new CommandId(random.nextLong(), random.nextLong());
        } else if (type == String.class) {
            return "AB" + (char) ('A' + random.nextInt(26));
        } else if (type == List.class) {
            final List<Integer> minutes = new ArrayList<>();
            for (int i = 0; i < WEEKDAYS; i++) {
                minutes.add(random.nextInt(-1, 1_441));
            }
            return minutes;
        } else if (type.isEnum()) {
            final Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length - 1)]; // the last is SBE's null
        }
        throw new AssertionError("no way to draw a " + type);
    }
}
