package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.EventView;
import io.gerbang.checkout.application.event.MerchantEventStore;
import io.gerbang.checkout.application.event.MerchantEventStore.Filter;
import io.gerbang.checkout.application.event.MerchantEventStore.Told;
import io.gerbang.checkout.application.idempotency.IdempotentWrites;
import io.gerbang.checkout.application.webhook.DeliveryStore;
import io.gerbang.checkout.application.webhook.WebhookEndpoint;
import io.gerbang.checkout.application.webhook.WebhookEndpointStore;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** {@code /v1/events}. */
@Path("/v1/events")
class EventResource {

    private static final String OBJECT = "event";
    private static final int MOST_TYPES = 20;

    private final MerchantEventStore events;
    private final WebhookEndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final IdempotentWrites writes;

    EventResource(
            MerchantEventStore events,
            WebhookEndpointStore endpoints,
            DeliveryStore deliveries,
            IdempotentWrites writes) {
        this.events = events;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.writes = writes;
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var filter = filter(request.params());
        request.params().rejectUnknown();
        return events.list(Tenant.of(request.caller()), filter, page)
                .map(found -> Answers.list("/v1/events", found, told -> view(told, request)));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        request.params().rejectUnknown();
        return find(request, id).map(told -> view(told, request));
    }

    /** Sends an event to an endpoint once more, as {@code stripe events resend} asks for. */
    @POST
    @Path("/{id}/retry")
    public Uni<ObjectNode> retry(@PathParam("id") String id, ApiRequest request) {
        var endpointId = request.params().requiredString("webhook_endpoint");
        request.params().rejectUnknown();
        var tenant = Tenant.of(request.caller());
        return find(request, id)
                .call(() -> requireEnabled(new ObjectRef(tenant, endpointId)))
                .call(told ->
                        writes.execute(
                                request,
                                id,
                                tx ->
                                        deliveries
                                                .repeat(tx, new ObjectRef(tenant, id), endpointId)
                                                .replaceWith(Answer.ok(view(told, request)))))
                .chain(() -> find(request, id))
                .map(told -> view(told, request));
    }

    private Uni<Void> requireEnabled(ObjectRef endpoint) {
        return endpoints
                .find(endpoint)
                .map(found ->
                        found.orElseThrow(() ->
                                StripeErrors.resourceMissing(
                                        "webhook_endpoint", endpoint.id(), "webhook_endpoint")))
                .invoke(found -> {
                    if (!found.enabled()) {
                        throw StripeErrors.invalidParameter(
                                "webhook_endpoint",
                                "parameter_invalid",
                                "Nothing is sent to an endpoint that is disabled.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Told> find(ApiRequest request, String id) {
        return events.find(ObjectRef.of(request.caller(), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)));
    }

    private static Filter filter(Params params) {
        var type = params.string("type");
        var types = params.strings("types");
        if (type.isPresent() && !types.isEmpty()) {
            throw StripeErrors.parametersExclusive("type", "types");
        }
        if (types.size() > MOST_TYPES) {
            throw StripeErrors.invalidParameter(
                    "types", "parameter_invalid", "types takes up to 20 types of events.");
        }
        return new Filter(
                type.map(List::of).orElse(types), params.bool("delivery_success").orElse(null));
    }

    /** In the version that the reader asks for. */
    private static ObjectNode view(Told told, ApiRequest request) {
        var version = request.caller().apiVersion();
        return EventView.of(
                told.event(),
                version == null ? WebhookEndpoint.DEFAULT_API_VERSION : version,
                told.pendingWebhooks());
    }
}
