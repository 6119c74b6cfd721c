package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.MerchantEvent;
import io.gerbang.checkout.application.MerchantEventStore;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.WebhookEndpoint;
import io.gerbang.checkout.application.view.EventView;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;

/** {@code /v1/events}. */
@Path("/v1/events")
class EventResource {

    private final MerchantEventStore events;

    EventResource(MerchantEventStore events) {
        this.events = events;
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var type = request.params().string("type").orElse(null);
        request.params().rejectUnknown();
        return events.list(Tenant.of(request.caller()), type, page)
                .map(found -> Answers.list("/v1/events", found, event -> view(event, request)));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        request.params().rejectUnknown();
        return events.find(new ObjectRef(Tenant.of(request.caller()), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing("event", id)))
                .map(event -> view(event, request));
    }

    /** In the version that the reader asks for. */
    private static ObjectNode view(MerchantEvent event, ApiRequest request) {
        var version = request.caller().apiVersion();
        return EventView.of(
                event, version == null ? WebhookEndpoint.DEFAULT_API_VERSION : version, 0);
    }
}
