package io.gerbang.web;

import io.gerbang.web.form.Params;
import io.gerbang.web.idempotency.RequestFingerprint;
import io.gerbang.web.key.Caller;

/**
 * What a route needs of a request: who calls, and with which parameters. A route of any method
 * takes it as its one parameter that is not from the path:
 *
 * <pre>{@code
 * @POST
 * @Path("/v1/customers/{id}")
 * public Uni<ObjectNode> update(@PathParam("id") String id, ApiRequest request) {
 *     var change = CustomerChange.from(request.params());
 *     request.params().rejectUnknown();
 *     return handler.update(request.caller(), id, change);
 * }
 * }</pre>
 *
 * @param params those of the body and of the query string together
 */
public record ApiRequest(Caller caller, String method, String path, Params params) {

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
