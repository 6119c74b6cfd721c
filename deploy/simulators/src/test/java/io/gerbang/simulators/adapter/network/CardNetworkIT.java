package io.gerbang.simulators.adapter.network;

import static io.gerbang.simulators.adapter.network.Iso8583Wire.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.solab.iso8583.IsoMessage;
import io.gerbang.simulators.SimulatorsDatabase;
import io.gerbang.simulators.domain.Card;
import io.gerbang.testing.TestPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatorsDatabase.class)
class CardNetworkIT {

    private static final String VISA = "4242424242424242";

    @Inject Vertx vertx;
    @Inject CardNetworkServer network;
    private AcquirerClient acquirer;

    @BeforeEach
    void connect() {
        acquirer = new AcquirerClient(vertx, network.port());
    }

    @AfterEach
    void disconnect() {
        acquirer.close();
        given().delete("/faults").then().statusCode(204);
    }

    @Test
    void sign_on_echo_and_sign_off_are_granted() {
        assertThat(Stream.of("001", "301", "002"))
                .extracting(code -> acquirer.ask(acquirer.management(code)))
                .containsOnly("00");
    }

    @Test
    void a_purchase_is_authorized_captured_and_refunded() {
        var authorization = acquirer.authorization(VISA, 1_000);

        assertThat(acquirer.ask(authorization)).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.capture(authorization, 700, true))).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.refund(authorization, 500))).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.refund(authorization, 201))).isEqualTo("13");
        assertThat(journal(authorization))
                .extracting(line -> line.get("mti"), line -> line.get("amount"))
                .containsExactly(
                        tuple("0100", 1_000),
                        tuple("0220", 700),
                        tuple("0200", 500),
                        tuple("0200", 201));
    }

    @Test
    void a_repeat_is_answered_as_its_original_was_and_changes_nothing() {
        var account = open(1_000);
        var authorization = acquirer.authorization(account.number(), 600);
        var first = acquirer.send(authorization).join();

        var second = acquirer.send(acquirer.repeat(authorization)).join();
        var again = acquirer.send(authorization).join();

        assertThat(Stream.of(second, again))
                .allSatisfy(answer -> {
                    assertThat(get(answer, 39)).isEqualTo("00");
                    assertThat(get(answer, 38)).isEqualTo(get(first, 38));
                });
        assertThat(held(account)).isEqualTo(600);
        assertThat(journal(authorization)).hasSize(1);
    }

    @Test
    void a_repeat_without_an_original_holds_nothing_and_leaves_the_way_free() {
        var account = open(1_000);
        var authorization = acquirer.authorization(account.number(), 600);

        assertThat(acquirer.ask(acquirer.repeat(authorization))).isEqualTo("25");
        assertThat(held(account)).isZero();
        assertThat(acquirer.ask(authorization)).isEqualTo("00");
    }

    @Test
    void parallel_authorizations_never_hold_more_than_there_is() {
        var account = open(1_000);

        var answers =
                Stream.generate(() -> acquirer.authorization(account.number(), 300))
                        .limit(50)
                        .map(acquirer::send)
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(answer -> get(answer, 39)))
                .filteredOn("00"::equals)
                .hasSize(3);
        assertThat(held(account)).isEqualTo(900);
    }

    @Test
    void a_partial_capture_takes_its_part_and_a_reversal_releases_the_rest() {
        var account = open(1_000);
        var authorization = acquirer.authorization(account.number(), 800);
        acquirer.ask(authorization);

        var capture = acquirer.capture(authorization, 300, false);
        assertThat(acquirer.ask(capture)).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.repeat(capture))).isEqualTo("00");
        assertThat(held(account)).isEqualTo(500);
        assertThat(acquirer.ask(acquirer.capture(authorization, 501, false))).isEqualTo("13");

        var reversal = acquirer.reversal(authorization);
        assertThat(acquirer.ask(reversal)).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.repeat(reversal))).isEqualTo("00");
        assertThat(held(account)).isZero();
        assertThat(balance(account)).isEqualTo(700);
    }

    @Test
    void a_reversal_that_overtakes_its_authorization_prevents_it() {
        var authorization = acquirer.authorization(VISA, 1_000);

        assertThat(acquirer.ask(acquirer.reversal(authorization))).isEqualTo("25");
        assertThat(acquirer.ask(authorization)).isEqualTo("12");
    }

    @Test
    void the_journal_masks_the_number() {
        var authorization = acquirer.authorization(VISA, 1_000);
        acquirer.ask(authorization);

        var line = journal(authorization).getFirst();

        assertThat(line).containsEntry("card", "424242******4242").containsEntry("currency", "USD");
        assertThat(line.toString()).doesNotContain(VISA);
    }

    @Test
    void a_card_without_funds_and_one_that_nobody_has_are_refused() {
        assertThat(acquirer.ask(acquirer.authorization("4000000000009995", 1))).isEqualTo("51");
        assertThat(acquirer.ask(acquirer.authorization("4539578763621486", 1))).isEqualTo("14");
    }

    @Test
    void a_message_without_a_card_is_a_format_error() {
        var authorization = acquirer.authorization(VISA, 1_000);
        authorization.removeFields(2);

        assertThat(acquirer.ask(authorization)).isEqualTo("30");
    }

    @Test
    void a_lost_answer_was_decided_and_a_lost_request_was_not() {
        var decided = acquirer.authorization("4456553000000009", 100);
        var lost = acquirer.authorization("4456552000000001", 100);

        var unanswered = List.of(acquirer.send(decided), acquirer.send(lost));

        assertThat(acquirer.ask(acquirer.repeat(decided))).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.repeat(lost))).isEqualTo("25");
        assertThat(unanswered).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_disconnecting_card_cuts_the_connection_after_the_decision() {
        var authorization = acquirer.authorization("4456556000000002", 100);
        acquirer.send(authorization);
        acquirer.closed().join();

        try (var next = new AcquirerClient(vertx, network.port())) {
            assertThat(next.ask(next.repeat(authorization))).isEqualTo("00");
        }
    }

    @Test
    void garbage_comes_where_an_answer_was_expected() {
        var authorization = acquirer.authorization("4456555000000004", 100);
        var answer = acquirer.send(authorization);

        assertThat(acquirer.ask(acquirer.repeat(authorization))).isEqualTo("00");
        assertThat(answer).isNotDone();
    }

    @Test
    void a_planned_fault_befalls_the_message_of_its_amount() {
        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"kind": "late_answer", "message": "0220", "amount": 123, "delay_ms": 300}
                        """)
                .post("/faults")
                .then()
                .statusCode(200);
        var authorization = acquirer.authorization(VISA, 123);
        assertThat(acquirer.ask(authorization)).isEqualTo("00");
        var capture = acquirer.capture(authorization, 123, true);

        var late = acquirer.send(capture);
        var echo = acquirer.send(acquirer.management("301"));
        echo.join();

        assertThat(late).isNotDone();
        assertThat(get(late.join(), 39)).isEqualTo("00");
    }

    @Test
    void a_network_that_fails_says_nothing_of_what_was_decided_before() {
        var account = open(1_000);
        var authorization = acquirer.authorization(account.number(), 300);
        acquirer.ask(authorization);
        acquirer.ask(acquirer.capture(authorization, 300, true));
        plan("lost_answer", "0200");
        plan("malfunction", "0200");
        var refund = acquirer.refund(authorization, 300);

        acquirer.send(refund);

        assertThat(acquirer.ask(acquirer.repeat(refund))).isEqualTo("96");
        assertThat(acquirer.ask(acquirer.repeat(refund))).isEqualTo("00");
        assertThat(balance(account)).isEqualTo(1_000);
    }

    @Test
    void a_repeat_finds_out_what_became_of_a_request_while_the_books_were_away() {
        var authorization = acquirer.authorization(VISA, 100);
        var unanswered = acquirer.authorization(VISA, 100);
        acquirer.ask(authorization);

        TestPostgres.start().kill();
        acquirer.send(unanswered);
        acquirer.ask(acquirer.management("301"));
        TestPostgres.start().restart();

        assertThat(acquirer.ask(acquirer.repeat(authorization))).isEqualTo("00");
        assertThat(acquirer.ask(acquirer.repeat(unanswered))).isEqualTo("25");
    }

    private static List<Map<String, Object>> journal(IsoMessage authorization) {
        return given().queryParam("rrn", get(authorization, 37))
                .get("/journal")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    private static void plan(String kind, String message) {
        given().contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "message", message))
                .post("/faults")
                .then()
                .statusCode(200);
    }

    private static Opened open(long balance) {
        var number = fundedNumber();
        var id =
                given().contentType(ContentType.JSON)
                        .body(
                                """
                                {"number": "%s", "currency": "USD", "balance": %d}
                                """
                                        .formatted(number, balance))
                        .post("/accounts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id")
                        .toString();
        return new Opened(id, number);
    }

    private static long held(Opened account) {
        return account(account, "held");
    }

    private static long balance(Opened account) {
        return account(account, "balance");
    }

    private static long account(Opened account, String field) {
        return given().get("/accounts/" + account.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong(field);
    }

    private static String fundedNumber() {
        var random = ThreadLocalRandom.current();
        return Stream.generate(() -> "445654%010d".formatted(random.nextLong(10_000_000_000L)))
                .filter(Card::isNumber)
                .findFirst()
                .orElseThrow();
    }

    private record Opened(String id, String number) {}
}
