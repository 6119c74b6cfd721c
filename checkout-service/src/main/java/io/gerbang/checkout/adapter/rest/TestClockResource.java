package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.TestClock;
import io.gerbang.checkout.application.clock.TestClockStore;
import io.gerbang.checkout.application.clock.TestClocks;
import io.gerbang.checkout.application.idempotency.IdempotentWrites;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.PageRequest;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.Locale;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/test_helpers/test_clocks}: a merchant's business time in test mode. */
@Path("/v1/test_helpers/test_clocks")
class TestClockResource {

    private static final String OBJECT = "test_helpers.test_clock";

    private final TestClocks clocks;
    private final TestClockStore store;
    private final IdempotentWrites writes;

    TestClockResource(TestClocks clocks, TestClockStore store, IdempotentWrites writes) {
        this.clocks = clocks;
        this.store = store;
        this.writes = writes;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var frozenTime = request.params().requiredTime("frozen_time");
        var name = request.params().string("name").orElse(null);
        request.params().rejectUnknown();
        var clock = clocks.create(Tenant.of(request.caller()), frozenTime, name);
        return write(request, clock.id(), tx -> clocks.insert(tx, clock));
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        PageRequest.from(request.params());
        request.params().rejectUnknown();
        return store.page(Tenant.of(request.caller()))
                .map(found ->
                        Answers.list(
                                "/v1/test_helpers/test_clocks", found, TestClockResource::view));
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> delete(@PathParam("id") String id, ApiRequest request) {
        request.params().rejectUnknown();
        return writes.execute(
                        request,
                        id,
                        tx -> clocks.delete(tx, ref(request, id)).replaceWith(deleted(id)))
                .call(clocks::reload)
                .map(Answers::response);
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        request.params().rejectUnknown();
        return store.find(ref(request, id))
                .map(found ->
                        found.orElseThrow(() -> StripeErrors.resourceMissing("test_clock", id)))
                .map(TestClockResource::view);
    }

    @POST
    @Path("/{id}/advance")
    public Uni<RestResponse<ObjectNode>> advance(@PathParam("id") String id, ApiRequest request) {
        var frozenTime = request.params().requiredTime("frozen_time");
        request.params().rejectUnknown();
        return write(request, id, tx -> clocks.advance(tx, ref(request, id), frozenTime));
    }

    private Uni<RestResponse<ObjectNode>> write(
            ApiRequest request, String id, Function<SqlConnection, Uni<TestClock>> work) {
        return writes.execute(request, id, tx -> work.apply(tx).map(TestClockResource::answer))
                .call(clocks::reload)
                .map(Answers::response);
    }

    private static ObjectRef ref(ApiRequest request, String id) {
        return ObjectRef.of(request.caller(), id);
    }

    private static Answer answer(TestClock clock) {
        return Answer.ok(view(clock));
    }

    private static Answer deleted(String id) {
        return Answer.ok(StripeObject.of(OBJECT, id).flag("deleted", true).build());
    }

    private static ObjectNode view(TestClock clock) {
        return StripeObject.of(OBJECT, clock.id())
                .time("created", clock.createdAt())
                .time("deletes_after", clock.deletesAfter())
                .time("frozen_time", clock.frozenTime())
                .flag("livemode", clock.tenant().livemode())
                .text("name", clock.name())
                .text("status", clock.status().name().toLowerCase(Locale.ROOT))
                .node("status_details", statusDetails(clock))
                .build();
    }

    private static ObjectNode statusDetails(TestClock clock) {
        return clock.status() == TestClock.Status.READY
                ? StripeObject.part().build()
                : StripeObject.part()
                        .node(
                                "advancing",
                                StripeObject.part()
                                        .time("target_frozen_time", clock.frozenTime())
                                        .build())
                        .build();
    }
}
