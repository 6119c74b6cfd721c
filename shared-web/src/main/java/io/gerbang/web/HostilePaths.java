package io.gerbang.web;

import io.gerbang.web.response.FrameworkErrors;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stops ids that no database takes, which would be a failure of ours where they are looked up. */
public class HostilePaths {

    private static final String NUL = "%00";

    @ServerRequestFilter(preMatching = true)
    public void refuse(RoutingContext routing) {
        var request = routing.request();
        if (request.path().contains(NUL)) {
            throw FrameworkErrors.of(404, request);
        }
    }
}
