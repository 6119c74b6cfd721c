package io.gerbang.checkout.application.customer;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.event.MerchantWrites;
import io.gerbang.checkout.application.event.MerchantWrites.News;
import io.gerbang.checkout.application.event.MerchantWrites.Written;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.application.view.CustomerView;
import io.gerbang.checkout.application.view.PaymentMethodView;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What belongs to customers: customers are locked before their payment methods. */
@ApplicationScoped
public class SavedMethods {

    private final PaymentMethodStore store;
    private final CustomerStore customers;
    private final PaymentMethods.Vault vault;
    private final MerchantWrites writes;
    private final BusinessTime time;
    private final Erasures erasures;

    SavedMethods(
            PaymentMethodStore store,
            CustomerStore customers,
            PaymentMethods.Vault vault,
            MerchantWrites writes,
            BusinessTime time,
            Erasures erasures) {
        this.store = store;
        this.customers = customers;
        this.vault = vault;
        this.writes = writes;
        this.time = time;
        this.erasures = erasures;
    }

    /** Gives a payment method to a customer, which makes one of a test card's name. */
    public Uni<Answer> attach(ApiRequest request, SavedMethod found, String customer) {
        var tenant = Tenant.of(request.caller());
        return writes.execute(
                request,
                found.id(),
                tx ->
                        customers
                                .lock(tx, new ObjectRef(tenant, customer))
                                .invoke(known -> requireThere(known, customer))
                                .chain(() -> attach(tx, found, customer, time.now(tenant)))
                                .map(own ->
                                        Written.of(
                                                "payment_method.attached",
                                                own.id(),
                                                PaymentMethodView.of(own),
                                                null)));
    }

    private static void requireThere(Optional<Customer> known, String id) {
        if (known.filter(customer -> !customer.deleted()).isEmpty()) {
            throw StripeErrors.resourceMissing("customer", id, "customer");
        }
    }

    Uni<SavedMethod> attach(SqlConnection tx, SavedMethod found, String customer, Instant at) {
        if (found.standsForTestCard()) {
            var own = found.named(Ids.create("pm_", at), at).attachedTo(customer);
            return store.put(tx, List.of(own)).replaceWith(own);
        }
        return store.lock(tx, List.of(ref(found)))
                .map(known -> known.getOrDefault(found.id(), found))
                .map(method -> attached(method, customer))
                .call(own -> store.put(tx, List.of(own)));
    }

    private static SavedMethod attached(SavedMethod method, String customer) {
        if (customer.equals(method.customerId())) {
            return method;
        }
        if (method.customerId() != null) {
            throw refusal(
                    "The payment method you provided has already been attached to a customer.");
        }
        if (method.wasSpent()) {
            throw refusal(
                    "This PaymentMethod was previously used without being attached to a Customer or"
                            + " was detached from a Customer, and may not be used again.");
        }
        return method.attachedTo(customer);
    }

    /** Takes a payment method away from its customer, for good. */
    public Uni<Answer> detach(ApiRequest request, SavedMethod found) {
        var customer = found.customerId();
        requireOf(found, customer);
        return writes.execute(request, found.id(), tx -> detach(tx, found, customer));
    }

    private static void requireOf(SavedMethod method, @Nullable String customer) {
        if (customer == null || !customer.equals(method.customerId())) {
            throw refusal(
                    "The payment method you provided is not attached to a customer so detachment is"
                            + " impossible.");
        }
    }

    private Uni<Written> detach(SqlConnection tx, SavedMethod found, String customer) {
        return customers
                .lock(tx, new ObjectRef(ref(found).tenant(), customer))
                .chain(owner ->
                        locked(tx, found)
                                .invoke(method -> requireOf(method, customer))
                                .chain(method ->
                                        store.put(tx, List.of(method.detach()))
                                                .chain(() -> erasures.requestLater(tx, method))
                                                .chain(() ->
                                                        leave(tx, owner.orElseThrow(), method))));
    }

    /** The customer no longer pays with it. */
    private Uni<Written> leave(SqlConnection tx, Customer owner, SavedMethod method) {
        var news = new ArrayList<News>();
        var view = PaymentMethodView.of(method.detach());
        news.add(
                new News(
                        "payment_method.detached",
                        method.id(),
                        view,
                        PaymentMethodView.of(method)));
        var without = owner.without(method.id());
        if (without.equals(owner)) {
            return Uni.createFrom().item(new Written(view, news));
        }
        news.add(
                new News(
                        "customer.updated",
                        owner.id(),
                        CustomerView.of(without),
                        CustomerView.of(owner)));
        return customers.put(tx, without).replaceWith(new Written(view, news));
    }

    /**
     * Changes what was said about a customer's payment method.
     *
     * @param expiry when the card expires from now on; null leaves it
     */
    public Uni<Answer> update(
            ApiRequest request,
            SavedMethod found,
            UnaryOperator<SavedMethod> change,
            @Nullable YearMonth expiry) {
        if (found.customerId() == null) {
            throw refusal(
                    "You must save this PaymentMethod to a customer before you can update it.");
        }
        return writes.isNew(request)
                .chain(isNew -> isNew ? renewed(found, expiry) : Uni.createFrom().voidItem())
                .chain(() ->
                        writes.execute(
                                request,
                                found.id(),
                                tx ->
                                        locked(tx, found)
                                                .chain(before ->
                                                        put(
                                                                tx,
                                                                before,
                                                                expiring(
                                                                        change.apply(before),
                                                                        expiry)))));
    }

    /**
     * The vault's cards expire there first; what a test card's name stands for is not among them.
     */
    private Uni<Void> renewed(SavedMethod found, @Nullable YearMonth expiry) {
        return expiry == null || found.method().facts().testCard() != null
                ? Uni.createFrom().voidItem()
                : vault.renew(ref(found), expiry.getMonthValue(), expiry.getYear());
    }

    private static SavedMethod expiring(SavedMethod method, @Nullable YearMonth expiry) {
        return expiry == null ? method : method.expiring(expiry.getMonthValue(), expiry.getYear());
    }

    private Uni<SavedMethod> locked(SqlConnection tx, SavedMethod found) {
        return store.lock(tx, List.of(ref(found))).map(known -> known.get(found.id()));
    }

    private Uni<Written> put(SqlConnection tx, SavedMethod before, SavedMethod method) {
        return store.put(tx, List.of(method))
                .replaceWith(
                        Written.of(
                                "payment_method.updated",
                                method.id(),
                                PaymentMethodView.of(method),
                                PaymentMethodView.of(before)));
    }

    private static ObjectRef ref(SavedMethod method) {
        return new ObjectRef(Tenant.of(method), method.id());
    }

    private static StripeException refusal(String message) {
        return StripeErrors.invalid(400, message).param("payment_method").build();
    }
}
