package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.CustomerStore;
import io.gerbang.checkout.application.payment.BalanceTransactions;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.application.session.CheckoutSessionStore;
import io.gerbang.checkout.application.view.ChargeView;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.application.view.CustomerView;
import io.gerbang.checkout.application.view.PaymentMethodView;
import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.application.view.SetupAttemptView;
import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.expand.ExpandableFields;
import io.gerbang.web.expand.Expander;
import io.gerbang.web.expand.Expansion;
import io.gerbang.web.key.Caller;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.page.CreatedRange;
import io.gerbang.web.page.PageRequest;
import io.gerbang.web.page.StripeList;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** What can be expanded in checkout's answers. */
@ApplicationScoped
class Expansions {

    private static final int MOST_REFUNDS = 10;
    private static final PageRequest FIRST_ITEMS =
            new PageRequest(10, null, null, CreatedRange.ALL);

    private final PaymentStore payments;
    private final PaymentMethodStore methods;
    private final CustomerStore customers;
    private final CheckoutSessionStore sessions;
    private final SetupIntentStore setups;
    private final Expander expander;

    Expansions(
            PaymentStore payments,
            PaymentMethodStore methods,
            CustomerStore customers,
            CheckoutSessionStore sessions,
            SetupIntentStore setups,
            BalanceTransactions balanceTransactions) {
        this.payments = payments;
        this.methods = methods;
        this.customers = customers;
        this.sessions = sessions;
        this.setups = setups;
        this.expander = new Expander(fields(balanceTransactions));
    }

    private ExpandableFields fields(BalanceTransactions balanceTransactions) {
        return new ExpandableFields()
                .reference("payment_intent", "customer", "customer", this::customers)
                .reference("payment_intent", "latest_charge", "charge", this::charges)
                .included(
                        "payment_intent",
                        "payment_method",
                        "payment_method",
                        this::methodsOfIntents)
                .reference("setup_intent", "customer", "customer", this::customers)
                .reference("setup_intent", "payment_method", "payment_method", this::methods)
                .included("setup_intent", "latest_attempt", "setup_attempt", this::attempts)
                .reference("setup_attempt", "customer", "customer", this::customers)
                .reference("setup_attempt", "payment_method", "payment_method", this::methods)
                .reference("mandate", "payment_method", "payment_method", this::methods)
                .reference("payment_method", "customer", "customer", this::customers)
                .nested("customer", "invoice_settings", "invoice_settings")
                .reference(
                        "invoice_settings",
                        "default_payment_method",
                        "payment_method",
                        this::methods)
                .reference("charge", "customer", "customer", this::customers)
                .reference("charge", "payment_intent", "payment_intent", this::intents)
                .included("charge", "payment_method", "payment_method", this::methodsOfCharges)
                .reference(
                        "charge",
                        "balance_transaction",
                        "balance_transaction",
                        balanceTransactions::load)
                .included("charge", "refunds", ExpandableFields.listOf("refund"), this::refunds)
                .reference("checkout.session", "customer", "customer", this::customers)
                .reference("checkout.session", "payment_intent", "payment_intent", this::intents)
                .reference("checkout.session", "setup_intent", "setup_intent", this::setups)
                .included(
                        "checkout.session",
                        "line_items",
                        ExpandableFields.listOf("item"),
                        this::lineItems)
                .reference("refund", "charge", "charge", this::charges)
                .reference("refund", "payment_intent", "payment_intent", this::intents)
                .reference(
                        "refund",
                        "balance_transaction",
                        "balance_transaction",
                        balanceTransactions::load);
    }

    /**
     * What a request wants expanded in an object; 400 where that is not possible. A publishable key
     * has no such parameter.
     */
    Expansion of(ApiRequest request, String object) {
        if (request.caller().kind() == KeyKind.PUBLISHABLE) {
            return Expansion.NONE;
        }
        return require(request.caller(), Expansion.from(request.params()), object);
    }

    /** What is asked for; 400 where that is not possible. */
    Expansion require(Caller caller, Expansion expansion, String object) {
        expander.requireExpandable(caller, expansion, object);
        return expansion;
    }

    Expansion ofList(ApiRequest request, String object) {
        return of(request, ExpandableFields.listOf(object));
    }

    Uni<ObjectNode> apply(
            ApiRequest request, Expansion expansion, String object, ObjectNode answer) {
        return expander.expand(request.caller(), expansion, object, answer);
    }

