package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import org.caloriebank.protocol.RetryHint;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses (no HTTP, headers too long, closing) as problems: nothing of the cause but its status gets out. */
final class ProblemErrorHandler extends ErrorHandler {
    private static final int SERVER_ERRORS = 500;

    private final DoorMetrics metrics;

    ProblemErrorHandler(final DoorMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean handle(final Request request, final Response response, final Callback callback) {
        final int status = response.getStatus();
        final byte[] body = problem(status).toJson();
        metrics.onAnswered(null, request.getMethod(), status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static Problem problem(final int status) {
        if (status == DoorCode.STOPPED.status()) { // the door is closing
            return Problem.of(DoorCode.STOPPED);
        }
        final DoorCode code = status >= SERVER_ERRORS ? DoorCode.INTERNAL : DoorCode.BAD_REQUEST;
        final RetryHint retryHint = code.retryHint();
        return new Problem(status, code.name(), HttpStatus.getMessage(status), null, retryHint, 0, 0);
    }
}
