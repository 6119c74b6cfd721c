package io.gerbang.simulators.adapter.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;

/** Refuses a request with a reason. */
final class Refusals {

    private Refusals() {}

    static WebApplicationException refusal(Status status, String reason) {
        return new WebApplicationException(
                Response.status(status).entity(Map.of("error", reason)).build());
    }

    static void require(boolean condition, String reason) {
        if (!condition) {
            throw refusal(Status.BAD_REQUEST, reason);
        }
    }
}
