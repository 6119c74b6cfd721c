package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.Erasures;
import io.gerbang.checkout.application.customer.PersonStore;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler.Created;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.domain.BillingDetails;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erases customers with the cards that they paid with, whoever those belong to by now. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ErasedCardsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int STEP_OF_CHARGES = 1;
    private static final List<String> TABLES =
            List.of("payment_intents", "charges", "payment_methods", "merchant_events");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;
    @Inject PersonStore store;
    @Inject Erasures erasures;
    @Inject PaymentMethodStore methods;
    @Inject PaymentStore payments;
    @Inject Database database;
    @Inject Pool pool;

    private final String name = "Ayu" + UUID.randomUUID().toString().substring(0, 8);
    private FakeAuthorization authorization;
    private Created shop;
    private Api api;
    private String customer;
    private String card;

    @BeforeEach
    void connect() {
        authorization = new FakeAuthorization(bootstrapServers);
        shop = Api.newShop(merchants);
        api = new Api(base, shop.secretKey());
        customer = api.post("/v1/customers", "description=Guest").text("id");
        card = cardOfTheVault();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        authorization.close();
    }

    @Test
    void one_that_was_used_once_goes_with_the_customer() {
        pay();
        assertThat(places()).contains("charges", "payment_methods");

        eraseCustomer();

        assertThat(places()).isEmpty();
        assertThat(cardsToErase()).containsExactly(card);
    }

    @Test
    void one_that_was_detached_before_goes_with_the_customer() {
        api.post("/v1/payment_methods/" + card + "/attach", "customer=" + customer);
        pay();
        api.post("/v1/payment_methods/" + card + "/detach", "");
        assertThat(places()).containsExactlyElementsOf(TABLES);

        eraseCustomer();

        assertThat(places()).isEmpty();
        assertThat(cardsToErase()).containsExactly(card);
    }

    @Test
    void one_that_was_detached_before_it_ever_paid_goes_with_the_customer() {
        api.post("/v1/payment_methods/" + card + "/attach", "customer=" + customer);
        api.post("/v1/payment_methods/" + card + "/detach", "");
        assertThat(places()).contains("payment_methods", "merchant_events");

        eraseCustomer();

        assertThat(places()).isEmpty();
        assertThat(cardsToErase()).containsExactly(card);
    }

    @Test
    void one_that_is_somebody_elses_by_now_stays_theirs() {
        var other = api.post("/v1/customers", "description=Other").text("id");
        var chosen = "amount=1999&currency=usd&customer=%s&payment_method=%s";
        api.post("/v1/payment_intents", chosen.formatted(customer, card));
        api.post("/v1/payment_methods/" + card + "/attach", "customer=" + other);

        eraseCustomer();

        assertThat(api.get("/v1/payment_methods/" + card).text("customer")).isEqualTo(other);
        assertThat(cardsToErase()).isEmpty();
    }

    @Test
    void a_charge_that_is_being_written_brings_nobody_back() throws Exception {
        var charge = pay();
        var found = await(payments.charge(ref(charge))).orElseThrow();
        var isRead = new CompletableFuture<Void>();
        var mayWrite = new CompletableFuture<Void>();
        api.delete("/v1/customers/" + customer);
        while (await(stepOfErasure()) < STEP_OF_CHARGES) {
            await(store.eraseSome());
        }

        var writing =
                database.transact(tx -> rewrite(tx, found, isRead, mayWrite))
                        .subscribeAsCompletionStage();
        isRead.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        var erasing = store.eraseSome().subscribeAsCompletionStage();
        erasing.copy().completeOnTimeout(true, 1, TimeUnit.SECONDS).join();
        mayWrite.complete(null);
        writing.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        erasing.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        eraseAll();

        assertThat(places()).isEmpty();
    }

    /** As whoever brings an outcome into a charge. */
    private Uni<Void> rewrite(
            SqlConnection tx,
            Charge found,
            CompletableFuture<Void> isRead,
            CompletableFuture<Void> mayWrite) {
        return payments.lock(tx, List.of(ref(found.paymentId())))
                .chain(() -> payments.charges(tx, List.of(ref(found.id()))))
                .invoke(() -> isRead.complete(null))
                .call(() -> Uni.createFrom().completionStage(mayWrite))
                .chain(known -> payments.putCharges(tx, known.values()));
    }

    private Uni<Integer> stepOfErasure() {
        return pool.preparedQuery("select step from erasures where customer_id = $1")
                .execute(Tuple.of(customer))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private String pay() {
        var order = "amount=1999&currency=usd&confirm=true&customer=%s&payment_method=%s";
        var paid = api.post("/v1/payment_intents", order.formatted(customer, card));
        assertThat(paid.text("status")).isEqualTo("succeeded");
        return paid.text("latest_charge");
    }

    /** With what the person gave with it. */
    private String cardOfTheVault() {
        var id = Ids.create("pm_", Instant.now());
        var facts = new CardFacts("visa", "424242", "4242", 12, 2034, "credit", "ID", null);
        var method =
                new PaymentMethod(
                        new PaymentMethodFacts(id, "card", facts, null),
                        new BillingDetails(null, null, name, null));
        await(
                methods.keep(
                        SavedMethod.fresh(
                                method, shop.merchant().id(), false, Instant.now(), Map.of())));
        return id;
    }

    private void eraseCustomer() {
        assertThat(api.delete("/v1/customers/" + customer).status()).isEqualTo(200);
        eraseAll();
    }

    private void eraseAll() {
        await(erasures.run());
        var left = await(pool.query("select count(*) from erasures").execute());
        assertThat(left.iterator().next().getLong(0)).isZero();
    }

    private List<String> places() {
        return TABLES.stream().filter(this::holdsTheName).toList();
    }

    private boolean holdsTheName(String table) {
        var query = "select exists (select from %s t where position($1 in t::text) > 0)";
        return await(pool.preparedQuery(query.formatted(table)).execute(Tuple.of(name)))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private List<String> cardsToErase() {
        var due =
                "select array_agg(id) from erasures_elsewhere"
                        + " where merchant_id = $1 and kind = 'card' and due_at <= now()";
        var ids =
                await(pool.preparedQuery(due).execute(Tuple.of(shop.merchant().id())))
                        .iterator()
                        .next()
                        .getArrayOfStrings(0);
        return ids == null ? List.of() : List.of(ids);
    }

    private ObjectRef ref(String id) {
        return new ObjectRef(new Tenant(shop.merchant().id(), false), id);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
