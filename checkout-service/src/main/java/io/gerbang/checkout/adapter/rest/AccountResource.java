package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.merchant.AccountView;
import io.gerbang.checkout.application.merchant.MerchantStore;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** {@code /v1/account}: the merchant whose key asks. */
@Path("/v1/account")
class AccountResource {

    private final MerchantStore merchants;

    AccountResource(MerchantStore merchants) {
        this.merchants = merchants;
    }

    @GET
    public Uni<ObjectNode> retrieve(@Context ApiRequest request) {
        request.params().rejectUnknown();
        var id = request.caller().merchantId();
        return merchants
                .merchant(id)
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing("account", id)))
                .map(AccountView::of);
    }
}
