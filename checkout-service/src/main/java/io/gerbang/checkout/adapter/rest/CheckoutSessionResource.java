package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.customer.Customers;
import io.gerbang.checkout.application.idempotency.IdempotentWrites;
import io.gerbang.checkout.application.session.CheckoutSessionStore;
import io.gerbang.checkout.application.session.CheckoutSessionStore.Filter;
import io.gerbang.checkout.application.session.ExpireCheckoutsHandler;
import io.gerbang.checkout.application.session.OpenCheckoutHandler;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.messaging.Followed;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/checkout/sessions}. */
@Path("/v1/checkout/sessions")
class CheckoutSessionResource {

    private static final String OBJECT = "checkout.session";

    private final CheckoutSessionStore sessions;
    private final OpenCheckoutHandler opening;
    private final ExpireCheckoutsHandler expiry;
    private final Customers customers;
    private final IdempotentWrites writes;
    private final Expansions expansions;
    private final BusinessTime time;
    private final CheckoutConfig config;

    CheckoutSessionResource(
            CheckoutSessionStore sessions,
            OpenCheckoutHandler opening,
            ExpireCheckoutsHandler expiry,
            Customers customers,
            IdempotentWrites writes,
            Expansions expansions,
            BusinessTime time,
            CheckoutConfig config) {
        this.sessions = sessions;
        this.opening = opening;
        this.expiry = expiry;
        this.customers = customers;
        this.writes = writes;
        this.expansions = expansions;
        this.time = time;
        this.config = config;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var session = session(request);
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return requireCustomer(session)
                .chain(() ->
                        writes.executeAndThen(
                                request, session.id(), tx -> open(tx, session, request)))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var params = request.params();
        var page = PageRequest.from(params);
        var filter =
                new Filter(
                        params.string("customer").orElse(null),
                        params.string("payment_intent").orElse(null),
                        params.oneOf("status", SessionParams.STATUSES).orElse(null));
        var expansion = expansions.ofList(request, OBJECT);
        params.rejectUnknown();
        return sessions.page(Tenant.of(request.caller()), filter, page)
                .map(found -> Answers.list("/v1/checkout/sessions", found, this::view))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(id, request)
                .map(this::view)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    @GET
    @Path("/{id}/line_items")
    public Uni<ObjectNode> lineItems(@PathParam("id") String id, @Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        request.params().rejectUnknown();
        return find(id, request).map(session -> CheckoutSessionView.lineItems(session, page));
    }

    @POST
    @Path("/{id}/expire")
    public Uni<RestResponse<ObjectNode>> expire(@PathParam("id") String id, ApiRequest request) {
        expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(id, request)
                .chain(session ->
                        writes.executeAndThen(request, id, tx -> expire(tx, session, request)))
                .map(Answers::response);
    }

    private Uni<Followed<Answer>> open(
            SqlConnection tx, CheckoutSession session, ApiRequest request) {
        return opening.open(tx, session, request.caller())
                .map(opened -> opened.map(stored -> Answer.ok(view(stored))));
    }

    private Uni<Followed<Answer>> expire(
            SqlConnection tx, CheckoutSession session, ApiRequest request) {
        var caller = request.caller();
        return expiry.expire(tx, session, time.now(Tenant.of(caller)), caller.requestId())
                .map(expired ->
                        expired.map(sessions ->
                                sessions.stream()
                                        .findFirst()
                                        .map(this::view)
                                        .map(Answer::ok)
                                        .orElseGet(() -> Answer.error(notOpen(session)))));
    }

    private Uni<Void> requireCustomer(CheckoutSession session) {
        var id = session.purpose().customerId();
        var tenant = Tenant.of(session);
        return id == null
                ? Uni.createFrom().voidItem()
                : customers.require(new ObjectRef(tenant, id), "customer").replaceWithVoid();
    }

    private Uni<CheckoutSession> find(String id, ApiRequest request) {
        return sessions.find(ObjectRef.of(request.caller(), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)));
    }

    private CheckoutSession session(ApiRequest request) {
        var params = request.params();
        var tenant = Tenant.of(request.caller());
        var now = time.now(tenant);
        var id = Ids.secret(Ids.create(tenant.livemode() ? "cs_live_" : "cs_test_", now));
        return new CheckoutSession(
                id,
                tenant.merchantId(),
                tenant.livemode(),
                now,
                SessionParams.expiresAt(params, now),
                SessionParams.terms(params),
                SessionParams.purpose(params, id),
                new Open(),
                null);
    }

    private static StripeException notOpen(CheckoutSession session) {
        var message =
                session.state() instanceof Open
                        ? "This Checkout Session cannot be expired: an attempt is under way."
                        : "Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                                + " Checkout Session has a status of "
                                + CheckoutSessionView.status(session)
                                + ".";
        return StripeErrors.invalid(400, message).build();
    }

    private ObjectNode view(CheckoutSession session) {
        var open = session.state() instanceof Open;
        return CheckoutSessionView.of(
                session, open ? CheckoutPages.url(config.publicUrl(), session) : null);
    }
}
