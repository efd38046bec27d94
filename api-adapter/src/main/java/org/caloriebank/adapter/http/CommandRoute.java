package org.caloriebank.adapter.http;

import java.util.List;
import java.util.function.Function;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.eclipse.jetty.http.HttpHeader;
import tools.jackson.core.JsonGenerator;

/**
 * A route that takes a command: how it is read, and what is told of its outcome.
 *
 * @param <C> the command.
 */
final class CommandRoute<C extends Command> extends Route {
    private static final int BODY_LENGTH_MAX = 16 * 1_024;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final List<Integer> STATUSES = List.of(400, 406, 408, 413, 415, 422, 503, 507);

    /** Turns a request into a command; may throw {@link RequestRefusedException}. */
    @FunctionalInterface
    interface Reader<C> {
        C read(CommandRequest request);
    }

    /**
     * Writes what is told of an accepted command besides its code and sequence: its fields, and of the outcome what the ledger remembers, so that a duplicate is
     * answered with the same bytes.
     */
    @FunctionalInterface
    interface Text<C> {
        void write(JsonGenerator json, C command, Outcome outcome);
    }

    private final Reader<C> reader;
    private final Telling<C> telling;
    private final boolean isBodyOptional;
    private final String location;

    private CommandRoute(
            final String method,
            final String template,
            final int successStatus,
            final List<ResultCode> refusals,
            final Reader<C> reader,
            final Telling<C> telling,
            final boolean isBodyOptional,
            final String location) {
        super(method, template, successStatus, STATUSES, refusals);
        this.reader = reader;
        this.telling = telling;
        this.isBodyOptional = isBodyOptional;
        this.location = location;
    }

    /** @return a route by which something is put as it shall be. */
    static <C extends Command> CommandRoute<C> put(
            final String template, final Reader<C> reader, final Text<C> text, final ResultCode... refusals) {
        return new CommandRoute<>("PUT", template, OK, List.of(refusals), reader, Telling.of(text), false, null);
    }

    /** @return a route by which something new comes to be. */
    static <C extends Command> CommandRoute<C> post(
            final String template, final Reader<C> reader, final Text<C> text, final ResultCode... refusals) {
        return new CommandRoute<>("POST", template, CREATED, List.of(refusals), reader, Telling.of(text), false, null);
    }

    /** @return a route by which something that is there changes. */
    static <C extends Command> CommandRoute<C> postChange(
            final String template, final Reader<C> reader, final Text<C> text, final ResultCode... refusals) {
        return new CommandRoute<>("POST", template, OK, List.of(refusals), reader, Telling.of(text), false, null);
    }

    /** @return a route by which something new comes to be, of which is told what the ledger knows of it then. */
    static <C extends Command, A extends Answer> CommandRoute<C> postAsking(
            final String template,
            final Reader<C> reader,
            final Function<Outcome, Query<A>> query,
            final QueryRoute.Text<A> text,
            final ResultCode... refusals) {
        return new CommandRoute<>(
                "POST", template, CREATED, List.of(refusals), reader, Telling.asking(query, text), false, null);
    }

    /** @return this, for a text that tells of the outcome's events. */
    CommandRoute<C> withEvents() {
        return new CommandRoute<>(
                method(),
                template(),
                successStatus(),
                refusals(),
                reader,
                telling.withEvents(),
                isBodyOptional,
                location);
    }

    /** @return this, but a request without a body is one with an empty object. */
    CommandRoute<C> withOptionalBody() {
        return new CommandRoute<>(method(), template(), successStatus(), refusals(), reader, telling, true, location);
    }

    /** @return this, with the path of what has come to be in the answer's Location: the prefix and the outcome's reference. */
    CommandRoute<C> locatedAt(final String prefix) {
        return new CommandRoute<>(
                method(), template(), successStatus(), refusals(), reader, telling, isBodyOptional, prefix);
    }

    @Override
    void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final CommandId id = RequestHeaders.commandId(exchange.headers());
        final long callerId = RequestHeaders.callerId(exchange.headers());
        final long ledgerTimeMs =
                RequestHeaders.ledgerTimeMs(exchange.headers(), parts.config().acceptsLedgerTime());
        final int lengthMax = Math.min(BODY_LENGTH_MAX, parts.config().limits().bodyBytesMax());
        BodyReader.read(exchange, lengthMax, parts, body -> {
            final JsonFields fields = JsonFields.read(exchange.headers(), body, isBodyOptional);
            final C command =
                    reader.read(new CommandRequest(exchange.parameters(), fields, id, callerId, parts.tokens()));
            fields.requireEmpty();
            CommandExchange.publish(
                    exchange, parts, command, ledgerTimeMs, outcome -> answer(exchange, parts, command, outcome));
        });
    }

    private void answer(final Exchange exchange, final DoorParts parts, final C command, final Outcome outcome) {
        if (location != null) {
            exchange.response().getHeaders().put(HttpHeader.LOCATION, location + outcome.reference());
        }
        telling.tell(exchange, parts, command, outcome, fields -> {
            final byte[] body = JsonText.object(json -> {
                json.writeStringProperty("code", outcome.code().name());
                json.writeNumberProperty("sequence", outcome.reference());
                fields.accept(json);
            });
            exchange.answer(successStatus(), JsonText.MEDIA_TYPE, body);
        });
    }
}
