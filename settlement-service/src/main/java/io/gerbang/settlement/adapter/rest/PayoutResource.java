package io.gerbang.settlement.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.settlement.application.CancelPayout;
import io.gerbang.settlement.application.Cancellation;
import io.gerbang.settlement.application.CancellationRequest;
import io.gerbang.settlement.application.PayoutDirectory;
import io.gerbang.settlement.application.PayoutFilter;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expander;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.idempotency.IdempotencyErrors;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** What went, or is on its way, to the caller's bank. */
@Path("/v1/payouts")
class PayoutResource {

    private static final String OBJECT = "payout";
    private static final String LIST = ExpandableFields.listOf(OBJECT);

    private final PayoutDirectory payouts;
    private final CancelPayout cancel;
    private final Expander expander;

    PayoutResource(
            PayoutDirectory payouts, CancelPayout cancel, BalanceTransactionReader transactions) {
        this.payouts = payouts;
        this.cancel = cancel;
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

    /** Unlike Stripe's, payouts of the schedule can be canceled too, until they leave. */
    @POST
    @Path("/{id}/cancel")
    public Uni<ObjectNode> cancel(String id, ApiRequest request) {
        var caller = request.caller();
        var expansion = Expansion.from(request.params());
        expander.requireExpandable(caller, expansion, OBJECT);
        request.params().rejectUnknown();
        var asked =
                new CancellationRequest(
                        Lists.holder(caller),
                        id,
                        caller.idempotencyKey(),
                        request.fingerprint().hex());
        return find(asked.holder(), id)
                .chain(() -> cancel.handle(asked))
                .map(PayoutResource::canceled)
                .chain(payout -> expander.expand(caller, expansion, OBJECT, payout));
    }

    @GET
    @Path("/{id}")
    public Uni<ObjectNode> retrieve(String id, @Context ApiRequest request) {
        var expansion = Expansion.from(request.params());
        expander.requireExpandable(request.caller(), expansion, OBJECT);
        request.params().rejectUnknown();
        return find(Lists.holder(request.caller()), id)
                .map(PayoutJson::of)
                .chain(payout -> expander.expand(request.caller(), expansion, OBJECT, payout));
    }

    private Uni<Payout> find(AccountHolder holder, String id) {
        return payouts.find(holder, id)
                .map(found -> found.orElseThrow(() -> StripeErrors.resourceMissing(OBJECT, id)));
    }

    private static ObjectNode canceled(Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Done(var payout) -> PayoutJson.of(payout);
            case Cancellation.TooLate(var payout) -> throw tooLate(payout);
            case Cancellation.KeyUsedElsewhere _ -> throw IdempotencyErrors.otherRequest();
        };
    }

    private static StripeException tooLate(Payout payout) {
        var reason =
                payout instanceof Payout.Ordered
                        ? "this one is leaving for the bank."
                        : "this one is " + PayoutJson.status(payout) + ".";
        return StripeErrors.invalid(400, "Payouts can only be canceled while pending: " + reason)
                .build();
    }
}
