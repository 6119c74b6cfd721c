package io.gerbang.settlement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.messaging.EventCodec;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.operator.OperatorListener;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes are the same at every service. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "settlement"))
@QuarkusTestResource(FakeNeighbours.class)
class DeadLetterRoutesIT {

    private static final String TOKEN = "ani:only-for-tests-only-for-tests-only-for-tests";

    private final String paymentId = "pi_" + Gateway.random();

    @Inject OperatorListener listener;
    @Inject Pool pool;

    @Test
    void who_has_a_letter_taken_again_is_on_the_way_to_the_audit_log() {
        var id = bury("PaymentOutcomeUnknown");
        operator()
                .get("/dead_letters?after=" + (id - 1))
                .then()
                .statusCode(200)
                .body("key", hasItem(paymentId));

        replay(Long.toString(id)).body("replayed", equalTo(1));
        replay(Long.toString(id)).body("replayed", equalTo(0));

        assertThat(acts(id))
                .singleElement()
                .asString()
                .contains(
                        "\"actor\":\"ani\"",
                        "\"origin\":\"127.0.0.1\"",
                        "\"action\":\"dead_letter.replayed\"",
                        "\"subject\":\"settlement-service\"");
    }

    @Test
    void a_letter_that_is_refused_again_is_no_act() {
        var id = bury("PaymentTeleported");

        replay(Long.toString(id)).body("replayed", equalTo(0));
        operator().post("/dead_letters/replay").then().statusCode(200);

        assertThat(acts(id)).isEmpty();
    }

    @Test
    void nobody_replays_without_a_token_or_from_within() {
        given().port(listener.port()).post("/dead_letters/replay").then().statusCode(401);
        given().post("/internal/dead_letters/replay").then().statusCode(404);
    }

    @Test
    void what_is_no_id_is_refused() {
        operator().post("/dead_letters/pi_1/replay").then().statusCode(400);
        operator().get("/dead_letters?after=pi_1").then().statusCode(400);
    }

    private ValidatableResponse replay(String id) {
        return operator().post("/dead_letters/" + id + "/replay").then().statusCode(200);
    }

    private RequestSpecification operator() {
        return given().port(listener.port()).header("Authorization", "Bearer " + TOKEN);
    }

    /** An event of that type that could not be taken; returns the letter's id. */
    private long bury(String type) {
        var headers =
                new JsonObject()
                        .put("ce_type", type)
                        .put("ce_sequence", "1")
                        .put("ce_time", "2026-11-26T12:00:00Z")
                        .put("ce_merchantid", "acct_1")
                        .put("ce_livemode", "false")
                        .put("ce_correlationid", "req_1");
        var value = Buffer.buffer(EventCodec.write(new PaymentOutcomeUnknown(paymentId, 1)));
        return pool.preparedQuery(
                        """
                        insert into dead_letters
                          (topic, partition, "offset", key, headers, value, reason)
                        values ($1, 0, 0, $2, $3, $4, 'a fault of an earlier version')
                        returning id
                        """)
                .executeAndAwait(
                        Tuple.tuple()
                                .addString(Topic.AUTHORIZATION_PAYMENT.topicName())
                                .addString(paymentId)
                                .addJsonObject(headers)
                                .addBuffer(value))
                .iterator()
                .next()
                .getLong(0);
    }

    private List<String> acts(long id) {
        var acts = new ArrayList<String>();
        pool.preparedQuery(
                        """
                        select convert_from(value, 'UTF8') from event_log
                        where topic = 'internal.settlement.act.v1'
                        """)
                .executeAndAwait()
                .forEach(row -> acts.add(row.getString(0)));
        acts.removeIf(act -> !act.contains("{\"name\":\"id\",\"value\":\"" + id + "\"}"));
        return acts;
    }
}
