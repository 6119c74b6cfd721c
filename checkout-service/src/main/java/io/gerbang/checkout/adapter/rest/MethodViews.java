package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.Customers;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.application.view.PaymentMethodView;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payment methods as two resources show them. */
@ApplicationScoped
class MethodViews {

    private static final String OBJECT = "payment_method";
    private static final String NAME = "PaymentMethod";

    private final PaymentMethods methods;
    private final PaymentMethodStore store;
    private final Customers customers;
    private final Expansions expansions;

    MethodViews(
            PaymentMethods methods,
            PaymentMethodStore store,
            Customers customers,
            Expansions expansions) {
        this.methods = methods;
        this.store = store;
        this.customers = customers;
        this.expansions = expansions;
    }

    /**
     * @param customer whose; empty lists everybody's
     * @param param names the customer in an error: {@code id} where the path does
     */
    Uni<ObjectNode> list(ApiRequest request, Optional<String> customer, String param, String url) {
        var page = PageRequest.from(request.params());
        var type = request.params().string("type");
        request.params().ignore("allow_redisplay");
        var expansion = expansions.ofList(request, OBJECT);
        request.params().rejectUnknown();
        var tenant = Tenant.of(request.caller());
        return requireCustomer(tenant, customer, param)
                .chain(() -> store.list(tenant, customer.orElse(null), type.orElse(null), page))
                .map(found -> Answers.list(url, found, PaymentMethodView::of))
                .chain(list -> expansions.applyToList(request, expansion, OBJECT, list));
    }

    private Uni<Void> requireCustomer(Tenant tenant, Optional<String> customer, String param) {
        return customer.isEmpty()
                ? Uni.createFrom().voidItem()
                : customers.require(new ObjectRef(tenant, customer.get()), param).replaceWithVoid();
    }

    /**
     * @param customer whose it has to be; null takes anybody's
     */
    Uni<ObjectNode> retrieve(ApiRequest request, String id, @Nullable String customer) {
        var expansion = expansions.of(request, OBJECT);
        request.params().rejectUnknown();
        return find(request, id)
                .invoke(method -> {
                    if (customer != null && !customer.equals(method.customerId())) {
                        throw StripeErrors.resourceMissing(NAME, id);
                    }
                })
                .map(PaymentMethodView::of)
                .chain(view -> expansions.apply(request, expansion, OBJECT, view));
    }

    Uni<SavedMethod> find(ApiRequest request, String id) {
        return methods.find(ObjectRef.of(request.caller(), id))
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(NAME, id)));
    }
}
