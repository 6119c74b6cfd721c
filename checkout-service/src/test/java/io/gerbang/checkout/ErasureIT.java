package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.Erasures;
import io.gerbang.checkout.application.customer.People;
import io.gerbang.checkout.application.customer.Person;
import io.gerbang.checkout.application.customer.PersonStore;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler.Created;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erases people, and looks for them in the whole database. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ErasureIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Actor OPERATOR = new Actor("alice", "127.0.0.1");

    /**
     * All but the one that keeps the address until the vault, which is away here, has confirmed.
     */
    private static final String TABLES =
            "select tablename from pg_tables where schemaname = 'public'"
                    + " and tablename <> 'erasures_elsewhere'";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;
    @Inject People people;
    @Inject AuditLog audit;
    @Inject PersonStore store;
    @Inject Erasures erasures;
    @Inject Pool pool;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "ayu." + mark + "@example.com";
    private final String name = "Ayu" + mark;
    private final String street = "Jalan" + mark;
    private final String phone = "62811" + Math.abs(mark.hashCode());
    private FakeAuthorization authorization;
    private Created shop;
    private Api api;

    @BeforeEach
    void connect() {
        authorization = new FakeAuthorization(bootstrapServers);
        shop = Api.newShop(merchants);
        api = new Api(base, shop.secretKey());
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        authorization.close();
    }

    @Test
    void a_deleted_customer_is_nowhere_any_more() {
        var customer = customer();
        var payment = pay("&customer=" + customer);
        api.post("/v1/customers/" + customer, "name=" + name + "+Lestari");
        assertThat(found()).containsExactlyInAnyOrder(email, name, street, phone);

        assertThat(api.delete("/v1/customers/" + customer).status()).isEqualTo(200);
        eraseAll();

        assertThat(found()).isEmpty();
        var after = api.get("/v1/payment_intents/" + payment);
        assertThat(after.text("status")).isEqualTo("succeeded");
        assertThat(after.body().get("receipt_email").isNull()).isTrue();
        assertThat(after.body().get("shipping").isNull()).isTrue();
        assertThat(api.get("/v1/charges/" + after.text("latest_charge")).text("status"))
                .isEqualTo("succeeded");
        assertThat(elsewhere()).containsExactlyInAnyOrder("card", "screening");
    }

    @Test
    void a_charge_is_not_found_any_more_by_where_the_customer_lived() {
        var customer = customer();
        var card = api.get("/v1/customers/" + customer + "/payment_methods").text("data.0.id");
        api.post("/v1/payment_methods/" + card, "billing_details[address][postal_code]=" + mark);
        var paid =
                api.post(
                        "/v1/payment_intents",
                        "amount=1999&currency=usd&confirm=true&customer=%s&payment_method=%s"
                                .formatted(customer, card));
        assertThat(paid.text("status")).isEqualTo("succeeded");
        assertThat(charges("billing_details.address.postal_code:'" + mark + "'")).hasSize(1);

        api.delete("/v1/customers/" + customer);
        eraseAll();

        assertThat(charges("billing_details.address.postal_code:'" + mark + "'")).isEmpty();
        assertThat(charges("payment_method_details.card.last4:'4242'")).hasSize(1);
    }

    @Test
    void a_retry_is_answered_as_before_but_for_the_person() {
        var form = order("");
        var first = api.post("/v1/payment_intents", form, "order-" + mark);

        await(people.erase(OPERATOR, person(email)));
        eraseAll();

        var again = api.post("/v1/payment_intents", form, "order-" + mark);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.body().get("receipt_email").isNull()).isTrue();
    }

    @Test
    void who_was_never_a_customer_is_found_and_erased_by_the_address() {
        pay("");
        var session =
                api.post(
                        "/v1/checkout/sessions",
                        "mode=payment&success_url=https://example.com/done&customer_email="
                                + email
                                + "&line_items[0][quantity]=1"
                                + "&line_items[0][price_data][currency]=usd"
                                + "&line_items[0][price_data][unit_amount]=1999"
                                + "&line_items[0][price_data][product_data][name]=Tea");
        assertThat(session.status()).isEqualTo(200);
        var stranger = new Person(person(email).tenant(), null, "nobody@example.com");
        await(people.erase(OPERATOR, stranger));
        eraseAll();
        var held = await(store.export(person(email.toUpperCase(Locale.ROOT)), Instant.now()));
        assertThat(held.get("payments")).hasSize(1);
        assertThat(held.get("charges")).hasSize(1);
        assertThat(held.get("sessions")).hasSize(1);
        assertThat(found()).containsExactlyInAnyOrder(email, name, street, phone);

        await(people.erase(OPERATOR, person(email)));
        eraseAll();

        assertThat(found()).isEmpty();
        var left = await(store.export(person(email), Instant.now()));
        assertThat(left.size()).isEqualTo(1);
    }

    @Test
    void somebody_whose_address_is_a_part_of_anothers_takes_nothing_of_theirs_along() {
        var customer = customer();
        pay("&customer=" + customer);
        var methods = "/v1/customers/" + customer + "/payment_methods";
        var method = "/v1/payment_methods/" + api.get(methods).text("data.0.id");
        api.post(method, "billing_details[email]=" + email);
        var shorter = person(email.substring(1));

        var held = await(store.export(shorter, Instant.now()));
        await(people.erase(OPERATOR, shorter));
        eraseAll();

        assertThat(held.size()).isEqualTo(1);
        assertThat(found()).containsExactlyInAnyOrder(email, name, street, phone);
        assertThat(api.get(method).text("customer")).isEqualTo(customer);
        assertThat(elsewhere()).containsExactly("address");
    }

    @Test
    void a_card_goes_with_the_address_that_it_was_given_with_and_with_no_other_in_it() {
        var customer = customer();
        var methods = "/v1/customers/" + customer + "/payment_methods";
        var method = "/v1/payment_methods/" + api.get(methods).text("data.0.id");
        var other = "siti." + mark + "@example.com";
        api.post(method, "billing_details[email]=" + email + "&billing_details[name]=" + other);

        await(people.erase(OPERATOR, person(other)));
        eraseAll();

        assertThat(api.get(method).text("customer")).isEqualTo(customer);
        assertThat(elsewhere()).containsExactly("address");
    }

    @Test
    void the_audit_log_says_that_somebody_was_erased_and_not_who() {
        var customer = new Person(person(email).tenant(), customer(), null);
        var before = await(audit.list(0, 1_000));

        await(people.export(OPERATOR, customer));
        await(people.erase(OPERATOR, person(email)));
        eraseAll();

        var acts = await(audit.list(before.isEmpty() ? 0 : before.getLast().position(), 10));
        assertThat(acts)
                .extracting(AuditLog.Entry::actor, AuditLog.Entry::action)
                .containsExactly(
                        tuple("alice", "person.exported"), tuple("alice", "person.erased"));
        assertThat(acts.toString()).doesNotContainIgnoringCase(email);
    }

    @Test
    void an_operator_erases_all_customers_with_an_address_and_the_merchant_is_told() {
        var first = customer();
        var second = customer();

        var erased = await(people.erase(OPERATOR, person(email.toUpperCase(Locale.ROOT))));
        eraseAll();

        assertThat(erased).isEqualTo(2);

        for (var id : List.of(first, second)) {
            assertThat(api.get("/v1/customers/" + id).body().get("deleted").asBoolean()).isTrue();
        }
        assertThat(found()).isEmpty();
        var told = api.get("/v1/events?type=customer.deleted").body().get("data");
        assertThat(told).hasSize(2);
    }

    @Test
    void a_detached_card_is_kept_for_refunds_and_erased_in_time() {
        var customer = customer();
        var card = api.get("/v1/customers/" + customer + "/payment_methods").text("data.0.id");

        api.post("/v1/payment_methods/" + card + "/detach", "");
        eraseAll();

        var due =
                await(
                        pool.preparedQuery(
                                        "select extract(day from due_at - now())::int"
                                                + " from erasures_elsewhere where id = $1")
                                .execute(Tuple.of(card)));
        assertThat(due.iterator().next().getInteger(0)).isBetween(178, 180);
    }

    @Test
    void an_erasure_that_fails_waits_and_the_others_go_on() {
        var stuck = api.post("/v1/customers", "description=Stuck").text("id");
        var other = customer();
        unreadable(stuck);
        api.delete("/v1/customers/" + stuck);
        pay("&customer=" + other);
        api.delete("/v1/customers/" + other);

        await(erasures.run());

        assertThat(waiting()).containsExactly(stuck);
        assertThat(found()).isEmpty();

        await(pool.query("delete from setup_intents where body = 'unreadable'").execute());
        await(pool.query("update erasures set due_at = now()").execute());
        eraseAll();
    }

    /** As no version of ours has written it. */
    private void unreadable(String customer) {
        await(
                pool.preparedQuery(
                                "insert into setup_intents (merchant_id, livemode, id, created_at,"
                                        + " customer_id, body)"
                                        + " values ($1, false, $2, now(), $3, 'unreadable')")
                        .execute(Tuple.of(shop.merchant().id(), "seti_" + mark, customer)));
    }

    private List<String> waiting() {
        return rows("select customer_id from erasures where failures > 0").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private JsonNode charges(String query) {
        return api.get("/v1/charges/search?query=" + URLEncoder.encode(query, UTF_8))
                .body()
                .get("data");
    }

    private String customer() {
        var made =
                api.post(
                        "/v1/customers",
                        "email=%s&name=%s&phone=%s&address[line1]=%s&payment_method=pm_card_visa"
                                .formatted(email, name, phone, street),
                        UUID.randomUUID().toString());
        return made.text("id");
    }

    private String pay(String more) {
        var paid = api.post("/v1/payment_intents", order(more));
        assertThat(paid.text("status")).isEqualTo("succeeded");
        return paid.text("id");
    }

    private String order(String more) {
        return "amount=1999&currency=usd&confirm=true&payment_method=pm_card_visa&receipt_email="
                + email
                + "&shipping[name]=%s&shipping[phone]=%s&shipping[address][line1]=%s"
                        .formatted(name, phone, street)
                + more;
    }

    private Person person(String address) {
        return new Person(new Tenant(shop.merchant().id(), false), null, address);
    }

    private void eraseAll() {
        await(erasures.run());
        var left = await(pool.query("select count(*) from erasures").execute());
        assertThat(left.iterator().next().getLong(0)).isZero();
    }

    /** What has been said of the person and stands in any row of any table, as text or as bytes. */
    private List<String> found() {
        var found = new ArrayList<String>();
        for (var said : List.of(email, name, street, phone)) {
            if (rows(TABLES).stream()
                    .map(table -> table.getString(0))
                    .anyMatch(table -> holds(table, said))) {
                found.add(said);
            }
        }
        return found;
    }

    private boolean holds(String table, String said) {
        var hex = HexFormat.of().formatHex(said.getBytes(UTF_8));
        var query =
                "select exists (select from \"%s\" t where position($1 in t::text) > 0"
                        + " or position($2 in t::text) > 0)";
        var rows = await(pool.preparedQuery(query.formatted(table)).execute(Tuple.of(said, hex)));
        return rows.iterator().next().getBoolean(0);
    }

    private List<String> elsewhere() {
        return rows(
                        "select kind from erasures_elsewhere where merchant_id = '%s'"
                                .formatted(shop.merchant().id()))
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<Row> rows(String sql) {
        return StreamSupport.stream(await(pool.query(sql).execute()).spliterator(), false).toList();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
