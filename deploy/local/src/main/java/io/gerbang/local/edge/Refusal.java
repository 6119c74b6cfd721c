package io.gerbang.local.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;

/**
 * An answer of the edge itself, in the form of Stripe's errors.
 *
 * @param headers besides those of the body
 * @param last whether the connection ends with it
 */
record Refusal(int status, Buffer body, Map<String, String> headers, boolean last) {
    private static final String JSON = "application/json";
    private static final String REQUEST_ID = "Request-Id";
    private static final int REQUEST_ID_BITS = 96;
    private static final Random RANDOM = new SecureRandom();
    private static final long LINGER_MS = 1_000;

    static Refusal unknownRoute(String method, String path) {
        var message = "Unrecognized request URL (%s: %s).".formatted(method, path);
        return new Refusal(404, error("invalid_request_error", message), Map.of(), false);
    }

    static Refusal methodNotAllowed(String method) {
        var message = "The method %s is not allowed.".formatted(method);
        var allow = Map.of("Allow", "GET, POST, DELETE");
        return new Refusal(405, error("invalid_request_error", message), allow, true);
    }

    /** For what HTTP does not allow, and for a line or headers that are too long. */
    static Refusal unreadable() {
        var message = "The request cannot be read.";
        return new Refusal(400, error("invalid_request_error", message), Map.of(), true);
    }

    static Refusal ambiguousLength() {
        var message = "A request has a Content-Length or a Transfer-Encoding, not both.";
        return new Refusal(400, error("invalid_request_error", message), Map.of(), true);
    }

    static Refusal bodyTooLarge() {
        var message = "The request is larger than 1 MB.";
        return new Refusal(413, error("invalid_request_error", message), Map.of(), true);
    }

    static Refusal serviceUnavailable() {
        var message = "The service is not available for the moment. Please try again.";
        var headers = Map.of("Retry-After", "1", "Stripe-Should-Retry", "true");
        return new Refusal(503, error("api_error", message), headers, false);
    }

    /** Answers the request, which goes no further. */
    void answer(Vertx vertx, HttpServerRequest request) {
        var response = request.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.putHeader(REQUEST_ID, requestId());
        headers.forEach(response::putHeader);
        if (last) {
            // All of it, but without an end, which may close the connection before it is read.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.write(body);
            closeSoon(vertx, request);
        } else {
            response.end(body);
        }
    }

    /** As what a proxy relays, for a request that has already gone to it. */
    ProxyResponse answer(Vertx vertx, ProxyRequest request) {
        var response = request.release().response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.putHeader(REQUEST_ID, requestId());
        headers.forEach(response::putHeader);
        if (last) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            closeSoon(vertx, request.proxiedRequest());
        }
        return response.setBody(Body.body(body));
    }

    /** A client that still sends would never see the answer if the connection closed at once. */
    private static void closeSoon(Vertx vertx, HttpServerRequest request) {
        var connection = request.connection();
        vertx.setTimer(LINGER_MS, _ -> connection.close());
    }

    /** No service has seen the request, so the id is the edge's own. */
    private static String requestId() {
        return "req_" + String.format("%024x", new BigInteger(REQUEST_ID_BITS, RANDOM));
    }

    private static Buffer error(String type, String message) {
        var error = new JsonObject().put("type", type).put("message", message);
        return new JsonObject().put("error", error).toBuffer();
    }
}
