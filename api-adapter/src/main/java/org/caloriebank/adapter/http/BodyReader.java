package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Collects a whole body of bounded length and hands it on. Blocks nobody: it is called again when there is more. A body that does not arrive in
 * time is refused, however slowly it trickles.
 * <p>
 * A body that is too long is read to its end before it is refused, unless it is far too long: a client that is still sending when the connection closes may
 * never see the answer.
 */
final class BodyReader {
    private static final int FIRST_CAPACITY_BYTES = 1_024;
    /** Longest body that is read to its end only to be refused. */
    private static final long DISCARDED_BYTES_MAX = 8L << 20;

    private final Exchange exchange;
    private final int lengthMax;
    private final Consumer<byte[]> onBody;
    private final Scheduler.Task timeout;
    private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
    private int length;
    private long discarded;

    private BodyReader(
            final Exchange exchange, final int lengthMax, final DoorParts parts, final Consumer<byte[]> onBody) {
        this.exchange = exchange;
        this.lengthMax = lengthMax;
        this.onBody = onBody;
        timeout = parts.scheduler()
                .schedule(
                        () -> parts.executor()
                                .execute(() -> exchange.refuseAndClose(Problem.of(DoorCode.BODY_TIMEOUT))),
                        parts.config().limits().bodyTimeoutMs(),
                        TimeUnit.MILLISECONDS);
    }

    /** @param onBody is given the body, on a thread of the server; may throw {@link RequestRefusedException}. */
    static void read(
            final Exchange exchange, final int lengthMax, final DoorParts parts, final Consumer<byte[]> onBody) {
        if (exchange.request().getLength() > Math.max(lengthMax, DISCARDED_BYTES_MAX)) {
            exchange.refuseAndClose(tooLarge(lengthMax));
        } else {
            new BodyReader(exchange, lengthMax, parts, onBody).readOn();
        }
    }

    private void readOn() {
        while (true) {
            final Content.Chunk chunk = exchange.request().read();
            if (chunk == null) {
                exchange.request().demand(this::readOn);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                timeout.cancel();
                onFailure(chunk.getFailure());
                return;
            }
            append(chunk.getByteBuffer());
            final boolean isLast = chunk.isLast();
            chunk.release();
            if (discarded > DISCARDED_BYTES_MAX) {
                timeout.cancel();
                exchange.refuseAndClose(tooLarge(lengthMax));
                return;
            }
            if (isLast) {
                if (timeout.cancel()) { // else it has been refused, and must not be done as well
                    finish();
                }
                return;
            }
        }
    }

    private void append(final ByteBuffer more) {
        final int count = more.remaining();
        if (discarded > 0 || length + count > lengthMax) {
            discarded += length + count;
            length = 0;
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(lengthMax, Math.max(2 * bytes.length, length + count)));
        }
        more.get(bytes, length, count);
        length += count;
    }

    private void finish() {
        if (discarded > 0) {
            exchange.refuse(tooLarge(lengthMax));
            return;
        }
        try {
            onBody.accept(Arrays.copyOf(bytes, length));
        } catch (final RequestRefusedException e) {
            exchange.refuse(e.problem());
        } catch (final RuntimeException e) {
            DoorHandler.onUnexpected(exchange, e);
        }
    }

    private void onFailure(final Throwable failure) {
        if (failure instanceof HttpException) {
            exchange.refuseAndClose(Problem.of(DoorCode.BAD_REQUEST, "the body is not valid HTTP"));
        } else {
            exchange.fail(failure);
        }
    }

    private static Problem tooLarge(final int lengthMax) {
        return Problem.of(DoorCode.BODY_TOO_LARGE, "at most " + lengthMax + " bytes are taken here");
    }
}
