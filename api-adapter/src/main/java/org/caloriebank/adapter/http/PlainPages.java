package org.caloriebank.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import org.agrona.DirectBuffer;
import org.caloriebank.bank.BankHealth;
import org.caloriebank.bank.RetentionState;
import org.caloriebank.bank.SnapshotState;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/** Answers that need no ring: health, the description of the door, a page for people; and metrics, which ask the ledger when it can answer. */
final class PlainPages {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final long NANOS_PER_MS = 1_000_000;
    private static final String YAML = "application/yaml";
    private static final String HTML = "text/html;charset=utf-8";

    private static final byte[] OPEN_API = resource("openapi.yaml");
    private static final byte[] PAGE = listOfRoutes().getBytes(StandardCharsets.UTF_8);

    private static final byte[] BOARD = boardPage().getBytes(StandardCharsets.UTF_8);

    private PlainPages() {}

    static void openApi(final Exchange exchange, final DoorParts parts) {
        plain(exchange, YAML, OPEN_API);
    }

    static void page(final Exchange exchange, final DoorParts parts) {
        plain(exchange, HTML, PAGE);
    }

    /** @param exchange whose path names the facility: the page asks for it by itself. */
    static void boardPage(final Exchange exchange, final DoorParts parts) {
        plain(exchange, HTML, BOARD);
    }

    private static void plain(final Exchange exchange, final String mediaType, final byte[] body) {
        final int semicolon = mediaType.indexOf(';');
        RequestHeaders.requireAcceptable(
                exchange.headers(), semicolon < 0 ? mediaType : mediaType.substring(0, semicolon));
        exchange.answer(OK, mediaType, body);
    }

    static void health(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final BankHealth health = parts.bank().health();
        final byte[] body = JsonText.object(json -> {
            json.writeBooleanProperty("ready", health.isReady());
            json.writeNumberProperty("ledgerTimeMs", health.timeMs());
            json.writeNumberProperty("sequence", health.sequence());
            json.writeNumberProperty("journalledSequence", health.journalledSequence());
            json.writeNumberProperty("journalLag", health.journalLag());
            json.writeNumberProperty("backlog", health.backlog());
            json.writeBooleanProperty("diskLow", health.isDiskLow());
            json.writeNumberProperty("checkpointedSequence", health.checkpointedSequence());
            json.writeStringProperty("checkpointFailure", health.checkpointFailure());
            json.writeStringProperty("snapshotFailure", health.snapshotFailure());
            json.writeStringProperty("failure", health.failure());
        });
        exchange.answer(health.isReady() ? OK : UNAVAILABLE, JsonText.MEDIA_TYPE, body);
    }

    /** A large bank takes many seconds for a snapshot: the caller is told that it has begun, and looks again. */
    static void takeSnapshot(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        if (parts.bank().takeSnapshot().isCompletedExceptionally()) {
            final boolean isBankThere = parts.bank().health().snapshotFailure() != null;
            exchange.refuse(Problem.of(isBankThere ? DoorCode.SNAPSHOTS_STOPPED : DoorCode.STOPPED));
            return;
        }
        snapshots(exchange, parts, true);
    }

    static void snapshots(final Exchange exchange, final DoorParts parts) {
        snapshots(exchange, parts, false);
    }

    private static void snapshots(final Exchange exchange, final DoorParts parts, final boolean hasBegun) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final SnapshotState state = parts.bank().snapshotState();
        final RetentionState retention = parts.bank().retentionState();
        final byte[] body = JsonText.object(json -> {
            json.writeNumberProperty("sequence", state.sequence());
            json.writeNumberProperty("takenAtMs", state.takenAtMs());
            json.writeNumberProperty("tookMs", state.nanos() / NANOS_PER_MS);
            json.writeNumberProperty("lengthBytes", state.lengthBytes());
            json.writeNumberProperty("taken", state.taken());
            json.writeNumberProperty("failed", state.failed());
            json.writeBooleanProperty("underWay", state.isUnderWay() || hasBegun);
            json.writeStringProperty("failure", state.failure());
            json.writeNumberProperty("segmentsArchived", retention.archived());
            json.writeStringProperty("archiveFailure", retention.failure());
        });
        exchange.answer(exchange.route().successStatus(), JsonText.MEDIA_TYPE, body);
    }

    static void metrics(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), "text/plain");
        final PublishResult result =
                parts.publisher().tryPublish(new Query.Ledger(false), new LedgerReply(exchange, parts), 0);
        if (result != PublishResult.PUBLISHED) { // better the other figures than none
            exchange.answer(OK, DoorMetrics.MEDIA_TYPE, parts.metrics().toText());
        }
    }

    private record LedgerReply(Exchange exchange, DoorParts parts) implements ReplyHandler {
        @Override
        public void onReply(
                final long correlationId,
                final long sequence,
                final long timeMs,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            parts.metrics().onLedger((Answer.Ledger) Answer.decode(buffer, offset));
            handOver();
        }

        @Override
        public void onStopped(final long correlationId) {
            handOver();
        }

        private void handOver() {
            try {
                parts.executor()
                        .execute(() -> exchange.answer(
                                OK, DoorMetrics.MEDIA_TYPE, parts.metrics().toText()));
            } catch (final RejectedExecutionException e) { // the server has stopped and closed the connection
                exchange.fail(e);
            }
        }
    }

    private static byte[] resource(final String name) {
        try (InputStream stream = PlainPages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing beside " + PlainPages.class);
            }
            return stream.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static String boardPage() {
        return text("board.html").replace("/*CSS*/", text("board.css")).replace("/*JS*/", text("board.js"));
    }

    private static String text(final String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static String listOfRoutes() {
        final StringBuilder rows = new StringBuilder();
        for (final Route route : Routes.ALL) {
            rows.append("<tr><td>")
                    .append(route.method())
                    .append("</td><td>")
                    .append(route.template())
                    .append("</td></tr>\n");
        }
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Calorie Bank</title></head>
                <body>
                <h1>Calorie Bank</h1>
                <p>Described in <a href="/openapi.yaml">openapi.yaml</a>; see also
                <a href="/v1/health">health</a>, <a href="/v1/ledger">ledger</a> and <a href="/metrics">metrics</a>.</p>
                <table>
                %s</table>
                </body>
                </html>
                """.formatted(rows);
    }
}
