package org.caloriebank.adapter.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by hand over one socket: says what no well-bred client would, and reads while it writes. Not thread-safe, but one may write while one reads. */
final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** The head of a response. */
    record Head(int status, Map<String, String> headers) {}

    /** @param receiveBufferBytes of the socket; 0 for the system's default. */
    RawClient(final int port, final int receiveBufferBytes) throws IOException {
        socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void send(final String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(final byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Start an activity stream whose body comes in chunks. */
    void startStream() throws IOException {
        send("POST /v1/activity HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-ndjson\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");
    }

    void sendChunk(final String text) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes(new byte[] {'\r', '\n'});
        send(chunk.toByteArray());
    }

    void sendLastChunk() throws IOException {
        send("0\r\n\r\n");
    }

    void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    Head readHead() throws IOException {
        final String statusLine = readLine();
        final Map<String, String> headers = new TreeMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            final int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return new Head(Integer.parseInt(statusLine.split(" ")[1]), headers);
    }

    /** @return the body of a response whose head was read. */
    String readBody(final Head head) throws IOException {
        final InputStream body = body(head);
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** @return the body of a response whose head was read, as it comes. */
    InputStream body(final Head head) {
        if ("chunked".equals(head.headers().get("transfer-encoding"))) {
            return new ChunkedStream();
        }
        final String length = head.headers().get("content-length");
        return length == null ? in : new LimitedStream(Integer.parseInt(length));
    }

    /** Read what comes; @return false for a whole answer of success. */
    boolean isRefusedOrEnded() throws IOException {
        try {
            final Head head = readHead();
            if (head.status() == 200) {
                readBody(head);
                return false;
            }
            return head.status() >= 400;
        } catch (final EOFException e) {
            return true;
        }
    }

    boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String readLine() throws IOException {
        final StringBuilder line = new StringBuilder();
        while (true) {
            final int c = in.read();
            if (c < 0) {
                throw new EOFException("the connection ended after: " + line);
            }
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    private final class ChunkedStream extends InputStream {
        private int left;
        private boolean isInside;
        private boolean isEnded;

        @Override
        public int read() throws IOException {
            final byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(final byte[] bytes, final int offset, final int length) throws IOException {
            if (left == 0 && !isEnded) {
                if (isInside) { // the server sends a chunk's last line feed with the next chunk
                    readLine();
                }
                left = Integer.parseInt(readLine(), 16);
                isEnded = left == 0;
                if (isEnded) {
                    readLine();
                }
            }
            if (isEnded) {
                return -1;
            }
            final int count = in.read(bytes, offset, Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the connection ended inside a chunk");
            }
            left -= count;
            isInside = true;
            return count;
        }
    }

    private final class LimitedStream extends InputStream {
        private int left;

        private LimitedStream(final int length) {
            left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.read();
        }
    }
}
