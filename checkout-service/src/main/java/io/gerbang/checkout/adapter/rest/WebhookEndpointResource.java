package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.AuditLog;
import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.event.EventTypes;
import io.gerbang.checkout.application.idempotency.IdempotentWrites;
import io.gerbang.checkout.application.webhook.DeliveryStore;
import io.gerbang.checkout.application.webhook.DeliveryView;
import io.gerbang.checkout.application.webhook.WebhookEndpoint;
import io.gerbang.checkout.application.webhook.WebhookEndpointStore;
import io.gerbang.checkout.application.webhook.WebhookEndpointView;
import io.gerbang.checkout.application.webhook.WebhookEndpoints;
import io.gerbang.checkout.application.webhook.WebhookUrls;
import io.gerbang.messaging.Database;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.form.Params;
import io.gerbang.web.key.ApiVersions;
import io.gerbang.web.page.PageRequest;
import io.gerbang.web.response.StripeObject;
import io.gerbang.web.text.Echo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/webhook_endpoints}. */
@Path("/v1/webhook_endpoints")
class WebhookEndpointResource {

    private static final String OBJECT = "webhook_endpoint";
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final WebhookEndpointStore endpoints;
    private final WebhookEndpoints changes;
    private final DeliveryStore deliveries;
    private final AuditLog audit;
    private final IdempotentWrites writes;
    private final Database database;
    private final WebhookUrls urls;
    private final BusinessTime time;
    private final Clock clock;

    WebhookEndpointResource(
            WebhookEndpointStore endpoints,
            WebhookEndpoints changes,
            DeliveryStore deliveries,
            AuditLog audit,
            IdempotentWrites writes,
            Database database,
            WebhookUrls urls,
            BusinessTime time,
            Clock clock) {
        this.endpoints = endpoints;
        this.changes = changes;
        this.deliveries = deliveries;
        this.audit = audit;
        this.writes = writes;
        this.database = database;
        this.urls = urls;
        this.time = time;
        this.clock = clock;
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
                                                .chain(() ->
                                                        tell(tx, request, "created", endpoint.id()))
                                                .replaceWith(withSecret(endpoint))))
                .map(Answers::response);
    }

    @POST
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> update(@PathParam("id") String id, ApiRequest request) {
        var url = request.params().string("url");
        var change = change(request.params());
        request.params().rejectUnknown();
        var checked = url.map(to -> urls.resolve(to).replaceWithVoid());
        return checked.orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() ->
                        writes.execute(
                                request,
                                id,
                                tx ->
                                        changes.change(tx, ref(request, id), change)
                                                .call(() -> tell(tx, request, "updated", id))
                                                .map(WebhookEndpointView::of)
                                                .map(Answer::ok)))
                .map(Answers::response);
    }

    /** Ours, not Stripe's. {@code expires_at} says how long the secret until now still signs. */
    @POST
    @Path("/{id}/roll_secret")
    public Uni<RestResponse<ObjectNode>> roll(@PathParam("id") String id, ApiRequest request) {
        var until = expiry(request.params());
        request.params().rejectUnknown();
        return writes.execute(
                        request,
                        id,
                        tx ->
                                changes.roll(tx, ref(request, id), until)
                                        .call(() -> tell(tx, request, "rolled", id))
                                        .map(WebhookEndpointResource::withSecret))
                .map(Answers::response);
    }

    /** Ours, not Stripe's: how each event fared on its way there. */
    @GET
    @Path("/{id}/deliveries")
    public Uni<ObjectNode> deliveries(@PathParam("id") String id, @Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        request.params().rejectUnknown();
        var url = "/v1/webhook_endpoints/" + id + "/deliveries";
        return find(request, id)
                .chain(() -> deliveries.list(ref(request, id), page))
                .map(found -> Answers.list(url, found, DeliveryView::of));
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        request.params().rejectUnknown();
        return endpoints
                .list(Tenant.of(request.caller()), page)
                .map(found ->
                        Answers.list("/v1/webhook_endpoints", found, WebhookEndpointView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        request.params().rejectUnknown();
        return find(request, id).map(WebhookEndpointView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<ObjectNode> delete(@PathParam("id") String id, ApiRequest request) {
        request.params().rejectUnknown();
        return database.rowsOf(request.caller().merchantId())
                .transact(tx ->
                        endpoints
                                .delete(tx, ref(request, id))
                                .invoke(deleted -> {
                                    if (!deleted) {
                                        throw StripeErrors.resourceMissing(OBJECT, id);
                                    }
                                })
                                .chain(() -> tell(tx, request, "deleted", id)))
                .map(done -> StripeObject.of(OBJECT, id).flag("deleted", true).build());
    }

    private Uni<Void> tell(SqlConnection tx, ApiRequest request, String done, String id) {
        var act = Act.of(OBJECT + "." + done, id).with("merchant", request.caller().merchantId());
        return audit.append(tx, Actor.of(request.caller()), act);
    }

    private Uni<WebhookEndpoint> find(ApiRequest request, String id) {
        return endpoints
                .find(ref(request, id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)));
    }

    private static ObjectRef ref(ApiRequest request, String id) {
        return ObjectRef.of(request.caller(), id);
    }

    private static @Nullable String apiVersion(Params params) {
        var version = params.string("api_version").orElse(null);
        if (version != null && !ApiVersions.isWellFormed(version)) {
            throw StripeErrors.invalidParameter(
                    "api_version",
                    "parameter_invalid_string",
                    "Invalid Stripe API version: " + Echo.safe(version));
        }
        return version;
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
                apiVersion(params),
                params.string("description").orElse(null),
                params.metadata().applyTo(Map.of()),
                true,
                Ids.secret("whsec_"),
                null,
                now);
    }

    private static UnaryOperator<WebhookEndpoint> change(Params params) {
        var url = params.string("url");
        var enabledEvents =
                params.has("enabled_events")
                        ? Optional.of(enabledEvents(params))
                        : Optional.<List<String>>empty();
        var description = params.patch("description", Params::string);
        var metadata = params.metadata();
        var disabled = params.bool("disabled");
        return before ->
                new WebhookEndpoint(
                        before.id(),
                        before.tenant(),
                        url.orElse(before.url()),
                        enabledEvents.orElse(before.enabledEvents()),
                        before.apiVersion(),
                        description.applyTo(before.description()),
                        metadata.applyTo(before.metadata()),
                        disabled.map(off -> !off).orElse(before.enabled()),
                        before.secret(),
                        before.rolled(),
                        before.createdAt());
    }

    /** By the wall clock, as all that signatures go by. */
    private Instant expiry(Params params) {
        var now = clock.instant();
        var until = params.time("expires_at").orElseGet(() -> now.plus(OVERLAP));
        if (until.isAfter(now.plus(LONGEST_OVERLAP))) {
            throw StripeErrors.invalidParameter(
                    "expires_at",
                    "parameter_invalid_integer",
                    "A rolled secret signs for seven days at most.");
        }
        return until;
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

    private static Answer withSecret(WebhookEndpoint endpoint) {
        return Answer.ok(WebhookEndpointView.withSecret(endpoint));
    }
}
