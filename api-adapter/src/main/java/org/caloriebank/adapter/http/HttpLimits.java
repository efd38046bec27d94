package org.caloriebank.adapter.http;

/**
 * How much the HTTP door takes from its callers. Immutable.
 *
 * @param connectionsMax open at once; further ones wait in the operating system's queue.
 * @param requestsMax under way at once; further ones are refused with 503.
 * @param streamsMax activity requests under way at once; further ones are refused with 503. Each takes about 400 KiB.
 * @param eventStreamsMax streams of events open at once; further ones are refused with 503. Each takes a connection, and no thread.
 * @param windowReports reports of one request that may be taken and not yet answered; a power of two.
 * @param readsMax questions that may wait for a reader of the files; further ones are refused with 503.
 * @param lineBytesMax longest line or array element of activity.
 * @param bodyBytesMax longest body that is not a stream.
 * @param headerBytesMax longest request line and headers together.
 * @param idleTimeoutMs a connection that neither gives nor takes a byte for so long is closed.
 * @param bodyTimeoutMs a body that is not a stream must have arrived after this time.
 * @param stopTimeoutMs how long closing the door waits for requests under way.
 */
public record HttpLimits(
        int connectionsMax,
        int requestsMax,
        int streamsMax,
        int eventStreamsMax,
        int windowReports,
        int readsMax,
        int lineBytesMax,
        int bodyBytesMax,
        int headerBytesMax,
        long idleTimeoutMs,
        long bodyTimeoutMs,
        long stopTimeoutMs) {
    public HttpLimits {
        requirePositive("connectionsMax", connectionsMax);
        requirePositive("requestsMax", requestsMax);
        requirePositive("streamsMax", streamsMax);
        requirePositive("eventStreamsMax", eventStreamsMax);
        requirePositive("readsMax", readsMax);
        requirePositive("lineBytesMax", lineBytesMax);
        requirePositive("bodyBytesMax", bodyBytesMax);
        requirePositive("headerBytesMax", headerBytesMax);
        requirePositive("idleTimeoutMs", idleTimeoutMs);
        requirePositive("bodyTimeoutMs", bodyTimeoutMs);
        requirePositive("stopTimeoutMs", stopTimeoutMs);
        if (windowReports < 1 || Integer.bitCount(windowReports) != 1) {
            throw new IllegalArgumentException("windowReports must be a power of two: " + windowReports);
        }
    }

    public static HttpLimits defaults() {
        return new HttpLimits(1_024, 1_024, 64, 256, 4_096, 128, 8_192, 1 << 20, 8_192, 30_000, 30_000, 5_000);
    }

    public HttpLimits withWindowReports(final int windowReports) {
        return new HttpLimits(
                connectionsMax,
                requestsMax,
                streamsMax,
                eventStreamsMax,
                windowReports,
                readsMax,
                lineBytesMax,
                bodyBytesMax,
                headerBytesMax,
                idleTimeoutMs,
                bodyTimeoutMs,
                stopTimeoutMs);
    }

    public HttpLimits withRequestsMax(final int requestsMax, final int streamsMax) {
        return new HttpLimits(
                connectionsMax,
                requestsMax,
                streamsMax,
                eventStreamsMax,
                windowReports,
                readsMax,
                lineBytesMax,
                bodyBytesMax,
                headerBytesMax,
                idleTimeoutMs,
                bodyTimeoutMs,
                stopTimeoutMs);
    }

    public HttpLimits withEventStreamsMax(final int eventStreamsMax) {
        return new HttpLimits(
                connectionsMax,
                requestsMax,
                streamsMax,
                eventStreamsMax,
                windowReports,
                readsMax,
                lineBytesMax,
                bodyBytesMax,
                headerBytesMax,
                idleTimeoutMs,
                bodyTimeoutMs,
                stopTimeoutMs);
    }

    public HttpLimits withReadsMax(final int readsMax) {
        return new HttpLimits(
                connectionsMax,
                requestsMax,
                streamsMax,
                eventStreamsMax,
                windowReports,
                readsMax,
                lineBytesMax,
                bodyBytesMax,
                headerBytesMax,
                idleTimeoutMs,
                bodyTimeoutMs,
                stopTimeoutMs);
    }

    public HttpLimits withBodyBytesMax(final int bodyBytesMax) {
        return new HttpLimits(
                connectionsMax,
                requestsMax,
                streamsMax,
                eventStreamsMax,
                windowReports,
                readsMax,
                lineBytesMax,
                bodyBytesMax,
                headerBytesMax,
                idleTimeoutMs,
                bodyTimeoutMs,
                stopTimeoutMs);
    }

    public HttpLimits withTimeoutsMs(final long idleTimeoutMs, final long bodyTimeoutMs, final long stopTimeoutMs) {
        return new HttpLimits(
                connectionsMax,
                requestsMax,
                streamsMax,
                eventStreamsMax,
                windowReports,
                readsMax,
                lineBytesMax,
                bodyBytesMax,
                headerBytesMax,
                idleTimeoutMs,
                bodyTimeoutMs,
                stopTimeoutMs);
    }

    private static void requirePositive(final String name, final long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
