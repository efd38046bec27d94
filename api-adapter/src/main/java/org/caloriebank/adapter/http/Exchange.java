package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request and its one answer. Whoever calls {@link #tryAnswer()} first may answer; calls may come from different threads.
 */
final class Exchange {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Route route;
    private final PathParameters parameters;
    private final DoorMetrics metrics;
    private final AtomicInteger underWay;
    private final AtomicBoolean isAnswered = new AtomicBoolean();

    /**
     * @param route null when none was found.
     * @param underWay counted down when the exchange ends.
     */
    Exchange(
            final Request request,
            final Response response,
            final Callback callback,
            final Route route,
            final PathParameters parameters,
            final DoorMetrics metrics,
            final AtomicInteger underWay) {
        this.request = request;
        this.response = response;
        this.route = route;
        this.parameters = parameters;
        this.metrics = metrics;
        this.underWay = underWay;
        this.callback = Callback.from(underWay::decrementAndGet, callback);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    HttpFields headers() {
        return request.getHeaders();
    }

    Route route() {
        return route;
    }

    PathParameters parameters() {
        return parameters;
    }

    /** @return true to one caller only, who must then answer. */
    boolean tryAnswer() {
        return isAnswered.compareAndSet(false, true);
    }

    /** Answer, unless someone has. */
    void answer(final int status, final String mediaType, final byte[] body) {
        if (tryAnswer()) {
            send(status, mediaType, body);
        }
    }

    /** Answer with a problem, unless someone has answered. */
    void refuse(final Problem problem) {
        if (!tryAnswer()) {
            return;
        }
        if (problem.retryAfterSeconds() > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
        }
        send(problem.status(), Problem.MEDIA_TYPE, problem.toJson());
    }

    /** Refuse, and close the connection, since more of the request may come. */
    void refuseAndClose(final Problem problem) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        refuse(problem);
    }

    /** The connection broke, or the client cannot be told any more. */
    void fail(final Throwable failure) {
        if (tryAnswer()) {
            failAnswered(failure);
        }
    }

    /**
     * For whoever won {@link #tryAnswer()} and writes the answer in parts. They are sent as chunks even when the connection will close, so that the client can
     * tell a whole answer from one that broke.
     */
    void beginParts(final int status, final String mediaType) {
        putHeaders(status, mediaType);
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
            response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED.asString());
        }
    }

    /** As {@link #beginParts}, at the end. */
    void succeed() {
        callback.succeeded();
    }

    /** As {@link #beginParts}, when it cannot be finished. */
    void failAnswered(final Throwable failure) {
        metrics.onBroken();
        callback.failed(failure);
    }

    private void send(final int status, final String mediaType, final byte[] body) {
        putHeaders(status, mediaType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private void putHeaders(final int status, final String mediaType) {
        metrics.onAnswered(route, request.getMethod(), status);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        if (!response.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }
}
