package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import tools.jackson.core.JsonGenerator;

/** How the bank is. */
final class WatchRoutes {
    /** Answered however many requests are under way. */
    static final Route HEALTH = PlainRoute.of("GET", "/v1/health", 200, PlainPages::health);

    static final List<Route> ALL = List.of(
            QueryRoute.get("/v1/ledger", request -> new Query.Ledger(false), WatchRoutes::write),
            HEALTH,
            PlainRoute.of("GET", "/v1/snapshots", 200, PlainPages::snapshots),
            PlainRoute.of("POST", "/v1/snapshots", 202, PlainPages::takeSnapshot),
            PlainRoute.of("GET", "/metrics", 200, PlainPages::metrics),
            PlainRoute.of("GET", "/openapi.yaml", 200, PlainPages::openApi),
            PlainRoute.of("GET", "/", 200, PlainPages::page));

    private WatchRoutes() {}

    private static void write(final JsonGenerator json, final Answer.Ledger ledger) {
        json.writeNumberProperty("members", ledger.members());
        json.writeNumberProperty("memberDays", ledger.memberDays());
        json.writeNumberProperty("openHolds", ledger.openHolds());
        json.writeNumberProperty("keptHolds", ledger.keptHolds());
        json.writeNumberProperty("idsKept", ledger.idsKept());
        json.writeNumberProperty("idCapacity", ledger.idCapacity());
        json.writeNumberProperty("issuedCenticoins", ledger.issuedCenticoins());
        json.writeNumberProperty("heldCenticoins", ledger.heldCenticoins());
        json.writeNumberProperty("offHeapBytes", ledger.offHeapBytes());
        json.writeNumberProperty("openAdmissions", ledger.openAdmissions());
        json.writeNumberProperty("openSessions", ledger.openSessions());
        json.writeNumberProperty("settingsVersion", ledger.settingsVersion());
    }
}
