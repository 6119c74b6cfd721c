package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.BalanceTransactions;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.view.ChargeView;
import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expander;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.key.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be expanded in checkout's answers. */
@ApplicationScoped
class Expansions {

    private final PaymentStore payments;
    private final Expander expander;

    Expansions(PaymentStore payments, BalanceTransactions balanceTransactions) {
        this.payments = payments;
        this.expander =
                new Expander(
                        new ExpandableFields()
                                .reference(
                                        "payment_intent", "latest_charge", "charge", this::charges)
                                .reference("refund", "charge", "charge", this::charges)
                                .reference(
                                        "refund", "payment_intent", "payment_intent", this::intents)
                                .reference(
                                        "charge", "payment_intent", "payment_intent", this::intents)
                                .reference(
                                        "charge",
                                        "balance_transaction",
                                        "balance_transaction",
                                        balanceTransactions::load)
                                .reference(
                                        "refund",
                                        "balance_transaction",
                                        "balance_transaction",
                                        balanceTransactions::load));
    }

    /** What a request wants expanded in an object; 400 where that is not possible. */
    Expansion of(ApiRequest request, String object) {
        var expansion = Expansion.from(request.params());
        expander.requireExpandable(expansion, object);
        return expansion;
    }

    Expansion ofList(ApiRequest request, String object) {
        return of(request, ExpandableFields.listOf(object));
    }

    Uni<ObjectNode> apply(
            ApiRequest request, Expansion expansion, String object, ObjectNode answer) {
        return expander.expand(request.caller(), expansion, object, answer);
    }

    Uni<ObjectNode> applyToList(
            ApiRequest request, Expansion expansion, String object, ObjectNode list) {
        return apply(request, expansion, ExpandableFields.listOf(object), list);
    }

    private Uni<Map<String, ObjectNode>> charges(Caller caller, Set<String> ids) {
        return payments.charges(refs(caller, ids))
                .map(found -> found.stream().collect(Collectors.toMap(Charge::id, ChargeView::of)));
    }

    private Uni<Map<String, ObjectNode>> intents(Caller caller, Set<String> ids) {
        return payments.payments(refs(caller, ids))
                .map(found ->
                        found.stream().collect(Collectors.toMap(Payment::id, PaymentView::of)));
    }

    private static List<ObjectRef> refs(Caller caller, Collection<String> ids) {
        var tenant = Tenant.of(caller);
        return ids.stream().map(id -> new ObjectRef(tenant, id)).toList();
    }
}
