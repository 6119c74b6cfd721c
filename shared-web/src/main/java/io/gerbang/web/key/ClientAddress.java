package io.gerbang.web.key;

import io.vertx.core.http.HttpServerRequest;

/** The address that the edge saw. */
public final class ClientAddress {

    private ClientAddress() {}

    /** The edge replaces the header; behind a proxy that appends, the last entry is the edge's. */
    public static String of(HttpServerRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null
                ? request.remoteAddress().hostAddress()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
