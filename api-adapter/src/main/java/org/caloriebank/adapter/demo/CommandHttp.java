package org.caloriebank.adapter.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;

/** Writes a command as the request a shop or an app would send. */
final class CommandHttp {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private CommandHttp() {}

    /** @throws IllegalArgumentException for commands that callers of the demonstration do not send. */
    static HttpRequest request(final URI node, final Command command) {
        if (command instanceof Command.ReportActivity report) {
            return request(node, "/v1/activity", body(report)).build();
        }
        if (command instanceof Command.PlaceHold c) {
            return request(node, "/v1/holds", body(c), c.id(), c.callerId());
        }
        if (command instanceof Command.CaptureHold c) {
            final String body = "{\"amountCenticoins\":" + c.amountCenticoins() + ",\"final\":" + c.isFinal() + "}";
            return request(node, "/v1/holds/" + c.holdId() + "/capture", body, c.id(), c.callerId());
        }
        if (command instanceof Command.VoidHold c) {
            return request(node, "/v1/holds/" + c.holdId() + "/void", "{}", c.id(), c.callerId());
        }
        if (command instanceof Command.Refund c) {
            final String body = "{\"amountCenticoins\":" + c.amountCenticoins() + "}";
            return request(node, "/v1/captures/" + c.captureId() + "/refunds", body, c.id(), c.callerId());
        }
        if (command instanceof Command.Gift c) {
            final String body = "{\"memberId\":" + c.memberId() + ",\"toMemberId\":" + c.toMemberId()
                    + ",\"amountCenticoins\":" + c.amountCenticoins() + "}";
            return request(node, "/v1/gifts", body, c.id(), c.callerId());
        }
        if (command instanceof Command.Donate c) {
            final String body = "{\"memberId\":" + c.memberId() + ",\"merchantId\":" + c.merchantId()
                    + ",\"amountCenticoins\":" + c.amountCenticoins() + "}";
            return request(node, "/v1/donations", body, c.id(), c.callerId());
        }
        throw new IllegalArgumentException("not sent over HTTP here: " + command);
    }

    private static String body(final Command.ReportActivity report) {
        return "{\"memberId\":" + report.memberId() + ",\"sourceId\":" + report.sourceId() + ",\"date\":\""
                + LocalDate.ofEpochDay(report.epochDay()) + "\",\"hour\":" + report.hour() + ",\"steps\":"
                + report.steps() + ",\"activeCentikcal\":" + report.energyCentikcal() + "}";
    }

    private static String body(final Command.PlaceHold hold) {
        final String price = hold.amountCenticoins() == Limits.NULL_AMOUNT
                ? "\"amountMinorUnits\":" + hold.amountMinorUnits()
                : "\"amountCenticoins\":" + hold.amountCenticoins();
        return "{\"memberId\":" + hold.memberId() + ",\"merchantId\":" + hold.merchantId() + "," + price + ",\"ttlMs\":"
                + hold.ttlMs() + "}";
    }

    private static HttpRequest request(
            final URI node, final String path, final String body, final CommandId id, final long callerId) {
        return request(node, path, body)
                .header("Idempotency-Key", id.toUuid().toString())
                .header("Caller-Id", Long.toString(callerId))
                .build();
    }

    private static HttpRequest.Builder request(final URI node, final String path, final String body) {
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }
}
