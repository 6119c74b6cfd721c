package io.gerbang.fraud;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.operator.OperatorListener;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "fraud"))
class FraudRoutesIT {

    private static final String TOKEN = "ani:only-for-tests-only-for-tests-only-for-tests";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final String merchantId = Payments.unique("acct");

    @Inject OperatorListener listener;
    @Inject Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    EventLink link;

    @BeforeEach
    void connect() {
        link = new EventLink(bootstrapServers, merchantId);
    }

    @AfterEach
    void disconnect() {
        link.close();
    }

    @Test
    void the_service_is_alive_while_it_relays_and_consumes() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'messaging' }.data.keySet()", hasSize(2));
    }

    @Test
    void a_rate_limit_and_an_amount_limit_hold_from_the_moment_they_are_set() {
        var card = Payments.card();
        assertThat(screen(Payments.payment(card, 5_000)).decision())
                .isEqualTo(ScreeningDecision.ALLOW);

        putSettings(
                """
                {"velocity_limits": [{"subject": "card", "measure": "attempts", "window": "hour",
                                      "max": 1, "decision": "block"}],
                 "amount_limits": [{"currency": "idr", "max": 4000, "decision": "review"}]}
                """);

        assertThat(screen(Payments.payment(card, 5_000)).decision())
                .isEqualTo(ScreeningDecision.REVIEW);
        assertThat(screen(Payments.payment(card, 1_000)).decision())
                .isEqualTo(ScreeningDecision.BLOCK);

        putSettings("{}");

        assertThat(screen(Payments.payment(card, 5_000)).decision())
                .isEqualTo(ScreeningDecision.ALLOW);
    }

    @Test
    void a_block_list_entry_blocks_until_it_is_removed() {
        var card = Payments.card();
        var entry =
                """
                {"list": "block", "attribute": "card_fingerprint", "value": "%s"}
                """
                        .formatted(card.fingerprint());

        request(entry).post("/fraud_lists").then().statusCode(200);
        request(entry).post("/fraud_lists").then().statusCode(200);
        request("").get("/fraud_lists").then().statusCode(200).body("data", hasSize(1));
        assertThat(screen(Payments.payment(card, 1_000)).reasons())
                .extracting(Screening.Reason::rule)
                .containsExactly("block_list");

        request(entry)
                .post("/fraud_lists/remove")
                .then()
                .statusCode(200)
                .body("deleted", equalTo(true));
        request(entry).post("/fraud_lists/remove").then().statusCode(404);
        assertThat(screen(Payments.payment(card, 1_000)).decision())
                .isEqualTo(ScreeningDecision.ALLOW);
    }

    @Test
    void what_an_operator_changes_is_on_its_way_to_the_audit_log() {
        var entry = "{\"list\": \"block\", \"attribute\": \"card_bin\", \"value\": \"445653\"}";

        putSettings(
                "{\"amount_limits\": [{\"currency\": \"idr\", \"max\": 4, \"decision\": \"block\"}]}");
        request(entry).post("/fraud_lists").then().statusCode(200);
        request(entry).post("/fraud_lists/remove").then().statusCode(200);
        request(entry).post("/fraud_lists/remove").then().statusCode(404);

        assertThat(acts())
                .allSatisfy(act ->
                        assertThat(act).contains("\"actor\":\"ani\"", "\"origin\":\"127.0.0.1\""))
                .satisfiesExactly(
                        act -> assertThat(act).contains("fraud_settings.replaced", "max=4"),
                        act -> assertThat(act).contains("fraud_list_entry.added", "445653"),
                        act -> assertThat(act).contains("fraud_list_entry.removed", "445653"));
    }

    @ParameterizedTest
    @CsvSource({"email_hash,ani@example.com", "card_fingerprint,4242424242424242"})
    void what_would_not_be_listed_today_is_removed_and_the_audit_log_does_not_learn_it(
            String attribute, String value) {
        listed(attribute, value);
        var entry =
                "{\"list\": \"block\", \"attribute\": \"%s\", \"value\": \"%s\"}"
                        .formatted(attribute, value);

        request(entry).post("/fraud_lists").then().statusCode(400);
        request(entry).post("/fraud_lists/remove").then().statusCode(200);
        request("").get("/fraud_lists").then().body("data", empty());

        assertThat(acts())
                .singleElement()
                .asString()
                .contains("fraud_list_entry.removed")
                .doesNotContain(value);
    }

    @Test
    void nobody_changes_rules_without_a_token_or_from_within() {
        given().port(listener.port())
                .post("/merchants/" + merchantId + "/fraud_settings")
                .then()
                .statusCode(401);
        given().put("/internal/merchants/" + merchantId + "/fraud_settings").then().statusCode(404);
    }

    @Test
    void the_screenings_of_a_payment_are_shown() {
        var payment = Payments.payment(Payments.card(), 1_000);
        screen(payment);

        given().get("/internal/screenings/" + payment.paymentId())
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].payment", equalTo(payment.paymentId()))
                .body("data[0].attempt", equalTo(1))
                .body("data[0].merchant", equalTo(merchantId))
                .body("data[0].livemode", equalTo(false))
                .body("data[0].screened", equalTo((int) NOON.getEpochSecond()))
                .body("data[0].score", equalTo(0))
                .body("data[0].decision", equalTo("allow"))
                .body("data[0].reasons", empty());
        given().get("/internal/screenings/pi_unknown").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [] | body
                    {"limits": []} | limits
                    {"velocity_limits": {}} | velocity_limits
                    {"velocity_limits": [1]} | velocity_limits[0]
                    {"velocity_limits": [{"subject": "shop"}]} | velocity_limits[0].subject
                    {"amount_limits": [{"max": 1}]} | amount_limits[0].currency
                    {"amount_limits": [{"currency": "xyz"}]} | amount_limits[0].currency
                    {"amount_limits": [{"currency": "idr", "max": 1.5}]} | amount_limits[0].max
                    {"amount_limits": [{"currency": "idr", "max": -1}]} | amount_limits[0].max
                    {"amount_limits": [{"currency": "idr", "max": 9223372036854775808}]} | amount_limits[0].max
                    {"amount_limits": [{"currency": "idr", "max": 1, "decision": "allow"}]} | amount_limits[0].decision
                    """)
    void bad_settings_are_refused_by_the_name_of_the_field(String body, String field) {
        request(body)
                .post("/fraud_settings")
                .then()
                .statusCode(400)
                .body("error.param", equalTo(field));
        request("").get("/fraud_settings").then().body("version", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"attribute": "card_bin", "value": "445653"} | list
                    {"list": "grey", "attribute": "card_bin", "value": "445653"} | list
                    {"list": "block", "attribute": "name", "value": "445653"} | attribute
                    {"list": "block", "attribute": "card_bin", "value": 445653} | value
                    {"list": "block", "attribute": "card_bin", "value": "4456"} | value
                    {"list": "block", "attribute": "card_fingerprint", "value": "4242424242424242"} | value
                    """)
    void a_bad_list_entry_is_refused_by_the_name_of_the_field(String body, String field) {
        request(body)
                .post("/fraud_lists")
                .then()
                .statusCode(400)
                .body("error.param", equalTo(field))
                .body("error.message", not(containsString("4242424242424242")));
    }

    @Test
    void what_no_database_takes_is_refused_from_whoever_wants_it_removed() {
        request(
                        """
                        {"list": "block", "attribute": "card_bin", "value": "\\u0000"}
                        """)
                .post("/fraud_lists/remove")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("value"));
    }

    @Test
    void the_mode_has_to_be_named() {
        operator()
                .get("/fraud_settings")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("livemode"));
    }

    @Test
    void json_that_is_none_is_refused() {
        request("{\"velocity_limits\": [").post("/fraud_settings").then().statusCode(400);
    }

    private void putSettings(String settings) {
        request(settings).post("/fraud_settings").then().statusCode(200);
    }

    private RequestSpecification request(String body) {
        var request = operator().queryParam("livemode", "false");
        return body.isEmpty() ? request : request.contentType(ContentType.JSON).body(body);
    }

    private RequestSpecification operator() {
        return given().port(listener.port())
                .basePath("/merchants/" + merchantId)
                .header("Authorization", "Bearer " + TOKEN);
    }

    /** As an earlier version took it. */
    private void listed(String attribute, String value) {
        database.pool()
                .preparedQuery(
                        """
                        insert into fraud_lists (merchant_id, livemode, list, attribute, value,
                                                 created_at)
                        values ($1, false, 'BLOCK', upper($2), $3, now())
                        """)
                .execute(Tuple.of(merchantId, attribute, value))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private List<String> acts() {
        var rows =
                database.pool()
                        .preparedQuery(
                                """
                                select convert_from(value, 'UTF8') from event_log
                                where topic = 'internal.fraud.act.v1' and merchant_id = $1
                                order by occurred_at
                                """)
                        .execute(Tuple.of(merchantId))
                        .await()
                        .atMost(Duration.ofSeconds(20));
        var acts = new ArrayList<String>();
        rows.forEach(row -> acts.add(row.getString(0)));
        return acts;
    }

    private Screening screen(PaymentFacts payment) {
        link.send(
                Topic.CHECKOUT_SUBMISSION,
                payment.paymentId(),
                1,
                NOON,
                Payments.submitted(payment));
        return link.screened(payment.paymentId(), 1).screening();
    }
}
