package org.caloriebank.adapter.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where each request enters: finds its route, bounds how many are under way, and sees that every one is answered. Never blocks. */
final class DoorHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(DoorHandler.class);

    private final Router router = new Router();
    private final AtomicInteger underWay = new AtomicInteger();
    private final DoorParts parts;

    DoorHandler(final DoorParts parts) {
        this.parts = parts;
    }

    @Override
    public boolean handle(final Request request, final Response response, final Callback callback) {
        final Router.Match match = router.match(request.getMethod(), Request.getPathInContext(request));
        final int count = underWay.incrementAndGet();
        final Exchange exchange =
                new Exchange(request, response, callback, match.route(), match.parameters(), parts.metrics(), underWay);
        try {
            if (match.route() == null) {
                refuseStranger(exchange, match);
            } else if (count > parts.config().limits().requestsMax() && match.route() != WatchRoutes.HEALTH) {
                exchange.refuse(Problem.of(DoorCode.TOO_BUSY));
            } else {
                match.route().start(exchange, parts);
            }
        } catch (final RequestRefusedException e) {
            exchange.refuse(e.problem());
        } catch (final RuntimeException e) {
            onUnexpected(exchange, e);
        }
        return true;
    }

    /** A fault of ours: the log has it, the caller is told that there is one and nothing more. */
    static void onUnexpected(final Exchange exchange, final RuntimeException failure) {
        LOG.error("{} {}", exchange.request().getMethod(), exchange.request().getHttpURI(), failure);
        exchange.refuseAndClose(Problem.of(DoorCode.INTERNAL));
    }

    private static void refuseStranger(final Exchange exchange, final Router.Match match) {
        if (match.allowedMethods().isEmpty()) {
            exchange.refuse(Problem.of(DoorCode.NOT_FOUND));
            return;
        }
        final String allowed = String.join(", ", match.allowedMethods());
        exchange.response().getHeaders().put(HttpHeader.ALLOW, allowed);
        exchange.refuse(Problem.of(DoorCode.METHOD_NOT_ALLOWED, "allowed here: " + allowed));
    }
}
