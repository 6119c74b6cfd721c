package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.SearchStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.customer.CustomerStore;
import io.gerbang.checkout.application.customer.Customers;
import io.gerbang.checkout.application.view.CustomerView;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/customers}. */
@Path("/v1/customers")
class CustomerResource {

    private static final String OBJECT = "customer";

    private final Customers customers;
    private final CustomerStore store;
    private final PaymentOrders orders;
    private final Expansions expansions;
    private final Searches searches;
    private final SearchStore searchable;
    private final BusinessTime time;

    CustomerResource(
            Customers customers,
            CustomerStore store,
            PaymentOrders orders,
            Expansions expansions,
            Searches searches,
            SearchStore searchable,
            BusinessTime time) {
        this.customers = customers;
        this.store = store;
        this.orders = orders;
        this.expansions = expansions;
        this.searches = searches;
        this.searchable = searchable;
        this.time = time;
    }

    @POST
    public Uni<RestResponse<ObjectNode>> create(ApiRequest request) {
        var params = request.params();
        var details = CustomerParams.change(params).apply(Customer.Details.NONE);
        var methodId = params.string("payment_method");
        var expansion = expansions.of(request, OBJECT);
        params.rejectUnknown();
        return orders.method(request, methodId)
                .chain(method ->
                        customers.create(request, customer(request, details), method.orElse(null)))
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var page = PageRequest.from(request.params());
        var email = request.params().string("email").orElse(null);
        var expansion = expansions.ofList(request, OBJECT);
        request.params().rejectUnknown();
        return store.list(Tenant.of(request.caller()), email, page)
                .map(found -> Answers.list("/v1/customers", found, CustomerView::of))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
    }

    @GET
    @Path("/search")
    public Uni<ObjectNode> search(@Context ApiRequest request) {
        return searches.run(request, OBJECT, searchable::customers, CustomerView::of);
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(@PathParam("id") String id, @Context ApiRequest request) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return store.find(ref(request, id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)))
                .map(CustomerView::of)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    @POST
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> update(@PathParam("id") String id, ApiRequest request) {
        var change = CustomerParams.change(request.params());
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return customers
                .update(request, ref(request, id), change)
                .chain(answer -> expansions.apply(request, expansion, OBJECT, answer));
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<ObjectNode>> delete(@PathParam("id") String id, ApiRequest request) {
        request.params().rejectUnknown();
        return customers.delete(request, ref(request, id)).map(Answers::response);
    }

    private Customer customer(ApiRequest request, Customer.Details details) {
        var tenant = Tenant.of(request.caller());
        var now = time.now(tenant);
        return new Customer(
                Ids.create("cus_", now),
                tenant.merchantId(),
                tenant.livemode(),
                now,
                false,
                details);
    }

    private static ObjectRef ref(ApiRequest request, String id) {
        return ObjectRef.of(request.caller(), id);
    }
}
