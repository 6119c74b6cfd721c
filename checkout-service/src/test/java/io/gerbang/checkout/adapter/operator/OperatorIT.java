package io.gerbang.checkout.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.checkout.adapter.operator.Caller.Reply;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.operator.OperatorListener;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
@Timeout(60)
class OperatorIT {

    private static final String SHOP =
            "{\"name\": \"Kopi Kita\", \"country\": \"ID\", \"default_currency\": \"idr\"}";
    private static final String CUSTOMERS = "/v1/customers";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** A second, and what a slow machine adds to it. */
    private static final Duration SOON = Duration.ofSeconds(4);

    @Inject OperatorListener listener;
    @Inject Pool pool;
    @TestHTTPResource URI base;

    private final HttpClient http = HttpClient.newHttpClient();
    private Caller operator;
    private String merchant;
    private String secretKey;

    @BeforeEach
    void openShop() throws Exception {
        operator = new Caller(listener, Caller.TOKEN);
        var made = operator.post("/merchants", SHOP);
        assertThat(made.status()).isEqualTo(200);
        merchant = made.text("id");
        secretKey = made.text("secret_key");
    }

    @AfterEach
    void close() {
        operator.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ani",
                "ani:",
                "ani:only-for-tests-only-for-tests-only-for-test",
                "only-for-tests-only-for-tests-only-for-tests",
                "budi:only-for-tests-only-for-tests-only-for-tests"
            })
    void nobody_is_let_in_without_a_token(String token) throws Exception {
        try (var stranger = new Caller(listener, token)) {
            assertThat(stranger.get("/merchants").status()).isEqualTo(401);
            assertThat(stranger.get("/nothing").status()).isEqualTo(401);
        }
    }

    @Test
    void the_public_listener_knows_nothing_of_it() throws Exception {
        for (var path : List.of("/merchants", "/internal/merchants", "/audit")) {
            var request = HttpRequest.newBuilder(base.resolve(path));
            request.header("Authorization", "Bearer " + Caller.TOKEN);
            var answer = http.send(request.build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_new_merchants_key_works_at_once() throws Exception {
        assertThat(status(secretKey)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'',        ID,        idr, name",
        "Kopi Kita, Indonesia, idr, country",
        "Kopi Kita, ID,        IDR, default_currency",
        "Kopi Kita, ID,        rp,  default_currency"
    })
    void a_merchant_that_cannot_be_is_refused(
            String name, String country, String currency, String param) throws Exception {
        var body =
                """
                {"name": "%s", "country": "%s", "default_currency": "%s"}
                """
                        .formatted(name, country, currency);

        var refused = operator.post("/merchants", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/error/param").asText()).isEqualTo(param);
    }

    @Test
    void a_merchant_is_made_once_and_renamed_later() throws Exception {
        var again = SHOP.replace("{", "{\"id\": \"" + merchant + "\", ");

        assertThat(operator.post("/merchants", again).status()).isEqualTo(409);
        var renamed = operator.post("/merchants/" + merchant, "{\"name\": \"Teh Kita\"}");

        assertThat(renamed.text("name")).isEqualTo("Teh Kita");
        assertThat(operator.get("/merchants/" + merchant).text("name")).isEqualTo("Teh Kita");
        assertThat(operator.get("/merchants/acct_none").status()).isEqualTo(404);
    }

    @Test
    void a_key_asks_no_more_than_its_merchant_has_leave_for() throws Exception {
        var limited =
                operator.post(
                        "/merchants/" + merchant,
                        "{\"limits\": {\"rates\": [{\"scope\": \"customers:write\","
                                + " \"per_second\": 1, \"burst\": 2}]}}");
        assertThat(limited.body().at("/limits/rates/0/burst").asInt()).isEqualTo(2);

        var refused = awaitRefusal();

        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("rate_limit");
        assertThat(status(secretKey)).isEqualTo(200);
        assertThat(status(operator.post("/merchants", SHOP).text("secret_key"), "POST", CUSTOMERS))
                .isEqualTo(200);

        operator.post("/merchants/" + merchant, "{\"limits\": {}}");
        assertThat(operator.get("/merchants/" + merchant).body().get("limits").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rates\": [{\"per_second\": 0}]}",
                "{\"rates\": [{\"scope\": \"all:write\", \"per_second\": 1}]}",
                "{\"rates\": [{\"per_second\": 1}, {\"per_second\": 2}]}",
                "{\"concurrent_requests\": -1}",
                "{\"requests\": 1}"
            })
    void limits_that_cannot_be_are_refused(String limits) throws Exception {
        var refused = operator.post("/merchants/" + merchant, "{\"limits\": " + limits + "}");

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void a_restricted_key_does_what_its_scopes_say() throws Exception {
        var made =
                newKey(
                        """
                        {"kind": "restricted", "mode": "test", "name": "books",
                         "scopes": ["payment_intents:read", "customers:write"]}
                        """);
        var key = made.text("key");

        assertThat(key).startsWith("rk_test_");
        assertThat(status(key)).isEqualTo(200);
        assertThat(status(key, "POST", "/v1/customers")).isEqualTo(200);
        assertThat(status(key, "POST", "/v1/payment_intents")).isEqualTo(403);
        assertThat(status(key, "GET", "/v1/events")).isEqualTo(403);
        assertThat(status(key, "GET", "/v1/payment_intents?expand[]=data.customer")).isEqualTo(200);
        assertThat(status(key, "GET", "/v1/payment_intents?expand[]=data.latest_charge"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"restricted\", \"mode\": \"test\"}",
                "{\"kind\": \"restricted\", \"mode\": \"test\", \"scopes\": [\"all:write\"]}",
                "{\"kind\": \"secret\", \"mode\": \"test\", \"scopes\": [\"refunds:read\"]}",
                "{\"kind\": \"secret\"}",
                "{\"kind\": \"secret\", \"mode\": \"real\"}",
                "{\"kind\": \"master\", \"mode\": \"test\"}",
                "{\"kind\": \"secret\", \"mode\": \"test\", \"livemode\": true}",
                "[]",
                "null"
            })
    void a_key_that_cannot_be_is_refused(String wanted) throws Exception {
        assertThat(newKey(wanted).status()).isEqualTo(400);
    }

    @Test
    void a_live_key_sees_nothing_of_test_mode() throws Exception {
        var live = newKey("{\"kind\": \"secret\", \"mode\": \"live\"}").text("key");
        var customer = id(secretKey, "/v1/customers");
        var liveCustomer = id(live, "/v1/customers");

        assertThat(live).startsWith("sk_live_");
        assertThat(status(live, "GET", "/v1/customers/" + customer)).isEqualTo(404);
        assertThat(status(secretKey, "GET", "/v1/customers/" + liveCustomer)).isEqualTo(404);
        assertThat(status(live, "GET", "/v1/customers/" + liveCustomer)).isEqualTo(200);
    }

    @Test
    void a_rolled_key_works_on_for_as_long_as_was_said() throws Exception {
        var old = secretKeyId();
        var path = "/merchants/" + merchant + "/keys/" + old + "/roll";

        var rolled = operator.post(path, "{\"overlap_seconds\": 3}");
        var until = Instant.now().plusSeconds(3);

        assertThat(status(rolled.text("key"))).isEqualTo(200);
        assertThat(status(secretKey)).isEqualTo(200);
        assertThat(operator.post(path, "{}").status()).isEqualTo(400);
        assertThat(refusedAt(secretKey)).isBetween(until.minusMillis(500), until.plus(SOON));
        assertThat(status(rolled.text("key"))).isEqualTo(200);
    }

    @Test
    void a_revoked_key_stops_working_at_once_or_nearly() throws Exception {
        assertThat(status(secretKey)).isEqualTo(200);

        var revoked =
                operator.post("/merchants/" + merchant + "/keys/" + secretKeyId() + "/revoke", "");
        var at = Instant.now();

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body().has("key")).isFalse();
        assertThat(refusedAt(secretKey)).isBefore(at.plus(SOON));
    }

    @Test
    void another_merchants_key_is_not_there() throws Exception {
        var other = operator.post("/merchants", SHOP).text("id");

        var refused =
                operator.post("/merchants/" + other + "/keys/" + secretKeyId() + "/revoke", "");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(status(secretKey)).isEqualTo(200);
    }

    @Test
    void the_use_of_a_key_is_seen_and_so_is_what_it_was_refused() throws Exception {
        status(secretKey);
        status(secretKey, "GET", "/v1/customers/cus_of_somebody_else");

        var used = await(key -> key.get("uses").asLong() >= 2 && key.get("refused").asLong() >= 1);

        assertThat(Instant.parse(used.get("last_used_at").asText()))
                .isBefore(Instant.now().plus(SOON));
        assertThat(used.get("last_refused").asText())
                .isEqualTo("GET /v1/customers/cus_of_somebody_else");
    }

    @Test
    void what_was_done_is_in_the_log_with_who_and_from_where() throws Exception {
        var key = secretKeyId();
        operator.post("/merchants/" + merchant + "/keys/" + key + "/revoke", "");

        var entry = entryOf(key);

        assertThat(entry.get("action").asText()).isEqualTo("key.revoked");
        assertThat(entry.get("actor").asText()).isEqualTo("ani");
        assertThat(entry.get("origin").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.at("/detail/merchant").asText()).isEqualTo(merchant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_log set actor = 'nobody'",
                "delete from audit_log",
                "truncate audit_log"
            })
    void the_service_has_no_right_to_change_the_log(String statement) {
        assertThatThrownBy(() -> pool.query(statement).execute().await().atMost(LIMIT))
                .hasMessageContaining("permission denied");
    }

    private Reply newKey(String wanted) throws Exception {
        return operator.post("/merchants/" + merchant + "/keys", wanted);
    }

    private String secretKeyId() throws Exception {
        return secretKeyItem().get("id").asText();
    }

    private JsonNode secretKeyItem() throws Exception {
        return items("/merchants/" + merchant + "/keys").stream()
                .filter(key -> key.get("kind").asText().equals("secret"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode entryOf(String subject) throws Exception {
        var after = 0L;
        while (true) {
            var page = items("/audit?after=" + after);
            for (var entry : page) {
                if (entry.get("subject").asText().equals(subject)) {
                    return entry;
                }
                after = entry.get("position").asLong();
            }
            assertThat(page).as("entries after " + after).isNotEmpty();
        }
    }

    private List<JsonNode> items(String path) throws Exception {
        var data = operator.get(path).body().get("data");
        return StreamSupport.stream(data.spliterator(), false).toList();
    }

    private JsonNode await(Predicate<JsonNode> wanted) throws Exception {
        while (true) {
            var key = secretKeyItem();
            if (wanted.test(key)) {
                return key;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** When the key was refused first. */
    private Instant refusedAt(String key) throws Exception {
        while (status(key) != 401) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return Instant.now();
    }

    /** The first answer that is 429; the limit is known within a second. */
    private HttpResponse<String> awaitRefusal() throws Exception {
        while (true) {
            var answer = send(secretKey, "POST", CUSTOMERS);
            if (answer.statusCode() == 429) {
                return answer;
            }
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private int status(String key) throws Exception {
        return status(key, "GET", "/v1/payment_intents");
    }

    private int status(String key, String method, String path) throws Exception {
        return send(key, method, path).statusCode();
    }

    private String id(String key, String path) throws Exception {
        var body = send(key, "POST", path).body();
        return new ObjectMapper().readTree(body).get("id").asText();
    }

    private HttpResponse<String> send(String key, String method, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(base.resolve(path.replace("[", "%5B").replace("]", "%5D")))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.noBody());
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
