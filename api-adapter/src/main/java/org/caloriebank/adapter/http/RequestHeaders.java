package org.caloriebank.adapter.http;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caloriebank.protocol.CommandId;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Reads the headers the door knows; refuses values that are not valid rather than guess. */
final class RequestHeaders {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IDEMPOTENT_REPLAY = "Idempotent-Replay";
    static final String CALLER_ID = "Caller-Id";
    static final String LEDGER_TIME = "Ledger-Time";
    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final long CALLER_ID_DEFAULT = 1;
    /** The greatest uint32 but one: the protocol keeps the greatest for "none". */
    static final long UINT32_MAX = 0xFFFF_FFFEL;

    private static final int KEY_LENGTH_MAX = 255;
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    private RequestHeaders() {}

    /**
     * The key is a structured-field string as in the IETF draft, or the same text bare; a UUID is the id itself, any other text gives its hash.
     *
     * @throws RequestRefusedException if the key is missing or not 1 to 255 printable ASCII characters.
     */
    static CommandId commandId(final HttpFields headers) {
        final String value = single(headers, IDEMPOTENCY_KEY);
        if (value == null) {
            throw new RequestRefusedException(Problem.of(DoorCode.IDEMPOTENCY_KEY_MISSING));
        }
        final String key = value.startsWith("\"") ? unquoted(value) : value;
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX || !isPrintable(key)) {
            throw badKey();
        }
        return UUID_TEXT.matcher(key).matches() ? CommandId.of(UUID.fromString(key)) : CommandId.ofText(key);
    }

    static long callerId(final HttpFields headers) {
        final String value = single(headers, CALLER_ID);
        if (value == null) {
            return CALLER_ID_DEFAULT;
        }
        if (!DIGITS.matcher(value).matches() || Long.parseLong(value) > UINT32_MAX) {
            throw badHeader(CALLER_ID + " must be an integer from 0 to " + UINT32_MAX);
        }
        return Long.parseLong(value);
    }

    /** @return ms since 1970, or 0 when the caller has no opinion. */
    static long ledgerTimeMs(final HttpFields headers, final boolean isAccepted) {
        final String value = single(headers, LEDGER_TIME);
        if (value == null) {
            return 0;
        }
        if (!isAccepted) {
            throw badHeader(LEDGER_TIME + " is for banks on their data's clock; this one is not");
        }
        if (!DIGITS.matcher(value).matches()) {
            throw badHeader(LEDGER_TIME + " must be milliseconds since 1970-01-01");
        }
        return Long.parseLong(value);
    }

    /** @throws RequestRefusedException with 415 unless the body is of the one type, in UTF-8. */
    static void requireContentType(final HttpFields headers, final String mediaType) {
        if (!isContentType(headers, mediaType)) {
            throw new RequestRefusedException(
                    Problem.of(DoorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + mediaType));
        }
    }

    static boolean isContentType(final HttpFields headers, final String mediaType) {
        final String value = headers.get(HttpHeader.CONTENT_TYPE);
        if (value == null) {
            return false;
        }
        final String[] parts = value.split(";");
        if (!parts[0].trim().equalsIgnoreCase(mediaType)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            final String parameter = parts[i].trim().toLowerCase(java.util.Locale.ROOT);
            if (parameter.startsWith("charset=")
                    && !parameter.equals("charset=utf-8")
                    && !parameter.equals("charset=\"utf-8\"")) {
                return false;
            }
        }
        return true;
    }

    /** @return whether the Accept header names the type itself. */
    static boolean asksFor(final HttpFields headers, final String mediaType) {
        return headers.getQualityCSV(HttpHeader.ACCEPT).stream()
                .anyMatch(value -> value.split(";", 2)[0].trim().equalsIgnoreCase(mediaType));
    }

    /**
     * @param newest id there is.
     * @return the last event's the client has; -1 for none.
     */
    static long lastEventId(final HttpFields headers, final long newest) {
        final String value = single(headers, LAST_EVENT_ID);
        if (value == null || value.isEmpty()) {
            return -1;
        }
        if (!DIGITS.matcher(value).matches()) {
            throw badHeader(LAST_EVENT_ID + " must be the id of a message of this stream");
        }
        if (Long.parseLong(value) > newest) {
            throw badHeader(LAST_EVENT_ID + " is ahead of this bank, whose last record is " + newest);
        }
        return Long.parseLong(value);
    }

    /** @throws RequestRefusedException with 406 if the Accept header does not allow the type. */
    static void requireAcceptable(final HttpFields headers, final String mediaType) {
        final List<String> accepted = headers.getQualityCSV(HttpHeader.ACCEPT);
        if (!headers.contains(HttpHeader.ACCEPT)) {
            return;
        }
        final String range = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        for (final String value : accepted) {
            final int semicolon = value.indexOf(';');
            final String type = (semicolon < 0 ? value : value.substring(0, semicolon)).trim();
            if (type.equals("*/*") || type.equalsIgnoreCase(range) || type.equalsIgnoreCase(mediaType)) {
                return;
            }
        }
        throw new RequestRefusedException(Problem.of(DoorCode.NOT_ACCEPTABLE, "this is answered as " + mediaType));
    }

    private static String single(final HttpFields headers, final String name) {
        final List<String> values = headers.getValuesList(name);
        if (values.size() > 1) {
            throw badHeader(name + " was given more than once");
        }
        return values.isEmpty() ? null : values.get(0).trim();
    }

    private static String unquoted(final String value) {
        final int last = value.length() - 1;
        if (last < 1 || value.charAt(last) != '"') {
            throw badKey();
        }
        final StringBuilder key = new StringBuilder(value.length());
        for (int i = 1; i < last; i++) {
            final char c = value.charAt(i);
            if (c == '"') {
                throw badKey();
            }
            if (c != '\\') {
                key.append(c);
                continue;
            }
            i++;
            if (i == last || value.charAt(i) != '"' && value.charAt(i) != '\\') {
                throw badKey();
            }
            key.append(value.charAt(i));
        }
        return key.toString();
    }

    private static boolean isPrintable(final String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }

    private static RequestRefusedException badKey() {
        return badHeader(
                IDEMPOTENCY_KEY + " must be a UUID or 1 to 255 printable ASCII characters, bare or in double quotes");
    }

    private static RequestRefusedException badHeader(final String detail) {
        return new RequestRefusedException(Problem.of(DoorCode.BAD_HEADER, detail));
    }
}
