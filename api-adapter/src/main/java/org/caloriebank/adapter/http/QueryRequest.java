package org.caloriebank.adapter.http;

/** What a question is read from: a path and the query part of its address. */
record QueryRequest(PathParameters path, PageParameters page) {
    static QueryRequest of(final Exchange exchange) {
        return new QueryRequest(exchange.parameters(), PageParameters.of(exchange.request()));
    }
}
