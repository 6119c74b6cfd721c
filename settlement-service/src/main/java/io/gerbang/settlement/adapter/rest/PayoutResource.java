package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.application.PayoutDirectory;
import io.gerbang.settlement.application.PayoutFilter;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expander;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** What went, or is on its way, to the caller's bank. */
@Path("/v1/payouts")
class PayoutResource {

    private static final String OBJECT = "payout";
    private static final String LIST = ExpandableFields.listOf(OBJECT);

    private final PayoutDirectory payouts;
    private final Expander expander;

    PayoutResource(PayoutDirectory payouts, BalanceTransactionReader transactions) {
        this.payouts = payouts;
        this.expander =
                new Expander(
                        new ExpandableFields()
                                .reference(
                                        OBJECT,
                                        "balance_transaction",
                                        "balance_transaction",
                                        transactions::load)
                                .reference(
                                        OBJECT,
                                        "failure_balance_transaction",
                                        "balance_transaction",
                                        transactions::load));
    }

    @GET
    public Uni<ObjectNode> list(@Context ApiRequest request) {
        var params = request.params();
        var page = PageRequest.from(params);
        var filter =
                new PayoutFilter(
                        params.string("status").orElse(null),
                        ArrivalRange.from(params),
                        Lists.range(page.created()));
        var expansion = Expansion.from(params);
        expander.requireExpandable(request.caller(), expansion, LIST);
        params.rejectUnknown();
        var holder = Lists.holder(request.caller());
        return Lists.cursor(page, OBJECT, id -> payouts.find(holder, id))
                .chain(cursor -> payouts.page(holder, filter, cursor))
                .map(slice -> Lists.json("/v1/payouts", slice, PayoutJson::of))
                .chain(list -> expander.expand(request.caller(), expansion, LIST, list));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(String id, @Context ApiRequest request) {
        var expansion = Expansion.from(request.params());
        expander.requireExpandable(request.caller(), expansion, OBJECT);
        request.params().rejectUnknown();
        return payouts.find(Lists.holder(request.caller()), id)
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)))
                .map(PayoutJson::of)
                .chain(payout -> expander.expand(request.caller(), expansion, OBJECT, payout));
    }
}
