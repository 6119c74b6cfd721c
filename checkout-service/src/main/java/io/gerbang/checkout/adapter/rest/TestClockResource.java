package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.TestClock;
import io.gerbang.checkout.application.TestClockStore;
import io.gerbang.checkout.application.TestClocks;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.response.StripeObject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.Locale;

/** {@code /v1/test_helpers/test_clocks}: a merchant's business time in test mode. */
@Path("/v1/test_helpers/test_clocks")
class TestClockResource {

    private static final String OBJECT = "test_helpers.test_clock";

    private final TestClocks clocks;
    private final TestClockStore store;

    TestClockResource(TestClocks clocks, TestClockStore store) {
        this.clocks = clocks;
        this.store = store;
    }

    @POST
    public Uni<ObjectNode> create(ApiRequest request) {
        var frozenTime = frozenTime(request);
        var name = request.params().string("name").orElse(null);
        request.params().rejectUnknown();
        return clocks.create(Tenant.of(request.caller()), frozenTime, name)
                .map(TestClockResource::view);
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
    public Uni<ObjectNode> advance(@PathParam("id") String id, ApiRequest request) {
        var frozenTime = frozenTime(request);
        request.params().rejectUnknown();
        return clocks.advance(ref(request, id), frozenTime).map(TestClockResource::view);
    }

    private static Instant frozenTime(ApiRequest request) {
        return Instant.ofEpochSecond(request.params().requiredAmount("frozen_time"));
    }

    private static ObjectRef ref(ApiRequest request, String id) {
        return new ObjectRef(Tenant.of(request.caller()), id);
    }

    private static ObjectNode view(TestClock clock) {
        return StripeObject.of(OBJECT, clock.id())
                .time("created", clock.createdAt())
                .time("deletes_after", null)
                .time("frozen_time", clock.frozenTime())
                .flag("livemode", clock.tenant().livemode())
                .text("name", clock.name())
                .text("status", clock.status().name().toLowerCase(Locale.ROOT))
                .node("status_details", StripeObject.part().build())
                .build();
    }
}
