package org.caloriebank.adapter.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One activity request of any length, in constant memory:
 *
 * <pre>
 *   body --read--> records --> [ window ] --results--> answer
 *                     |            ^
 *                     v publish    | replies
 *                   [ ring ] ------'
 * </pre>
 *
 * A record takes a place in the window and leaves it when its result is in the answer's buffer, and that buffer is used again only when the client has
 * taken it. So a full window, a full ring and a client that does not read all end in the same: nothing more is read. Everything but the settling of
 * replies runs in one {@link SerialTask}.
 */
final class ActivityStream implements ReplyHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityStream.class);
    private static final long RETRY_MS = 1;
    private static final int OK = 200;

    private final Exchange exchange;
    private final DoorParts parts;
    private final RecordSource records;
    private final long ledgerTimeMs;
    private final ReportWindow window;
    private final ReportGroup group = new ReportGroup();
    private final ReportParser parser = new ReportParser();
    private final ResultText results;
    private final String mediaType;
    private final SerialTask task;
    private Content.Chunk chunk;
    private boolean hasBegun;
    private boolean isAtEnd;
    private boolean isSent;
    private boolean isLastSent;
    private boolean isDone;
    private Throwable failure;
    /** Set before the server is asked, cleared by its thread; each asks for the task again. */
    private volatile boolean isDemanded;

    private volatile boolean isRetryScheduled;
    private volatile boolean isWriting;
    private volatile Throwable writeFailure;

    private ActivityStream(
            final Exchange exchange,
            final DoorParts parts,
            final RecordSource records,
            final ResultText.Form form,
            final String mediaType,
            final long ledgerTimeMs) {
        this.exchange = exchange;
        this.parts = parts;
        this.records = records;
        this.mediaType = mediaType;
        this.ledgerTimeMs = ledgerTimeMs;
        window = new ReportWindow(parts.config().limits().windowReports());
        results = new ResultText(form);
        task = new SerialTask(parts.executor(), this::doDuty, this::onRejected);
    }

    /** Read lines from the request until it ends. */
    static void startLines(final Exchange exchange, final DoorParts parts, final long ledgerTimeMs) {
        final RecordSource lines = new NdjsonLines(parts.config().limits().lineBytesMax());
        start(new ActivityStream(exchange, parts, lines, ResultText.Form.LINES, ActivityExchange.NDJSON, ledgerTimeMs));
    }

    /** Take the elements of a body that has arrived. */
    static void startElements(
            final Exchange exchange, final DoorParts parts, final RecordSource elements, final long ledgerTimeMs) {
        start(new ActivityStream(
                exchange, parts, elements, ResultText.Form.ELEMENTS, JsonText.MEDIA_TYPE, ledgerTimeMs));
    }

    private static void start(final ActivityStream stream) {
        stream.parts.streams().add(stream);
        stream.task.runOrSignal();
    }

    /** Look again what there is to do: the door is closing. Any thread. */
    void wakeUp() {
        task.signal();
    }

    // ---- the reply thread

    @Override
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final int slot = (int) correlationId;
        if ((correlationId & ReportGroup.LAST) == 0) {
            window.settle(slot, sequence, buffer, offset);
        } else {
            window.stop(slot, System.nanoTime());
            window.settle(slot, sequence, buffer, offset);
            task.signal();
        }
    }

    @Override
    public void onStopped(final long correlationId) {
        window.refuseByDoor((int) correlationId, DoorCode.STOPPED);
        if ((correlationId & ReportGroup.LAST) != 0) {
            task.signal();
        }
    }

    // ---- the task

    private void doDuty() {
        if (isDone) {
            return;
        }
        try {
            work();
        } catch (final RuntimeException e) {
            LOG.error("an activity request broke", e);
            failure = e;
        }
        if (failure == null) {
            failure = writeFailure;
        }
        if (failure != null && !isWriting) {
            abort();
        }
    }

    private void work() {
        boolean hasWorked = true;
        while (hasWorked && !isDone && failure == null) {
            hasWorked = take();
            parts.metrics().onWindow(window.size()); // here it is largest, whether a result can be sent now or not
            hasWorked = hasWorked | publish() | emit();
        }
    }

    private boolean take() {
        boolean hasWorked = false;
        while (!isAtEnd && window.hasRoom() && group.hasRoom()) {
            final RecordSource.Step step = records.next();
            switch (step) {
                case RECORD -> takeRecord();
                case TOO_LONG -> window.refuseByDoor(window.open(records.number()), DoorCode.RECORD_TOO_LONG);
                case END -> isAtEnd = true;
                case HUNGRY -> {
                    if (!feed()) {
                        return hasWorked;
                    }
                }
            }
            hasWorked = true;
        }
        return hasWorked;
    }

    private void takeRecord() {
        final int slot = window.open(records.number());
        if (parser.parse(records.bytes(), records.offset(), records.length())) {
            group.add(parser, slot);
        } else {
            window.refuseMalformed(slot, parser.cause(), parser.column());
        }
    }

    /** @return whether the records have more bytes, or have ended. */
    private boolean feed() {
        if (parts.isClosing().get()) { // what was taken is answered, the rest stays with the client
            isAtEnd = true;
            return true;
        }
        if (chunk == null) {
            chunk = exchange.request().read();
        }
        if (chunk == null) {
            demand();
            return false;
        }
        if (Content.Chunk.isFailure(chunk)) {
            failure = chunk.getFailure();
            return false;
        }
        records.feed(chunk.getByteBuffer());
        if (!chunk.hasRemaining()) {
            if (chunk.isLast()) {
                records.finish();
            }
            releaseChunk();
        }
        return true;
    }

    private void demand() {
        if (!isDemanded) {
            isDemanded = true;
            exchange.request().demand(() -> {
                isDemanded = false;
                task.runOrSignal();
            });
        }
    }

    private boolean publish() {
        if (group.isEmpty()) {
            return false;
        }
        final PublishResult result = group.tryPublish(parts.publisher(), ledgerTimeMs, this, window);
        switch (result) {
            case PUBLISHED -> {
                return true;
            }
            case BACK_PRESSURED -> {
                retryLater();
                return false;
            }
            default -> {
                final DoorCode code = CommandExchange.refusal(result);
                while (!group.isEmpty()) {
                    window.refuseByDoor(group.removeFirst(), code);
                }
                return true;
            }
        }
    }

    private void retryLater() {
        parts.metrics().onBackPressure();
        if (!isRetryScheduled) {
            isRetryScheduled = true;
            parts.scheduler()
                    .schedule(
                            () -> {
                                isRetryScheduled = false;
                                task.signal();
                            },
                            RETRY_MS,
                            TimeUnit.MILLISECONDS);
        }
    }

    private boolean emit() {
        if (isWriting || writeFailure != null) {
            return false;
        }
        if (isSent) {
            isSent = false;
            results.clear();
            if (isLastSent) {
                end();
                exchange.succeed();
                return false;
            }
        }
        addResults();
        final boolean isLast = isAtEnd && group.isEmpty() && window.isEmpty() && results.hasRoom();
        if (isLast) {
            results.finish();
        } else if (results.isEmpty()) {
            return false;
        }
        send(isLast);
        return true;
    }

    private void addResults() {
        long byLedger = 0;
        long byDoor = 0;
        while (window.isHeadReady() && results.hasRoom()) {
            final int slot = window.headSlot();
            results.add(window, slot);
            if (window.isByDoor(slot)) {
                byDoor++;
            } else {
                byLedger++;
            }
            if (window.latencyNanos(slot) > 0) {
                parts.metrics().onCommandNanos(window.latencyNanos(slot));
            }
            window.closeHead();
        }
        parts.metrics().onResults(byLedger, byDoor);
    }

    private void send(final boolean isLast) {
        if (!hasBegun) {
            hasBegun = exchange.tryAnswer();
            exchange.beginParts(OK, mediaType);
        }
        isSent = true;
        isLastSent = isLast;
        isWriting = true;
        exchange.response().write(isLast, results.toBuffer(), new Callback() {
            @Override
            public void succeeded() {
                isWriting = false;
                task.runOrSignal();
            }

            @Override
            public void failed(final Throwable cause) {
                writeFailure = cause;
                isWriting = false;
                task.runOrSignal();
            }
        });
    }

    private void abort() {
        end();
        if (hasBegun) {
            exchange.failAnswered(failure);
        } else if (failure instanceof HttpException) {
            exchange.refuseAndClose(Problem.of(DoorCode.BAD_REQUEST, "the body is not valid HTTP"));
        } else {
            exchange.fail(failure);
        }
    }

    private void end() {
        isDone = true;
        releaseChunk();
        parts.streams().remove(this);
    }

    private void releaseChunk() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    private void onRejected(final RejectedExecutionException cause) {
        exchange.fail(cause); // the server has stopped and closed the connection
    }
}
