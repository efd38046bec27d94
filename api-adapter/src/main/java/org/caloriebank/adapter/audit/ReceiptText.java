package org.caloriebank.adapter.audit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.RecordFormat;
import org.caloriebank.journal.checkpoint.CheckpointKey;
import org.caloriebank.journal.checkpoint.Receipt;
import org.caloriebank.journal.checkpoint.SignedCheckpoint;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A {@link Receipt} as fields for a JSON document, and back. What is there for people (time, command, outcome, fingerprint) must be what the record itself says, so that
 * nothing in the document can be altered unseen.
 */
public final class ReceiptText {
    private static final String FORMAT = "calorie-bank-receipt-1";
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ReceiptText() {}

    /** A document is no receipt; the message says why, without a full stop. */
    public static final class NotAReceiptException extends Exception {
        private static final long serialVersionUID = 1L;

        NotAReceiptException(final String what) {
            super(what);
        }
    }

    /** @return the document's fields in their order. */
    public static Map<String, Object> fields(final Receipt receipt, final CheckpointKey key) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("sequence", receipt.sequence());
        fields.put("ledgerTime", ledgerTime(receipt));
        fields.put("command", command(receipt).toString());
        fields.put("outcome", outcome(receipt).toString());
        fields.put("record", Base64.getEncoder().encodeToString(receipt.record()));
        fields.put("recordCount", receipt.recordCount());
        fields.put(
                "recordPath", receipt.recordPath().stream().map(HEX::formatHex).toList());
        fields.put("block", receipt.block());
        fields.put("firstSequence", receipt.firstSequence());
        fields.put("blockHash", HEX.formatHex(receipt.blockHash()));
        fields.put("blockPath", receipt.blockPath().stream().map(HEX::formatHex).toList());
        fields.put("checkpoint", receipt.checkpoint().line());
        fields.put("keyFingerprint", key.fingerprint());
        return fields;
    }

    /**
     * @param json the document.
     * @param key that must have signed it.
     * @throws NotAReceiptException if it is no receipt, or says otherwise than its record.
     */
    public static Receipt parse(final byte[] json, final CheckpointKey key) throws NotAReceiptException {
        final Map<String, Object> fields = read(json);
        try {
            if (!FORMAT.equals(fields.get("format"))) {
                throw new NotAReceiptException("its format is not " + FORMAT);
            }
            if (!key.fingerprint().equals(fields.get("keyFingerprint"))) {
                throw new NotAReceiptException("it names the key with the fingerprint " + fields.get("keyFingerprint")
                        + ", and the one given has " + key.fingerprint());
            }
            final Receipt receipt = new Receipt(
                    (Long) fields.get("sequence"),
                    Base64.getDecoder().decode((String) fields.get("record")),
                    Math.toIntExact((Long) fields.get("recordCount")),
                    hashes(fields.get("recordPath")),
                    (Long) fields.get("block"),
                    (Long) fields.get("firstSequence"),
                    HEX.parseHex((String) fields.get("blockHash")),
                    hashes(fields.get("blockPath")),
                    SignedCheckpoint.ofLine((String) fields.get("checkpoint")));
            if (receipt.checkpoint() == null || receipt.record().length < RecordFormat.HEADER_LENGTH) {
                throw new NotAReceiptException("its checkpoint or its record is not one");
            }
            requireSame(fields, normal(fields(receipt, key)));
            return receipt;
        } catch (
                final RuntimeException
                        e) { // a field of another kind, a text that is no number of bytes, a record that is none
            throw new NotAReceiptException("a field of it is missing, or not what a receipt has there");
        }
    }

    public static Command command(final Receipt receipt) {
        return Command.decode(new UnsafeBuffer(receipt.record()), RecordFormat.HEADER_LENGTH);
    }

    public static Outcome outcome(final Receipt receipt) {
        final UnsafeBuffer buffer = new UnsafeBuffer(receipt.record());
        final int commandLength = ByteBuffer.wrap(receipt.record())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getShort(RecordFormat.COMMAND_LENGTH_OFFSET)
                & 0xFFFF;
        return Outcome.decode(receipt.sequence(), timeMs(receipt), buffer, RecordFormat.HEADER_LENGTH + commandLength);
    }

    /** @return ISO 8601 in UTC. */
    public static String ledgerTime(final Receipt receipt) {
        return Instant.ofEpochMilli(timeMs(receipt)).toString();
    }

    private static long timeMs(final Receipt receipt) {
        return ByteBuffer.wrap(receipt.record()).order(ByteOrder.LITTLE_ENDIAN).getLong(RecordFormat.TIME_OFFSET);
    }

    private static void requireSame(final Map<String, Object> read, final Map<String, Object> expected)
            throws NotAReceiptException {
        if (!read.keySet().equals(expected.keySet())) {
            throw new NotAReceiptException("it has other fields than a receipt");
        }
        for (final Map.Entry<String, Object> field : expected.entrySet()) {
            if (!field.getValue().equals(read.get(field.getKey()))) {
                throw new NotAReceiptException("its field '" + field.getKey()
                        + "' says otherwise than its record and the key: it should be " + field.getValue());
            }
        }
    }

    private static Map<String, Object> normal(final Map<String, Object> fields) {
        fields.computeIfPresent("recordCount", (name, value) -> ((Number) value).longValue());
        return fields;
    }

    private static List<byte[]> hashes(final Object texts) {
        final List<byte[]> hashes = new ArrayList<>();
        for (final Object text : (List<?>) texts) {
            hashes.add(HEX.parseHex((String) text));
        }
        return hashes;
    }

    private static Map<String, Object> read(final byte[] json) throws NotAReceiptException {
        final Map<String, Object> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAReceiptException("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                final String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new NotAReceiptException("more than one JSON object is in it");
            }
        } catch (final JacksonException e) {
            throw new NotAReceiptException("it is not JSON");
        }
        return fields;
    }

    private static Object value(final JsonParser parser) throws NotAReceiptException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case START_ARRAY -> {
                final List<Object> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield values;
            }
            default -> throw new NotAReceiptException("a field of it is neither a text, a whole number nor a list");
        };
    }
}
