package io.gerbang.simulators.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.gerbang.simulators.SimulatorsDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatorsDatabase.class)
class PayingBankIT {

    @Test
    void a_transfer_is_pending_then_in_transit_then_paid() {
        order("po_1", 5_000, "ID0012345678")
                .statusCode(200)
                .body("status", equalTo("pending"))
                .body("id", startsWith("transfer_"));

        inquire("po_1").body("status", equalTo("in_transit"));
        inquire("po_1").body("status", equalTo("paid"));
        inquire("po_1").body("status", equalTo("paid")).body("failure_code", equalTo(null));
    }

    @Test
    void the_same_order_is_the_same_transfer_and_another_is_refused() {
        var id = order("po_2", 5_000, "ID0012345678").extract().path("id").toString();
        inquire("po_2");

        order("po_2", 5_000, "ID0012345678")
                .body("id", equalTo(id))
                .body("status", equalTo("in_transit"));
        order("po_2", 5_001, "ID0012345678").statusCode(409);
    }

    @Test
    void a_transfer_to_a_closed_account_fails() {
        order("po_3", 5_000, "ID0012349999");
        inquire("po_3");

        inquire("po_3")
                .body("status", equalTo("failed"))
                .body("failure_code", equalTo("account_closed"));
    }

    @Test
    void bad_orders_and_unknown_references_are_refused() {
        order("po_4", 0, "ID0012345678").statusCode(400);
        order("po_4", 100, "").statusCode(400);
        inquire("po_5").statusCode(404);
    }

    private static ValidatableResponse order(String reference, long amount, String destination) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                        {"reference": "%s", "amount": %d, "currency": "IDR", "destination": "%s"}
                        """
                                .formatted(reference, amount, destination))
                .post("/bank/transfers")
                .then();
    }

    private static ValidatableResponse inquire(String reference) {
        return given().get("/bank/transfers/" + reference).then();
    }
}
