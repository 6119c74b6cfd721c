package io.gerbang.web;

import io.gerbang.web.form.Params;
import io.gerbang.web.idempotency.RequestFingerprint;
import io.gerbang.web.key.Caller;
import io.vertx.ext.web.RoutingContext;

/**
 * What a route needs of a request: who calls, and with which parameters. A route that changes
 * something takes it as its body, one that reads with {@code @Context}:
 *
 * <pre>{@code
 * @POST
 * @Path("/v1/customers/{id}")
 * public Uni<ObjectNode> update(@PathParam("id") String id, ApiRequest request) {
 *     var change = CustomerChange.from(request.params());
 *     request.params().rejectUnknown();
 *     return handler.update(request.caller(), id, change);
 * }
 *
 * @GET
 * @Path("/v1/customers/{id}")
 * public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
 *     …
 * }
 * }</pre>
 *
 * @param params those of the body and of the query string together
 */
public record ApiRequest(Caller caller, String method, String path, Params params) {

    static ApiRequest of(RoutingContext routing, Params params) {
        var request = routing.request();
        var caller = Caller.of(routing);
        return new ApiRequest(
                caller,
                request.method().name(),
                request.path(),
                caller.wholeRupiah() ? params.inWholeRupiah() : params);
    }

    /** Tells whether a retry asks for the same, on routes that take no card. */
    public RequestFingerprint fingerprint() {
        return RequestFingerprint.of(method, path, params);
    }

    /**
     * The same for routes that are {@link CardDataAllowed}.
     *
     * @param secret 32 bytes that only the vault has
     */
    public RequestFingerprint fingerprint(byte[] secret) {
        return RequestFingerprint.keyed(method, path, params, secret);
    }
}
