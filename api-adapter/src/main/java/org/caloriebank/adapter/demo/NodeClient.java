package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.ResultCode;

/** Talks to a node over HTTP, as anybody's program would. Thread-safe. */
final class NodeClient {
    private static final String REPLAY = "Idempotent-Replay";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @throws IOException if no answer came: the command may have been applied or not. */
    Reply send(final URI node, final Command command) throws IOException, InterruptedException {
        final HttpResponse<String> response = http.send(CommandHttp.request(node, command), BodyHandlers.ofString());
        final FlatJson body = new FlatJson(response.body());
        final String code = body.text("code");
        if (Arrays.stream(ResultCode.values()).noneMatch(known -> known.name().equals(code))) {
            throw new IOException("the node answered " + response.statusCode() + " " + response.body());
        }
        final boolean isReport = command instanceof Command.ReportActivity;
        return new Reply(
                ResultCode.valueOf(code),
                body.number("sequence"),
                body.number(isReport ? "earnedCenticoins" : "amountCenticoins"),
                response.headers().firstValue(REPLAY).isPresent());
    }

    /** @return a member's coins, held ones included. */
    long memberCenticoins(final URI node, final long memberId) throws IOException, InterruptedException {
        final FlatJson member = get(node, "/v1/members/" + memberId);
        return member.number("balanceCenticoins") - member.number("debtCenticoins");
    }

    /** @return what a merchant is owed. */
    long merchantCenticoins(final URI node, final long merchantId) throws IOException, InterruptedException {
        return get(node, "/v1/merchants/" + merchantId).number("payableCenticoins");
    }

    private FlatJson get(final URI node, final String path) throws IOException, InterruptedException {
        final HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(node.resolve(path)).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the node answered " + response.statusCode() + " to " + path);
        }
        return new FlatJson(response.body());
    }
}
