package io.gerbang.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.key.KeyNotRequired;
import io.gerbang.web.key.PublishableKeyAllowed;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;

/** Routes that show what the module makes of a request. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    @POST
    @Path("v1/probes")
    public Uni<ObjectNode> create(ApiRequest request) {
        return Uni.createFrom().item(describe("new", request));
    }

    @GET
    @Path("v1/probes/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        return Uni.createFrom().item(describe(id, request));
    }

    @DELETE
    @Path("v1/probes/{id}")
    public Uni<ObjectNode> delete(@PathParam("id") String id, ApiRequest request) {
        throw StripeErrors.resourceMissing("probe", id);
    }

    @GET
    @Path("v1/customers/{id}")
    public Uni<ObjectNode> customer(@PathParam("id") String id, @Context ApiRequest request) {
        return Uni.createFrom().item(describe(id, request));
    }

    @DELETE
    @Path("v1/customers/{id}")
    public Uni<ObjectNode> deleteCustomer(@PathParam("id") String id, ApiRequest request) {
        return Uni.createFrom().item(describe(id, request));
    }

    @POST
    @Path("v1/open_probes")
    @PublishableKeyAllowed
    @CardDataAllowed
    public Uni<ObjectNode> fromBrowser(ApiRequest request) {
        request.params().object("card").ignore("number");
        return Uni.createFrom().item(describe("new", request));
    }

    @POST
    @Path("v1/failures/{kind}")
    public Uni<ObjectNode> fail(@PathParam("kind") String kind) {
        return Uni.createFrom()
                .failure(
                        switch (kind) {
                            case "outage" -> new ConnectException("refused by 10.0.0.9:5432");
                            case "decline" ->
                                    StripeErrors.card("card_declined", "generic_decline", "No.")
                                            .build();
                            default -> new IllegalStateException("secret detail\r\nforged line");
                        });
    }

    @POST
    @Path("pages/probe")
    @KeyNotRequired
    public ObjectNode page(Params params) {
        return StripeObject.part().text("name", params.requiredString("name")).build();
    }

    @GET
    @Path("internal/probe")
    public ObjectNode internal() {
        return StripeObject.of("probe", "internal").build();
    }

    private static ObjectNode describe(String id, ApiRequest request) {
        var note = request.params().string("note").orElse(null);
        request.params().ignore("padding");
        request.params().rejectUnknown();
        var caller = request.caller();
        return StripeObject.of("probe", id)
                .text("note", note)
                .text("merchant", caller.merchantId())
                .flag("livemode", caller.livemode())
                .text("request", caller.requestId())
                .text("version", caller.apiVersion())
                .text("idempotency_key", caller.idempotencyKey())
                .text("client_ip", caller.clientIp())
                .text("thread", Thread.currentThread().getName())
                .build();
    }
}
