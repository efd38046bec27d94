package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;

/** Cuts what arrives into records, in place. One thread at a time. */
interface RecordSource {
    /** What {@link #next()} found. */
    enum Step {
        /** A record lies at {@link #offset()}, {@link #length()}. */
        RECORD,
        /** A record was longer than allowed; its bytes are gone. */
        TOO_LONG,
        /** No whole record is left: feed more. */
        HUNGRY,
        END
    }

    Step next();

    /** Take bytes from the buffer, as many as there is room for. */
    void feed(ByteBuffer more);

    /** There will be no more bytes. */
    void finish();

    /** @return what holds the record, until the next call of any method. */
    byte[] bytes();

    int offset();

    int length();

    /** @return the record's place, by which its result names it. */
    long number();
}
