package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import java.util.regex.Pattern;
import org.caloriebank.protocol.CommandId;

/**
 * What a command is read from. Only what the protocol's fields cannot carry is refused here; every rule of the ledger is the ledger's. All methods that read throw
 * {@link RequestRefusedException}.
 *
 * @param fields of the body; all are taken, or refused.
 * @param tokens tells whether a token is genuine.
 */
record CommandRequest(PathParameters path, JsonFields fields, CommandId id, long callerId, QrTokens tokens) {
    /** Beyond the limits of the ledger, so that it is the ledger that refuses; inside an int64, and not its null. */
    static final long AMOUNT_MAX = 1_000_000_000_000_000_000L;

    /** The greatest uint16 but one: the protocol keeps the greatest for "none". */
    static final int UINT16_MAX = 0xFFFE;

    private static final int ASCII_LENGTH_MAX = 32;
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1," + ASCII_LENGTH_MAX + "}");

    /** @return a positive id in the body. */
    long idIn(final String name) {
        return fields.requiredLong(name, 1, Long.MAX_VALUE);
    }

    long amount(final String name) {
        return fields.requiredLong(name, -AMOUNT_MAX, AMOUNT_MAX);
    }

    /** @return NULL_AMOUNT when it is absent. */
    long optionalAmount(final String name) {
        return fields.optionalLong(name, -AMOUNT_MAX, AMOUNT_MAX, NULL_AMOUNT);
    }

    /** @return 0 when it is absent. */
    long optionalId(final String name) {
        return fields.optionalLong(name, 1, Long.MAX_VALUE, 0);
    }

    /** @return 0 when it is absent. */
    long amountOrZero(final String name) {
        return fields.optionalLong(name, -AMOUNT_MAX, AMOUNT_MAX, 0);
    }

    /** @return ms since 1970. */
    long timeMs(final String name) {
        return fields.requiredLong(name, -AMOUNT_MAX, AMOUNT_MAX);
    }

    /** @return an int32. */
    int number(final String name) {
        return (int) fields.requiredLong(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** @return an int32, 0 when it is absent. */
    int numberOrZero(final String name) {
        return (int) fields.optionalLong(name, Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
    }

    /** @return a uint16. */
    int shortNumber(final String name) {
        return (int) fields.requiredLong(name, 0, UINT16_MAX);
    }

    /** @return days since 1970-01-01. */
    int day(final String name) {
        return PathParameters.epochDay(fields.requiredText(name));
    }

    /** @return a uint32. */
    long operatorId() {
        return fields.requiredLong("operatorId", 0, RequestHeaders.UINT32_MAX);
    }

    /** @return 1 to 32 printable ASCII characters. */
    String ascii(final String name) {
        final String text = fields.requiredText(name);
        if (!PRINTABLE.matcher(text).matches()) {
            throw malformed(name + " must be 1 to 32 printable ASCII characters");
        }
        return text;
    }

    static RequestRefusedException malformed(final String detail) {
        return new RequestRefusedException(Problem.malformed(detail));
    }
}
