package io.gerbang.checkout.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gerbang.checkout.application.CheckoutRules;
import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.ElsewhereStore.Item;
import io.gerbang.checkout.application.customer.ElsewhereStore.Kind;
import io.gerbang.checkout.application.payment.Intents;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentMethods;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.Examples;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.PaymentState;
import io.gerbang.checkout.domain.PaymentState.Authorizing;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Erases what other services keep, which are played here. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ErasuresIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int RUNS = 20;
    private static final String EMAIL = "ayu@example.com";
    private static final String NAME = "Ayu Lestari";

    @Inject PersonStore people;
    @Inject ElsewhereStore elsewhere;
    @Inject PaymentMethodStore methods;
    @Inject PaymentStore payments;
    @Inject Intents intents;
    @Inject CheckoutRules rules;
    @Inject Database database;

    private final Tenant tenant = new Tenant("acct_" + UUID.randomUUID(), false);
    private final Neighbours neighbours = new Neighbours();

    /** A vault, which may be away, and fraud-service. */
    private final class Neighbours implements PaymentMethods.Vault, Erasures.Screenings {

        private final Set<String> forgotten = new HashSet<>();
        private boolean vaultIsAway;
        private Uni<Void> beforeFound = Uni.createFrom().voidItem();

        @Override
        public Uni<Optional<SavedMethod>> find(ObjectRef ref) {
            return beforeFound.replaceWith(Optional.of(card(ref.id())));
        }

        @Override
        public Uni<Void> renew(ObjectRef ref, int month, int year) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> erase(ObjectRef ref) {
            return vaultIsAway
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> eraseOf(Tenant ofMerchant, String email) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<JsonNode> heldOf(Tenant ofMerchant, String email) {
            return Uni.createFrom().item(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public Uni<Void> forget(ObjectRef payment) {
            forgotten.add(payment.id());
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void a_vault_that_is_away_keeps_no_other_service_from_forgetting() {
        var cards = IntStream.range(0, 60).mapToObj(_ -> new Item(Kind.CARD, ref("pm_"))).toList();
        var screening = new Item(Kind.SCREENING, ref("pi_"));
        neighbours.vaultIsAway = true;
        erase(cards, Instant.now().minusSeconds(60));
        erase(List.of(screening), Instant.now());

        runUntilForgotten(screening.ref().id());

        assertThat(neighbours.forgotten).contains(screening.ref().id());
        assertThat(await(people.underWay())).as("none is given up").isGreaterThanOrEqualTo(60);
    }

    @Test
    void what_was_given_with_a_card_goes_with_the_card() {
        var detached = card(ref("pm_").id()).attachedTo("cus_1").detach();
        await(database.transact(tx -> methods.put(tx, List.of(detached))));
        erase(List.of(new Item(Kind.CARD, ref(detached))), Instant.now().minusSeconds(60));

        await(erasures().run());

        var left = await(methods.find(ref(detached))).orElseThrow();
        assertThat(left.method().billingDetails()).isEqualTo(BillingDetails.NONE);
        assertThat(left.method().facts()).isEqualTo(detached.method().facts());
    }

    @Test
    void a_payment_is_forgotten_only_once_it_has_been_screened() {
        var id = ref("pi_").id();
        var submitted = payment(id, new Authorizing(1), Examples.confirm().request());
        await(database.transact(tx -> payments.insert(tx, List.of(submitted))));
        erase(List.of(new Item(Kind.SCREENING, ref(submitted))), Instant.now().minusSeconds(60));

        await(erasures().run());
        assertThat(neighbours.forgotten).doesNotContain(id);

        var concluded = payment(id, new RequiresPaymentMethod(null), null);
        await(database.transact(tx -> payments.update(tx, List.of(concluded))));
        runUntilForgotten(id);
        assertThat(neighbours.forgotten).contains(id);
    }

    @Test
    void whoever_is_erased_while_their_card_is_looked_up_is_not_kept_with_it() {
        var ref = ref("pm_");
        var address = new Item(Kind.ADDRESS, new ObjectRef(tenant, EMAIL.toUpperCase()));
        neighbours.beforeFound =
                database.transact(tx -> elsewhere.add(tx, List.of(address), Instant.now()));

        var found = await(new PaymentMethods(methods, payments, neighbours).find(ref));

        assertThat(found).isEmpty();
        assertThat(await(methods.find(ref))).isEmpty();
    }

    /** What other tests have left is tried as well, and some of it first. */
    private void runUntilForgotten(String id) {
        for (var run = 0; run < RUNS && !neighbours.forgotten.contains(id); run++) {
            await(erasures().run());
        }
    }

    private Erasures erasures() {
        return new Erasures(
                people,
                elsewhere,
                neighbours,
                neighbours,
                intents,
                methods,
                database,
                rules,
                Clock.systemUTC());
    }

    private void erase(Collection<Item> items, Instant dueAt) {
        await(database.transact(tx -> elsewhere.add(tx, items, dueAt)));
    }

    private SavedMethod card(String id) {
        var facts = new CardFacts("visa", "424242", "4242", 12, 2034, "credit", "ID", null);
        var method =
                new PaymentMethod(
                        new PaymentMethodFacts(id, "card", facts, null),
                        new BillingDetails(null, EMAIL, NAME, null));
        return SavedMethod.fresh(
                method, tenant.merchantId(), tenant.livemode(), Instant.EPOCH, Map.of());
    }

    private Payment payment(String id, PaymentState state, @Nullable PendingRequest awaited) {
        return new Payment(
                id,
                tenant.merchantId(),
                tenant.livemode(),
                Instant.EPOCH,
                "secret",
                null,
                Examples.CHANGED,
                null,
                state,
                1,
                awaited,
                null,
                0,
                0,
                1);
    }

    /** A new one. */
    private ObjectRef ref(String prefix) {
        return new ObjectRef(tenant, Ids.create(prefix, Instant.now()));
    }

    private ObjectRef ref(SavedMethod method) {
        return new ObjectRef(tenant, method.id());
    }

    private ObjectRef ref(Payment payment) {
        return new ObjectRef(tenant, payment.id());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
