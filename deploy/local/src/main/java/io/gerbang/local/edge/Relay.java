package io.gerbang.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Sends a request on as the client meant it, or says why that was not possible. */
final class Relay implements ProxyInterceptor {
    /** The largest body, in bytes. */
    static final long BODY_LIMIT = 1_000_000;

    private final Vertx vertx;
    private final ConnectionDeadlines deadlines;

    Relay(Vertx vertx, ConnectionDeadlines deadlines) {
        this.vertx = vertx;
        this.deadlines = deadlines;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var inbound = request.proxiedRequest();
        var body = new LimitedBody(inbound, BODY_LIMIT, () -> deadlines.received(inbound));
        request.setBody(Body.body(body, request.getBody().length()));
        if (inbound.authority() != null) {
            request.setAuthority(inbound.authority());
        }
        return context.sendRequest()
                .recover(_ -> {
                    var refusal =
                            body.isTooLarge()
                                    ? Refusal.bodyTooLarge()
                                    : Refusal.serviceUnavailable();
                    return Future.succeededFuture(refusal.answer(vertx, request));
                });
    }
}
