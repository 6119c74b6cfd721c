package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.BusinessTime;
import io.gerbang.checkout.application.EventTypes;
import io.gerbang.checkout.application.IdempotentWrites;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.WebhookEndpoint;
import io.gerbang.checkout.application.WebhookEndpointStore;
import io.gerbang.checkout.application.WebhookUrls;
import io.gerbang.messaging.Database;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.page.PageRequest;
import io.gerbang.web.response.StripeObject;
import io.gerbang.web.text.Echo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/webhook_endpoints}. */
@Path("/v1/webhook_endpoints")
class WebhookEndpointResource {

    private static final String OBJECT = "webhook_endpoint";

    private final WebhookEndpointStore endpoints;
    private final IdempotentWrites writes;
    private final Database database;
    private final WebhookUrls urls;
    private final BusinessTime time;

    WebhookEndpointResource(
            WebhookEndpointStore endpoints,
            IdempotentWrites writes,
            Database database,
            WebhookUrls urls,
            BusinessTime time) {
        this.endpoints = endpoints;
        this.writes = writes;
        this.database = database;
        this.urls = urls;
        this.time = time;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var endpoint = endpoint(request);
        request.params().rejectUnknown();
        return urls.resolve(endpoint.url())
                .chain(() ->
                        writes.execute(
                                request,
                                endpoint.id(),
                                tx ->
                                        endpoints
                                                .insert(tx, endpoint)
                                                .replaceWith(created(endpoint))))
                .map(Answers::response);
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        request.params().rejectUnknown();
        return endpoints
                .list(Tenant.of(request.caller()), page)
                .map(found ->
                        Answers.list(
                                "/v1/webhook_endpoints", found, WebhookEndpointResource::view));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        request.params().rejectUnknown();
        return endpoints
                .find(new ObjectRef(Tenant.of(request.caller()), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)))
                .map(WebhookEndpointResource::view);
    }

    @DELETE
    @Path("/{id}")
    public Uni<ObjectNode> delete(@PathParam("id") String id, ApiRequest request) {
        request.params().rejectUnknown();
        var ref = new ObjectRef(Tenant.of(request.caller()), id);
        return database.transact(tx -> endpoints.delete(tx, ref))
                .invoke(deleted -> {
                    if (!deleted) {
                        throw StripeErrors.resourceMissing(OBJECT, id);
                    }
                })
                .map(done -> StripeObject.of(OBJECT, id).flag("deleted", true).build());
    }

    private WebhookEndpoint endpoint(ApiRequest request) {
        var params = request.params();
        var tenant = Tenant.of(request.caller());
        var now = time.now(tenant);
        return new WebhookEndpoint(
                Ids.create("we_", now),
                tenant,
                params.requiredString("url"),
                enabledEvents(params),
                params.string("api_version").orElse(null),
                params.string("description").orElse(null),
                params.metadata().applyTo(Map.of()),
                Ids.secret("whsec_"),
                now);
    }

    private static List<String> enabledEvents(Params params) {
        var enabled = params.strings("enabled_events");
        if (enabled.isEmpty()) {
            throw StripeErrors.parameterMissing("enabled_events");
        }
        for (var type : enabled) {
            if (!EventTypes.isKnown(type)) {
                throw StripeErrors.invalidParameter(
                        "enabled_events[" + enabled.indexOf(type) + "]",
                        "parameter_invalid_string_enum",
                        "Invalid enabled_events: " + Echo.safe(type) + " is no type of event.");
            }
        }
        return enabled;
    }

    /** The secret is shown here, and never again. */
    private static Answer created(WebhookEndpoint endpoint) {
        var view = view(endpoint);
        view.put("secret", endpoint.secret());
        return Answer.ok(view);
    }

    private static ObjectNode view(WebhookEndpoint endpoint) {
        return StripeObject.of(OBJECT, endpoint.id())
                .text("api_version", endpoint.apiVersion())
                .text("application", null)
                .time("created", endpoint.createdAt())
                .text("description", endpoint.description())
                .texts("enabled_events", endpoint.enabledEvents())
                .flag("livemode", endpoint.tenant().livemode())
                .texts("metadata", endpoint.metadata())
                .text("status", "enabled")
                .text("url", endpoint.url())
                .build();
    }
}
