package io.gerbang.checkout.application.customer;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantWrites;
import io.gerbang.checkout.application.event.MerchantWrites.News;
import io.gerbang.checkout.application.event.MerchantWrites.Written;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.view.CustomerView;
import io.gerbang.checkout.application.view.PaymentMethodView;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.text.Echo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What merchants do with their customers. */
@ApplicationScoped
public class Customers {

    private static final String DEFAULT_METHOD = "invoice_settings[default_payment_method]";

    private final CustomerStore store;
    private final PaymentMethodStore methods;
    private final SavedMethods saved;
    private final MerchantWrites writes;
    private final Erasures erasures;

    Customers(
            CustomerStore store,
            PaymentMethodStore methods,
            SavedMethods saved,
            MerchantWrites writes,
            Erasures erasures) {
        this.store = store;
        this.methods = methods;
        this.saved = saved;
        this.writes = writes;
        this.erasures = erasures;
    }

    /**
     * A customer that is not deleted; fails otherwise, with 404 where the path names it.
     *
     * @param param that names the customer; {@code id} for the path
     */
    public Uni<Customer> require(ObjectRef ref, String param) {
        return store.find(ref)
                .map(found ->
                        found.filter(customer -> !customer.deleted())
                                .orElseThrow(() ->
                                        param.equals("id")
                                                ? StripeErrors.resourceMissing("customer", ref.id())
                                                : StripeErrors.resourceMissing(
                                                        "customer", ref.id(), param)));
    }

    /**
     * @param method what to attach at once
     */
    public Uni<Answer> create(ApiRequest request, Customer customer, @Nullable SavedMethod method) {
        return writes.execute(request, customer.id(), tx -> create(tx, customer, method));
    }

    private Uni<Written> create(SqlConnection tx, Customer customer, @Nullable SavedMethod method) {
        var attached =
                method == null
                        ? Uni.createFrom().item(Optional.<SavedMethod>empty())
                        : saved.attach(tx, method, customer.id(), customer.createdAt())
                                .map(Optional::of);
        return attached.chain(own -> {
            var settled = customer.with(withDefault(customer.details(), method, own));
            var news = new ArrayList<News>();
            news.add(new News("customer.created", customer.id(), CustomerView.of(settled)));
            own.ifPresent(card ->
                    news.add(
                            new News(
                                    "payment_method.attached",
                                    card.id(),
                                    PaymentMethodView.of(card))));
            return requireOwn(tx, settled)
                    .chain(() -> store.put(tx, settled))
                    .replaceWith(new Written(CustomerView.of(settled), news));
        });
    }

    /** A test card's name becomes a payment method, and where it is the default, so does that. */
    private static Customer.Details withDefault(
            Customer.Details details, @Nullable SavedMethod named, Optional<SavedMethod> own) {
        return named != null && named.id().equals(details.defaultPaymentMethod())
                ? details.payingWith(own.orElseThrow().id())
                : details;
    }

    public Uni<Answer> update(
            ApiRequest request, ObjectRef ref, UnaryOperator<Customer.Details> change) {
        return writes.execute(
                request,
                ref.id(),
                tx ->
                        lock(tx, ref)
                                .chain(before -> {
                                    var changed = before.with(change.apply(before.details()));
                                    return requireOwn(tx, changed)
                                            .chain(() -> store.put(tx, changed))
                                            .replaceWith(
                                                    Written.of(
                                                            "customer.updated",
                                                            ref.id(),
                                                            CustomerView.of(changed),
                                                            CustomerView.of(before)));
                                }));
    }

    /** Erases what a person gave, and makes the customer's payment methods useless. */
    public Uni<Answer> delete(ApiRequest request, ObjectRef ref) {
        return writes.execute(
                request,
                ref.id(),
                tx ->
                        lock(tx, ref)
                                .call(before -> erase(tx, before))
                                .map(before ->
                                        new Written(
                                                CustomerView.of(before.erased()),
                                                List.of(
                                                        new News(
                                                                "customer.deleted",
                                                                ref.id(),
                                                                CustomerView.of(before))))));
    }

    /** Erases a customer who is locked; what else there is of the person follows. */
    Uni<Void> erase(SqlConnection tx, Customer customer) {
        var tenant = Tenant.of(customer);
        var ref = new ObjectRef(tenant, customer.id());
        var person = new Person(tenant, customer.id(), null);
        return store.put(tx, customer.erased())
                .chain(() -> methods.lockOf(tx, ref))
                .chain(own ->
                        methods.put(tx, own.stream().map(SavedMethod::erased).toList())
                                .chain(() -> erasures.request(tx, person, own)));
    }

    private Uni<Customer> lock(SqlConnection tx, ObjectRef ref) {
        return store.lock(tx, ref)
                .map(found ->
                        found.filter(customer -> !customer.deleted())
                                .orElseThrow(
                                        () -> StripeErrors.resourceMissing("customer", ref.id())));
    }

    /** Invoices are paid with what is the customer's own. */
    private Uni<Void> requireOwn(SqlConnection tx, Customer customer) {
        var id = customer.details().defaultPaymentMethod();
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        var tenant = Tenant.of(customer);
        return methods.lock(tx, List.of(new ObjectRef(tenant, id)))
                .invoke(known -> {
                    var own = known.get(id);
                    if (own == null || !customer.id().equals(own.customerId())) {
                        throw StripeErrors.invalidParameter(
                                DEFAULT_METHOD,
                                "resource_missing",
                                "The customer does not have a payment method with the ID "
                                        + Echo.safe(id)
                                        + ". The payment method must be attached to the customer.");
                    }
                })
                .replaceWithVoid();
    }
}
