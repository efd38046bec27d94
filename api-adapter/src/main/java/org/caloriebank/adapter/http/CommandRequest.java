package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import java.util.regex.Pattern;
import org.caloriebank.protocol.CommandId;

/**
 * What a command is read from. Only what the protocol's fields cannot carry is refused here; every rule of the ledger is the ledger's. All methods that read throw
 * {@link RequestRefusedException}.
 *
 * @param fields of the body; all are taken, or refused.
 */
record CommandRequest(PathParameters path, JsonFields fields, CommandId id, long callerId) {
    /** Beyond the limits of the ledger, so that it is the ledger that refuses; inside an int64, and not its null. */
    static final long AMOUNT_MAX = 1_000_000_000_000_000_000L;

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
