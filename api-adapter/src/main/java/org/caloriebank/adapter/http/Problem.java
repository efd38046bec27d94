package org.caloriebank.adapter.http;

import java.util.Locale;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.RetryHint;

/**
 * A refusal as the caller sees it: {@code application/problem+json} of RFC 9457, with the members {@code code}, {@code retry} and, for refusals of
 * the ledger, {@code sequence}.
 *
 * @param sequence of the command that was refused; 0 when there is none.
 * @param retryAfterSeconds for the header of that name; 0 for none.
 */
record Problem(
        int status,
        String code,
        String title,
        String detail,
        RetryHint retryHint,
        long sequence,
        int retryAfterSeconds) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "tag:caloriebank.org,2026:problem/";
    private static final int BUSY_SECONDS = 1;
    private static final int STOPPED_SECONDS = 10;
    private static final int FULL_SECONDS = 60;

    static Problem of(final DoorCode code) {
        return of(code, null);
    }

    /** @param detail what is wrong with this request, or null. */
    static Problem of(final DoorCode code, final String detail) {
        return new Problem(
                code.status(), code.name(), code.sentence(), detail, code.retryHint(), 0, retryAfterSeconds(code));
    }

    /** @param sequence of the outcome, or 0. */
    static Problem of(final ResultCode code, final int status, final String detail, final long sequence) {
        final int retryAfterSeconds = status == 503 || status == 507 ? FULL_SECONDS : 0;
        return new Problem(status, code.name(), code.sentence(), detail, code.retryHint(), sequence, retryAfterSeconds);
    }

    static Problem of(final ResultCode code, final long sequence) {
        return of(code, ResultStatuses.of(code), null, sequence);
    }

    /** A field that the door could not even hand to the ledger. */
    static Problem malformed(final String detail) {
        return of(ResultCode.MALFORMED, 400, detail, 0);
    }

    byte[] toJson() {
        return JsonText.object(json -> {
            json.writeStringProperty(
                    "type", TYPE_PREFIX + code.toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeStringProperty("title", title);
            json.writeNumberProperty("status", status);
            if (detail != null) {
                json.writeStringProperty("detail", detail);
            }
            json.writeStringProperty("code", code);
            json.writeStringProperty("retry", retryHint.name());
            if (sequence != 0) {
                json.writeNumberProperty("sequence", sequence);
            }
        });
    }

    private static int retryAfterSeconds(final DoorCode code) {
        return switch (code) {
            case BACK_PRESSURED, TOO_BUSY -> BUSY_SECONDS;
            case STOPPED, SNAPSHOTS_STOPPED -> STOPPED_SECONDS;
            case DISK_LOW -> FULL_SECONDS;
            default -> 0;
        };
    }
}
