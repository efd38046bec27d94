package org.caloriebank.adapter.http;

import org.caloriebank.protocol.Query;

/** Makes a member a token. The ledger is asked whether there is such a member; it knows nothing of the token until it is used. */
final class QrTokenExchange {
    private static final int TTL_SECONDS_DEFAULT = 60;
    /** The longest that the setting QR_TTL_MAX_MS can allow. */
    private static final int TTL_SECONDS_MAX = 86_400;

    private static final long MS_PER_SECOND = 1_000;
    private static final int BODY_LENGTH_MAX = 1_024;

    private QrTokenExchange() {}

    static void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final long memberId = exchange.parameters().id(0);
        final long ledgerTimeMs =
                RequestHeaders.ledgerTimeMs(exchange.headers(), parts.config().acceptsLedgerTime());
        BodyReader.read(exchange, BODY_LENGTH_MAX, parts, body -> {
            final JsonFields fields = JsonFields.read(exchange.headers(), body, true);
            final long ttlSeconds = fields.optionalLong("ttlSeconds", 1, TTL_SECONDS_MAX, TTL_SECONDS_DEFAULT);
            fields.requireEmpty();
            QueryExchange.ask(exchange, parts, new Query.Member(memberId), (member, asOf) -> {
                final long expiresAtMs = parts.bank().timeMs(ledgerTimeMs) + ttlSeconds * MS_PER_SECOND;
                parts.handOver(exchange, () -> answer(exchange, parts, memberId, expiresAtMs));
            });
        });
    }

    private static void answer(
            final Exchange exchange, final DoorParts parts, final long memberId, final long expiresAtMs) {
        try {
            final String token = parts.tokens().make(memberId, expiresAtMs);
            final byte[] body = JsonText.object(json -> {
                json.writeNumberProperty("memberId", memberId);
                json.writeStringProperty("token", token);
                json.writeNumberProperty("expiresAtMs", expiresAtMs);
            });
            exchange.answer(exchange.route().successStatus(), JsonText.MEDIA_TYPE, body);
        } catch (final RequestRefusedException e) {
            exchange.refuse(e.problem());
        }
    }
}
