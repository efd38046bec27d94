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
 */
final class BodyReader {
    private static final int FIRST_CAPACITY_BYTES = 1_024;

    private final Exchange exchange;
    private final int lengthMax;
    private final Consumer<byte[]> onBody;
    private final Scheduler.Task timeout;
    private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
    private int length;

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
        if (exchange.request().getLength() > lengthMax) {
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
            final boolean hasRoom = append(chunk.getByteBuffer());
            final boolean isLast = chunk.isLast();
            chunk.release();
            if (!hasRoom) {
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

    private boolean append(final ByteBuffer more) {
        final int count = more.remaining();
        if (length + count > lengthMax) {
            return false;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(lengthMax, Math.max(2 * bytes.length, length + count)));
        }
        more.get(bytes, length, count);
        length += count;
        return true;
    }

    private void finish() {
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
