package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.RetryHint;

/**
 * Writes results of activity reports into one buffer, as lines or as elements of an array. No objects in steady state. One thread at a time.
 */
final class ResultText {
    static final int CAP_REACHED = 1;
    static final int DAY_FLAGGED = 1 << 1;
    static final int DAY_IMPLAUSIBLE = 1 << 2;
    static final int MANUAL_UNPAID = 1 << 3;

    /** How results are joined. */
    enum Form {
        LINES("{\"line\":", "", "\n", ""),
        ELEMENTS("{\"index\":", ",\n", "", "]\n");

        private final byte[] start;
        private final byte[] before;
        private final byte[] after;
        private final byte[] last;

        Form(final String start, final String before, final String after, final String last) {
            this.start = ascii(start);
            this.before = ascii(before);
            this.after = ascii(after);
            this.last = ascii(last);
        }
    }

    private static final int BUFFER_BYTES = 16 * 1_024;
    /** Two numbers of 20 digits, a cause of 120 characters that may all need escapes, and the words between. */
    private static final int RESULT_BYTES_MAX = 640;

    private static final int DIGITS_MAX = 20;
    private static final byte[] EARNED = ascii(",\"code\":\"ACCEPTED\",\"earnedCenticoins\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] SETTINGS_VERSION = ascii(",\"settingsVersion\":");
    private static final byte[] MALFORMED = ascii(",\"code\":\"MALFORMED\",\"retry\":\"NEVER\",\"reason\":\"");
    private static final byte[] COLUMN = ascii("\",\"column\":");
    private static final byte[] QUOTE = ascii("\"");
    private static final byte[] CLOSE = ascii("}");
    private static final byte[][] FLAGS = flags();
    private static final Map<ResultCode, byte[]> REFUSAL_BY_CODE = refusals();
    private static final Map<DoorCode, byte[]> REFUSAL_BY_DOOR_CODE = doorRefusals();

    private final Form form;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final byte[] digits = new byte[DIGITS_MAX];
    private int length;
    private boolean isBegun;

    ResultText(final Form form) {
        this.form = form;
    }

    boolean hasRoom() {
        return length <= BUFFER_BYTES - RESULT_BYTES_MAX;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** @return the text; until {@link #clear()} nothing may be added. */
    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void clear() {
        length = 0;
    }

    void add(final ReportWindow window, final int slot) {
        begin();
        put(form.start);
        put(window.number(slot));
        if (window.cause(slot) != null) {
            addMalformed(window, slot);
        } else if (window.doorCode(slot) != null) {
            put(REFUSAL_BY_DOOR_CODE.get(window.doorCode(slot)));
        } else {
            addDecided(window, slot);
        }
        put(CLOSE);
        put(form.after);
    }

    /** Add what ends all results. */
    void finish() {
        if (!isBegun && form == Form.ELEMENTS) {
            bytes[length++] = '[';
        }
        put(form.last);
    }

    private void begin() {
        if (isBegun) {
            put(form.before);
        } else if (form == Form.ELEMENTS) {
            bytes[length++] = '[';
        }
        isBegun = true;
    }

    private void addDecided(final ReportWindow window, final int slot) {
        final ResultCode code = window.code(slot);
        if (code == ResultCode.ACCEPTED) {
            put(EARNED);
            put(window.amountCenticoins(slot));
            put(FLAGS[window.flags(slot)]);
            put(SETTINGS_VERSION);
            put(window.settingsVersion(slot));
        } else {
            put(REFUSAL_BY_CODE.get(code));
        }
        put(SEQUENCE);
        put(window.sequence(slot));
    }

    private void addMalformed(final ReportWindow window, final int slot) {
        put(MALFORMED);
        final String cause = window.cause(slot);
        for (int i = 0; i < cause.length(); i++) {
            final char c = cause.charAt(i);
            if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) c;
        }
        if (window.column(slot) > 0) {
            put(COLUMN);
            put(window.column(slot));
        } else {
            put(QUOTE);
        }
    }

    private void put(final byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void put(final long number) {
        long rest = number;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest; // amounts are far from the one number that has no positive
        }
        int at = DIGITS_MAX;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        System.arraycopy(digits, at, bytes, length, DIGITS_MAX - at);
        length += DIGITS_MAX - at;
    }

    /** A report carries no id: what may be accepted with a new id may be accepted as it is. */
    private static RetryHint retryHint(final ResultCode code) {
        return code.retryHint() == RetryHint.WITH_NEW_ID ? RetryHint.LATER : code.retryHint();
    }

    private static Map<ResultCode, byte[]> refusals() {
        final Map<ResultCode, byte[]> texts = new EnumMap<>(ResultCode.class);
        for (final ResultCode code : ResultCode.values()) {
            texts.put(code, refusal(code.name(), retryHint(code), code.sentence()));
        }
        return texts;
    }

    private static Map<DoorCode, byte[]> doorRefusals() {
        final Map<DoorCode, byte[]> texts = new EnumMap<>(DoorCode.class);
        for (final DoorCode code : DoorCode.values()) {
            texts.put(code, refusal(code.name(), code.retryHint(), code.sentence()));
        }
        return texts;
    }

    private static byte[] refusal(final String code, final RetryHint retryHint, final String sentence) {
        return ascii(",\"code\":\"" + code + "\",\"retry\":\"" + retryHint + "\",\"reason\":\"" + sentence + "\"");
    }

    private static byte[][] flags() {
        final byte[][] texts = new byte[16][];
        for (int flags = 0; flags < texts.length; flags++) {
            final StringBuilder names = new StringBuilder();
            name(names, flags & CAP_REACHED, "capReached");
            name(names, flags & DAY_FLAGGED, "dayFlagged");
            name(names, flags & DAY_IMPLAUSIBLE, "dayImplausible");
            name(names, flags & MANUAL_UNPAID, "manualUnpaid");
            texts[flags] = ascii(",\"flags\":[" + names + "]");
        }
        return texts;
    }

    private static void name(final StringBuilder names, final int flag, final String name) {
        if (flag != 0) {
            names.append(names.length() == 0 ? "\"" : ",\"").append(name).append('"');
        }
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
