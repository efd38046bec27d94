package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The elements of one JSON array that has arrived whole, numbered from 0. */
final class ArrayElements implements RecordSource {
    private final byte[] body;
    private final int elementBytesMax;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    private int index = -1;

    private ArrayElements(final byte[] body, final int elementBytesMax) {
        this.body = body;
        this.elementBytesMax = elementBytesMax;
    }

    /**
     * Find the elements, which proves that the whole is JSON.
     *
     * @throws RequestRefusedException with the place of the first fault.
     */
    static ArrayElements of(final byte[] body, final int elementBytesMax) {
        final ArrayElements elements = new ArrayElements(body, elementBytesMax);
        try (JsonParser parser = JsonText.parser(body, 0, body.length)) {
            elements.find(parser);
        } catch (final JacksonException e) {
            throw badJson(e.getOriginalMessage() + " at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
        return elements;
    }

    @Override
    public Step next() {
        index++;
        if (index >= count) {
            return Step.END;
        }
        return length() > elementBytesMax ? Step.TOO_LONG : Step.RECORD;
    }

    @Override
    public void feed(final ByteBuffer more) {
        throw new IllegalStateException("the array is whole");
    }

    @Override
    public void finish() {
        throw new IllegalStateException("the array is whole");
    }

    @Override
    public byte[] bytes() {
        return body;
    }

    @Override
    public int offset() {
        return starts[index];
    }

    @Override
    public int length() {
        return ends[index] - starts[index];
    }

    @Override
    public long number() {
        return index;
    }

    private void find(final JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw badJson("the body must be a JSON array or object");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            final int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            add(start, (int) parser.currentLocation().getByteOffset());
        }
        if (parser.nextToken() != null) {
            throw badJson("text after the array");
        }
    }

    private void add(final int start, final int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    private static RequestRefusedException badJson(final String detail) {
        return new RequestRefusedException(Problem.of(DoorCode.BAD_JSON, detail));
    }
}