    Uni<RestResponse<ObjectNode>> apply(
            ApiRequest request, Expansion expansion, String object, Answer answer) {
        return expansion.isEmpty() || answer.status() != 200
                ? Uni.createFrom().item(Answers.response(answer))
                : apply(request, expansion, object, answer.body()).map(RestResponse::ok);
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

    private Uni<Map<String, ObjectNode>> setups(Caller caller, Set<String> ids) {
        return setups.setups(refs(caller, ids))
                .map(found ->
                        found.stream()
                                .collect(Collectors.toMap(SetupIntent::id, SetupIntentView::of)));
    }

    private Uni<Map<String, ObjectNode>> attempts(Caller caller, Set<String> setupIds) {
        return setups.setups(refs(caller, setupIds))
                .map(found ->
                        found.stream()
                                .filter(setup -> setup.lastAttempt() != null)
                                .collect(
                                        Collectors.toMap(
                                                SetupIntent::id,
                                                setup ->
                                                        SetupAttemptView.of(
                                                                setup, setup.lastAttempt()))));
    }

    private Uni<Map<String, ObjectNode>> customers(Caller caller, Set<String> ids) {
        return customers
                .customers(refs(caller, ids))
                .map(found ->
                        found.stream().collect(Collectors.toMap(Customer::id, CustomerView::of)));
    }

    private Uni<Map<String, ObjectNode>> methods(Caller caller, Set<String> ids) {
        return methods.methods(refs(caller, ids))
                .map(found ->
                        found.stream()
                                .collect(Collectors.toMap(SavedMethod::id, PaymentMethodView::of)));
    }

    private Uni<Map<String, ObjectNode>> methodsOfIntents(Caller caller, Set<String> ids) {
        return payments.payments(refs(caller, ids))
                .map(found ->
                        found.stream()
                                .filter(payment -> payment.paymentMethod() != null)
                                .collect(Collectors.toMap(Payment::id, PaymentMethodView::of)))
                .chain(views -> asSaved(caller, views));
    }

    private Uni<Map<String, ObjectNode>> methodsOfCharges(Caller caller, Set<String> ids) {
        return payments.charges(refs(caller, ids))
                .map(found ->
                        found.stream().collect(Collectors.toMap(Charge::id, PaymentMethodView::of)))
                .chain(views -> asSaved(caller, views));
    }

    /** Payment methods as they are now, where they are more than what was paid with once. */
    private Uni<Map<String, ObjectNode>> asSaved(Caller caller, Map<String, ObjectNode> byOwner) {
        var ids =
                byOwner.values().stream()
                        .map(view -> view.get("id").textValue())
                        .collect(Collectors.toSet());
        return methods(caller, ids)
                .invoke(saved ->
                        byOwner.replaceAll((owner, view) ->
                                saved.getOrDefault(view.get("id").textValue(), view)))
                .replaceWith(byOwner);
    }

    /** The newest of each charge's. */
    private Uni<Map<String, ObjectNode>> refunds(Caller caller, Set<String> chargeIds) {
        return payments.refundsOf(refs(caller, chargeIds))
                .map(found -> {
                    var byCharge = found.stream().collect(Collectors.groupingBy(Refund::chargeId));
                    return chargeIds.stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            id -> list(id, byCharge.getOrDefault(id, List.of()))));
                });
    }

    private static ObjectNode list(String chargeId, List<Refund> refunds) {
        return StripeList.of(
                "/v1/charges/" + chargeId + "/refunds",
                refunds.stream().limit(MOST_REFUNDS).map(RefundView::of).toList(),
                refunds.size() > MOST_REFUNDS);
    }

    /** The first of each session's, as Stripe has it. */
    private Uni<Map<String, ObjectNode>> lineItems(Caller caller, Set<String> sessionIds) {
        return sessions.find(refs(caller, sessionIds))
                .map(found ->
                        found.stream()
                                .collect(
                                        Collectors.toMap(
                                                CheckoutSession::id,
                                                session ->
                                                        CheckoutSessionView.lineItems(
                                                                session, FIRST_ITEMS))));
    }

    private static List<ObjectRef> refs(Caller caller, Collection<String> ids) {
        var tenant = Tenant.of(caller);
        return ids.stream().map(id -> new ObjectRef(tenant, id)).toList();
    }
}
