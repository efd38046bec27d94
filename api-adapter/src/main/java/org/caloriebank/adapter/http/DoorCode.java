package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.RetryHint.LATER;
import static org.caloriebank.protocol.RetryHint.NEVER;

import org.caloriebank.protocol.RetryHint;

/** Why the door itself refused, before or beside the ledger. Each is the {@code code} of a problem; see {@link Problem}. */
enum DoorCode {
    BAD_REQUEST(400, NEVER, "the request is not understood"),
    BAD_JSON(400, NEVER, "the body is not the JSON expected here"),
    BAD_HEADER(400, NEVER, "a header is not valid"),
    IDEMPOTENCY_KEY_MISSING(400, NEVER, "the header Idempotency-Key is required"),
    NOT_FOUND(404, NEVER, "there is nothing here"),
    /** The detail says where the journal begins. Connect without Last-Event-ID: the stream begins with what is now. */
    EVENTS_GONE(410, NEVER, "records behind Last-Event-ID were taken to an archive"),
    METHOD_NOT_ALLOWED(405, NEVER, "the method is not allowed here"),
    NOT_ACCEPTABLE(406, NEVER, "no media type that the Accept header allows"),
    BODY_TIMEOUT(408, LATER, "the body did not arrive in time"),
    /** One record of activity; the others are not concerned. */
    RECORD_TOO_LONG(413, NEVER, "the record is longer than allowed"),
    BODY_TOO_LARGE(413, NEVER, "the body is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, NEVER, "the body's media type is not supported here"),
    /** Read from files, and more of them than one request may. */
    PERIOD_TOO_LONG(400, NEVER, "more records than the door reads for one answer"),
    /** Forged, altered or of another bank. Whether a genuine one has expired or was used before, the ledger says. */
    TOKEN_INVALID(422, NEVER, "the token is none that this bank made"),
    INTERNAL(500, LATER, "the door failed; the cause is in the server's log"),
    /** The detail names the place. Nothing else is concerned. */
    JOURNAL_FAILED(500, LATER, "the bank's files could not be read, or do not prove what they say"),
    BACK_PRESSURED(503, LATER, "the bank is busy; nothing happened"),
    TOO_BUSY(503, LATER, "too many requests are under way; nothing happened"),
    /** Whether a command that had been sent already survives is not known: the same Idempotency-Key tells. */
    STOPPED(503, LATER, "the bank has stopped; ask again with the same Idempotency-Key after its restart"),
    /** Commands go on. */
    SNAPSHOTS_STOPPED(503, LATER, "snapshots are no longer taken, as health says; ask again after the bank's restart"),
    DISK_LOW(507, LATER, "the bank's disk is nearly full; nothing happened");

    private final int status;
    private final RetryHint retryHint;
    private final String sentence;

    DoorCode(final int status, final RetryHint retryHint, final String sentence) {
        this.status = status;
        this.retryHint = retryHint;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    RetryHint retryHint() {
        return retryHint;
    }

    String sentence() {
        return sentence;
    }
}
