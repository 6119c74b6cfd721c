package io.gerbang.checkout.application.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog;
import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.BusinessTime;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.event.MerchantEvents;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.application.view.CustomerView;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Followed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator does for a person who asks what is known, or wants to be forgotten. */
@ApplicationScoped
public class People {

    private final PersonStore store;
    private final CustomerStore customers;
    private final Customers erasing;
    private final Erasures erasures;
    private final PaymentMethods.Vault vault;
    private final MerchantEvents events;
    private final AuditLog audit;
    private final Database database;
    private final BusinessTime time;
    private final Clock clock;

    People(
            PersonStore store,
            CustomerStore customers,
            Customers erasing,
            Erasures erasures,
            PaymentMethods.Vault vault,
            MerchantEvents events,
            AuditLog audit,
            Database database,
            BusinessTime time,
            Clock clock) {
        this.store = store;
        this.customers = customers;
        this.erasing = erasing;
        this.erasures = erasures;
        this.vault = vault;
        this.events = events;
        this.audit = audit;
        this.database = database;
        this.time = time;
        this.clock = clock;
    }

    /** Everything about a person. */
    public Uni<ObjectNode> export(Actor actor, Person person) {
        var exported =
                database.transact(tx -> audit.append(tx, actor, act("person.exported", person)))
                        .chain(() -> store.export(person, clock.instant()));
        return person.email() == null
                ? exported
                : exported.chain(all ->
                        vault.heldOf(person.tenant(), person.email())
                                .map(held -> all.set("vault", held)));
    }

    /**
     * Erases a person: deletes the customers, as the merchant could, and has the rest erased soon.
     *
     * @return how many customers were deleted
     */
    public Uni<Integer> erase(Actor actor, Person person) {
        return database.transactThen(tx -> erase(tx, actor, person));
    }

    private Uni<Followed<Integer>> erase(SqlConnection tx, Actor actor, Person person) {
        return lock(tx, person)
                .chain(found ->
                        delete(tx, found).map(deliver -> new Followed<>(found.size(), deliver)))
                .call(() -> erasures.request(tx, person, List.of()))
                .call(erased ->
                        audit.append(
                                tx,
                                actor,
                                act("person.erased", person)
                                        .with("customers", String.valueOf(erased.result()))));
    }

    /** The log cannot forget, so it learns of nobody's address. */
    private static Act act(String action, Person person) {
        var subject = person.customerId();
        return Act.of(action, person.tenant().merchantId())
                .with("livemode", String.valueOf(person.tenant().livemode()))
                .with("customer", subject == null ? "by e-mail address" : subject);
    }

    /** How many people are still being erased. */
    public Uni<Long> underWay() {
        return store.underWay();
    }

    private Uni<List<Customer>> lock(SqlConnection tx, Person person) {
        var found =
                person.customerId() == null
                        ? customers.lockByEmail(tx, person.tenant(), email(person.email()))
                        : customers
                                .lock(tx, new ObjectRef(person.tenant(), person.customerId()))
                                .map(one -> one.stream().toList());
        return found.map(all -> all.stream().filter(one -> !one.deleted()).toList());
    }

    private static String email(@Nullable String email) {
        if (email == null) {
            throw new IllegalArgumentException("a person is a customer or has an address");
        }
        return email;
    }

    private Uni<Runnable> delete(SqlConnection tx, List<Customer> found) {
        var erased = Uni.createFrom().voidItem();
        for (var customer : found) {
            erased = erased.chain(() -> erasing.erase(tx, customer));
        }
        return erased.chain(() -> events.record(tx, found.stream().map(this::deleted).toList()));
    }

    private MerchantEvent deleted(Customer customer) {
        var tenant = Tenant.of(customer);
        var at = time.now(tenant);
        return new MerchantEvent(
                Ids.derive("evt_", at, "erased" + customer.id()),
                tenant,
                "customer.deleted",
                at,
                CustomerView.of(customer.erased()).toString(),
                null,
                null,
                null);
    }
}
