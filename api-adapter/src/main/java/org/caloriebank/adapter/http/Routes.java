package org.caloriebank.adapter.http;

import java.util.List;
import java.util.stream.Stream;

/** All routes of the door. A subject's own routes are in a class of its own. */
final class Routes {
    static final List<Route> ALL = Stream.of(
                    MemberRoutes.ALL,
                    GoalRoutes.ALL,
                    OfficeRoutes.ALL,
                    CheckoutRoutes.ALL,
                    FacilityRoutes.ALL,
                    BookingRoutes.ALL,
                    AdmissionRoutes.ALL,
                    WristbandRoutes.ALL,
                    WaterRoutes.ALL,
                    LightRoutes.ALL,
                    CampaignRoutes.ALL,
                    BoardRoutes.ALL,
                    AuditRoutes.ALL,
                    WatchRoutes.ALL)
            .flatMap(List::stream)
            .toList();

    private Routes() {}
}
