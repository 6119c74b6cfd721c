package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant's endpoints, and what the merchant sees of their deliveries. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class WebhookEndpointIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String ENDPOINTS = "/v1/webhook_endpoints";
    private static final String PAYMENT = "amount=1999&currency=usd";

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;
    @Inject Pool pool;

    private Receiver receiver;
    private Api api;

    @BeforeEach
    void open() throws IOException {
        api = new Api(base, Api.newShop(merchants).secretKey());
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() {
        var made =
                api.post(
                        ENDPOINTS,
                        "url=%s&enabled_events[]=*&description=old&metadata[a]=1&metadata[b]=2"
                                .formatted(receiver.url()));

        var updated =
                api.post(
                        ENDPOINTS + "/" + made.text("id"),
                        "enabled_events[]=charge.refunded&metadata[a]=&description=");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.text("enabled_events.0")).isEqualTo("charge.refunded");
        assertThat(updated.body().get("description").isNull()).isTrue();
        assertThat(updated.body().get("metadata").toString()).isEqualTo("{\"b\":\"2\"}");
        assertThat(updated.text("url")).isEqualTo(receiver.url());
        assertThat(updated.body().has("secret")).isFalse();
        assertThat(api.get(ENDPOINTS + "/" + made.text("id")).body()).isEqualTo(updated.body());
        assertThat(api.post(ENDPOINTS + "/we_none", "disabled=true").status()).isEqualTo(404);
    }

    @Test
    void a_version_has_the_form_of_one() {
        var form = "enabled_events[]=*&url=%s&api_version=".formatted(receiver.url());

        var refused = api.post(ENDPOINTS, form + "latest");
        var taken = api.post(ENDPOINTS, form + "2026-07-29.dahlia");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.param")).isEqualTo("api_version");
        assertThat(taken.text("api_version")).isEqualTo("2026-07-29.dahlia");
    }

    @Test
    void a_disabled_endpoint_hears_nothing_until_it_is_enabled() throws Exception {
        var path = ENDPOINTS + "/" + register(receiver).text("id");
        assertThat(api.post(path, "disabled=true").text("status")).isEqualTo("disabled");
        api.post("/v1/payment_intents", PAYMENT);

        assertThat(api.post(path, "disabled=false").text("status")).isEqualTo("enabled");
        var heard = api.post("/v1/payment_intents", PAYMENT).text("id");

        assertThat(receiver.next().body()).contains(heard);
        assertThat(receiver.isIdle()).isTrue();
    }

    @Test
    void a_rolled_secret_signs_beside_the_new_one_until_it_expires() throws Exception {
        var made = register(receiver);
        var path = ENDPOINTS + "/" + made.text("id") + "/roll_secret";

        var rolled = api.post(path, "");
        api.post("/v1/payment_intents", PAYMENT);

        assertThat(rolled.text("secret")).startsWith("whsec_").isNotEqualTo(made.text("secret"));
        assertThat(receiver.next().signature()).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");

        api.post(path, "expires_at=" + Instant.now().getEpochSecond());
        api.post("/v1/payment_intents", PAYMENT);

        assertThat(receiver.next().signature()).matches("t=\\d+,v1=[0-9a-f]{64}");
    }

    @Test
    void each_attempt_is_seen_with_what_came_back() {
        var card = "4242424242424242";
        receiver.answer(500, "x".repeat(2_000));
        var id = register(receiver).text("id");
        api.post("/v1/payment_intents", PAYMENT);
        await(id, delivery -> delivery.number("data.0.attempt_count") > 0);

        receiver.answer(200, card);
        var done = await(id, delivery -> "succeeded".equals(delivery.text("data.0.status")));

        assertThat(done.text("data.0.event_type")).isEqualTo("payment_intent.created");
        assertThat(done.number("data.0.attempts.0.http_status")).isEqualTo(500);
        assertThat(done.text("data.0.attempts.0.error")).isEqualTo("HTTP 500");
        assertThat(done.text("data.0.attempts.0.response")).hasSize(500);
        assertThat(done.body().at("/data/0/attempts/0/latency_ms").isIntegralNumber()).isTrue();
        assertThat(done.body().toString()).contains("[withheld]").doesNotContain(card);
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() throws IOException {
        try (var inside = new Receiver()) {
            receiver.redirect(inside.url());
            var id = register(receiver).text("id");
            api.post("/v1/payment_intents", PAYMENT);

            var failed = await(id, delivery -> delivery.number("data.0.attempt_count") > 1);

            assertThat(failed.text("data.0.attempts.0.error")).isEqualTo("HTTP 302");
            assertThat(inside.isIdle()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://[::]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://user@localhost/",
                "http://8.8.8.8:25/",
                "http://localhost:99999/",
                "gopher://localhost/"
            })
    void an_endpoint_is_not_made_for_a_url_that_leads_inside(String url) {
        var made = api.post(ENDPOINTS, "enabled_events[]=*&url=" + url);
        var updated = api.post(ENDPOINTS + "/" + register(receiver).text("id"), "url=" + url);

        for (var refused : List.of(made, updated)) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("error.code")).isEqualTo("url_invalid");
        }
    }

    @Test
    void an_answer_that_goes_on_and_on_is_not_heard_out() {
        receiver.answer(200, "x".repeat(20_000_000));
        var id = register(receiver).text("id");
        api.post("/v1/payment_intents", PAYMENT);

        var done = await(id, delivery -> "succeeded".equals(delivery.text("data.0.status")));

        assertThat(done.text("data.0.attempts.0.response")).hasSize(500);
        await(id, delivery -> receiver.wasCutOff());
    }

    @Test
    void a_delivered_event_is_sent_again_when_the_merchant_asks() throws Exception {
        var id = register(receiver).text("id");
        api.post("/v1/payment_intents", PAYMENT);
        var first = receiver.next().body();
        var event = await(id, delivered -> "succeeded".equals(delivered.text("data.0.status")));
        var retry = "/v1/events/" + event.text("data.0.id") + "/retry";

        var asked = api.post(retry, "webhook_endpoint=" + id);

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text("id")).isEqualTo(event.text("data.0.id"));
        assertThat(receiver.next().body()).isEqualTo(first);
        assertThat(api.post(retry, "webhook_endpoint=we_none").status()).isEqualTo(400);
        assertThat(api.post("/v1/events/evt_none/retry", "webhook_endpoint=" + id).status())
                .isEqualTo(404);
    }

    @Test
    void an_event_tells_how_many_endpoints_have_not_taken_it() throws Exception {
        var id = register(receiver).text("id");
        try (var broken = new Receiver().answer(500, "")) {
            register(broken);
            api.post("/v1/payment_intents", PAYMENT);
            assertThat(receiver.next().body()).contains("\"pending_webhooks\":2");
            await(id, delivery -> "succeeded".equals(delivery.text("data.0.status")));

            assertThat(api.get("/v1/events").number("data.0.pending_webhooks")).isEqualTo(1);
            assertThat(api.get("/v1/events?delivery_success=false").body().get("data")).hasSize(1);
            assertThat(api.get("/v1/events?delivery_success=true").body().get("data")).isEmpty();

            broken.answer(200, "");
            awaitEvents("?delivery_success=true", 1);
            assertThat(api.get("/v1/events?delivery_success=false").body().get("data")).isEmpty();
        }
    }

    @Test
    void events_are_listed_by_several_types() {
        var id = api.post("/v1/payment_intents", PAYMENT).text("id");
        api.post("/v1/payment_intents/" + id + "/cancel", "");
        var both = "types[]=payment_intent.created&types[]=payment_intent.canceled";

        assertThat(api.get("/v1/events?" + both).body().get("data")).hasSize(2);
        assertThat(api.get("/v1/events?types[]=payment_intent.c*").body().get("data")).hasSize(2);
        assertThat(api.get("/v1/events?type=payment_intent.canceled").body().get("data"))
                .hasSize(1);
        assertThat(api.get("/v1/events?type=a&" + both).status()).isEqualTo(400);
    }

    @Test
    void an_endpoint_that_fails_for_days_is_disabled_and_the_merchant_told() throws Exception {
        try (var broken = new Receiver().answer(500, "")) {
            var failing = register(broken).text("id");
            api.post("/v1/payment_intents", PAYMENT);
            await(failing, delivery -> delivery.number("data.0.attempt_count") > 0);
            api.post(
                    ENDPOINTS,
                    "url=%s&enabled_events[]=gerbang.webhook_endpoint.disabled"
                            .formatted(receiver.url()));

            pool.preparedQuery(
                            """
                            update webhook_endpoints set failing_since = now() - interval '73 hours'
                            where id = $1
                            """)
                    .execute(Tuple.of(failing))
                    .await()
                    .atMost(LIMIT);

            var told = receiver.next().body();
            assertThat(told)
                    .contains("gerbang.webhook_endpoint.disabled", failing)
                    .contains("\"previous_attributes\":{\"status\":\"enabled\"}");
            assertThat(api.get(ENDPOINTS + "/" + failing).text("status")).isEqualTo("disabled");
            await(failing, delivery -> "failed".equals(delivery.text("data.0.status")));
        }
    }

    private Reply register(Receiver at) {
        return api.post(ENDPOINTS, "url=%s&enabled_events[]=*".formatted(at.url()));
    }

    /** An endpoint's deliveries, once they are as they should be. */
    private Reply await(String endpoint, Predicate<Reply> condition) {
        return await(ENDPOINTS + "/" + endpoint + "/deliveries", "", condition);
    }

    private void awaitEvents(String query, int count) {
        await("/v1/events", query, events -> events.body().get("data").size() == count);
    }

    private Reply await(String path, String query, Predicate<Reply> condition) {
        var deadline = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(deadline)) {
            var reply = api.get(path + query);
            if (condition.test(reply)) {
                return reply;
            }
        }
        throw new AssertionError(path + " did not get there in time");
    }
}
