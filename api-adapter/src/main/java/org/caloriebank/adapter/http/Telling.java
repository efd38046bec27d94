package org.caloriebank.adapter.http;

import java.util.function.Consumer;
import java.util.function.Function;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import tools.jackson.core.JsonGenerator;

/**
 * What it takes to tell of an accepted command all that is told of it.
 *
 * @param <C> the command.
 */
@FunctionalInterface
interface Telling<C> {
    /**
     * Called on a thread of the server; refuses the exchange when it cannot tell.
     *
     * @param answer takes what writes the fields, once, on a thread that may take its time.
     */
    void tell(Exchange exchange, DoorParts parts, C command, Outcome outcome, Consumer<Consumer<JsonGenerator>> answer);

    /** @return tells what the command and its outcome say. */
    static <C> Telling<C> of(final CommandRoute.Text<C> text) {
        return (exchange, parts, command, outcome, answer) -> answer.accept(json -> text.write(json, command, outcome));
    }

    /** @return tells what the ledger knows of something now. */
    static <C, A extends Answer> Telling<C> asking(
            final Function<Outcome, Query<A>> query, final QueryRoute.Text<A> text) {
        return (exchange, parts, command, outcome, answer) -> QueryExchange.askOn(
                exchange,
                parts,
                query.apply(outcome),
                (known, asOf) -> parts.handOver(exchange, () -> answer.accept(json -> text.write(json, known))));
    }

    /** @return the same, but of a duplicate it is told what the journal has, since the ledger remembers no events. */
    default Telling<C> withEvents() {
        return (exchange, parts, command, outcome, answer) -> {
            if (outcome.flags().duplicate()) {
                OriginalOutcome.read(
                        exchange, parts, outcome, original -> tell(exchange, parts, command, original, answer));
            } else {
                tell(exchange, parts, command, outcome, answer);
            }
        };
    }
}
