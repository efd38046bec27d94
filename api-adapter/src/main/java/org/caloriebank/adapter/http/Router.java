package org.caloriebank.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the route of a method and a path. Immutable. */
final class Router {
    private static final String HEAD = "HEAD";
    private static final String GET = "GET";

    /**
     * What was found.
     *
     * @param route null when there is none.
     * @param parameters of the path, in order.
     * @param allowedMethods of the path; empty when no route has the path.
     */
    record Match(Route route, PathParameters parameters, SortedSet<String> allowedMethods) {}

    private final List<Candidate> candidates = new ArrayList<>();

    Router() {
        for (final Route route : Routes.ALL) {
            candidates.add(new Candidate(route, route.template().split("/", -1)));
        }
    }

    Match match(final String method, final String path) {
        final String sought = HEAD.equals(method) ? GET : method;
        final String[] segments = path.split("/", -1);
        final SortedSet<String> allowedMethods = new TreeSet<>();
        for (final Candidate candidate : candidates) {
            if (!candidate.fits(segments)) {
                continue;
            }
            if (candidate.route.method().equals(sought)) {
                return new Match(candidate.route, candidate.parameters(segments), allowedMethods);
            }
            allowedMethods.add(candidate.route.method());
            if (GET.equals(candidate.route.method())) {
                allowedMethods.add(HEAD);
            }
        }
        return new Match(null, PathParameters.NONE, allowedMethods);
    }

    private record Candidate(Route route, String[] segments) {
        boolean fits(final String[] others) {
            if (others.length != segments.length) {
                return false;
            }
            for (int i = 0; i < segments.length; i++) {
                final boolean isParameter = segments[i].startsWith("{");
                if (isParameter ? others[i].isEmpty() : !segments[i].equals(others[i])) {
                    return false;
                }
            }
            return true;
        }

        PathParameters parameters(final String[] others) {
            final List<String> parameters = new ArrayList<>(2);
            for (int i = 0; i < segments.length; i++) {
                if (segments[i].startsWith("{")) {
                    parameters.add(others[i]);
                }
            }
            return new PathParameters(parameters);
        }
    }
}
