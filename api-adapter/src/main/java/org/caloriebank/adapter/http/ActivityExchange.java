package org.caloriebank.adapter.http;

import org.caloriebank.bank.BankHealth;
import org.caloriebank.protocol.Command;

/** Opens an activity request: lines as a stream, an array as a body of bounded length, one object like any other command. */
final class ActivityExchange {
    static final String NDJSON = "application/x-ndjson";

    private ActivityExchange() {}

    static void start(final Exchange exchange, final DoorParts parts) {
        final boolean areLines = RequestHeaders.isContentType(exchange.headers(), NDJSON);
        if (!areLines && !RequestHeaders.isContentType(exchange.headers(), JsonText.MEDIA_TYPE)) {
            throw new RequestRefusedException(Problem.of(
                    DoorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + NDJSON + " or " + JsonText.MEDIA_TYPE));
        }
        RequestHeaders.requireAcceptable(exchange.headers(), areLines ? NDJSON : JsonText.MEDIA_TYPE);
        final long ledgerTimeMs =
                RequestHeaders.ledgerTimeMs(exchange.headers(), parts.config().acceptsLedgerTime());
        requireReady(parts);
        if (areLines) {
            ActivityStream.startLines(exchange, parts, ledgerTimeMs);
        } else {
            final int lengthMax = parts.config().limits().bodyBytesMax();
            BodyReader.read(exchange, lengthMax, parts, body -> onBody(exchange, parts, body, ledgerTimeMs));
        }
    }

    private static void onBody(
            final Exchange exchange, final DoorParts parts, final byte[] body, final long ledgerTimeMs) {
        int first = 0;
        while (first < body.length && isBlank(body[first])) {
            first++;
        }
        if (first < body.length && body[first] == '{') {
            CommandExchange.publish(
                    exchange,
                    parts,
                    report(body, first),
                    ledgerTimeMs,
                    outcome -> exchange.answer(
                            exchange.route().successStatus(), JsonText.MEDIA_TYPE, OutcomeText.report(outcome)));
        } else {
            final RecordSource elements =
                    ArrayElements.of(body, parts.config().limits().lineBytesMax());
            ActivityStream.startElements(exchange, parts, elements, ledgerTimeMs);
        }
    }

    private static Command report(final byte[] body, final int first) {
        final ReportParser report = new ReportParser();
        if (!report.parse(body, first, body.length - first)) {
            final String place = report.column() > 0 ? " (column " + report.column() + ")" : "";
            throw new RequestRefusedException(Problem.malformed(report.cause() + place));
        }
        return new Command.ReportActivity(
                report.memberId(),
                report.sourceId(),
                report.epochDay(),
                report.steps(),
                report.energyCentikcal(),
                report.hour(),
                report.isManual());
    }

    private static boolean isBlank(final byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** Better one clear answer than a stream of refusals. */
    private static void requireReady(final DoorParts parts) {
        if (parts.streams().size() >= parts.config().limits().streamsMax()) {
            throw new RequestRefusedException(Problem.of(DoorCode.TOO_BUSY, "too many activity requests"));
        }
        final BankHealth health = parts.bank().health();
        if (health.isDiskLow() && health.failure() == null) {
            throw new RequestRefusedException(Problem.of(DoorCode.DISK_LOW));
        }
        if (!health.isReady()) {
            throw new RequestRefusedException(Problem.of(DoorCode.STOPPED));
        }
    }
}
