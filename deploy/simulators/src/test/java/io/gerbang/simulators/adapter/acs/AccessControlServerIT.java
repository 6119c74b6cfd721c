package io.gerbang.simulators.adapter.acs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gerbang.simulators.SimulatorsDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(SimulatorsDatabase.class)
class AccessControlServerIT {

    private static final String CHALLENGED = "4000002760003184";

    private final String id = UUID.randomUUID().toString();

    @Test
    void the_password_authenticates_the_shopper() {
        var begun = challenged();

        open(begun)
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("400000******3184"));
        answer(begun, "112233")
                .statusCode(200)
                .body(containsString("action=\"https://shop.example.com/back\""))
                .body(containsString("name=\"cres\""));

        results()
                .body("transStatus", equalTo("Y"))
                .body("eci", equalTo("05"))
                .body("authenticationValue", notNullValue());
    }

    @Test
    void three_wrong_passwords_end_it() {
        var begun = challenged();

        answer(begun, "1").body(containsString("Tries left: 2."));
        answer(begun, "2").body(containsString("Tries left: 1."));
        results().body("transStatus", equalTo("C"));
        answer(begun, "3").body(containsString("name=\"cres\""));
        answer(begun, "112233");

        results().body("transStatus", equalTo("N")).body("authenticationValue", nullValue());
    }

    @Test
    void a_shopper_may_cancel() {
        var begun = challenged();

        given().formParam("challenge", begun.getString("acsTransID"))
                .formParam("cancel", "1")
                .post("/acs/challenge/answer")
                .then()
                .statusCode(200);

        results().body("transStatus", equalTo("N")).body("challengeCancel", equalTo("01"));
    }

    @Test
    void the_same_request_again_is_the_same_authentication() {
        var begun = challenged();
        answer(begun, "112233");

        authenticate(CHALLENGED, "https://shop.example.com/back")
                .body("acsTransID", equalTo(begun.getString("acsTransID")))
                .body("transStatus", equalTo("Y"));
    }

    @ParameterizedTest
    @CsvSource({
        "4456561000000002, Y, 05",
        "4456562000000000, A, 06",
        "4456563000000008, N, 07",
        "4456564000000006, U, 07",
        "4000008400001280, U, 07",
        "4242424242424242, U, 07"
    })
    void a_number_chooses_what_needs_no_shopper(String number, String status, String indicator) {
        authenticate(number, "https://shop.example.com/back")
                .statusCode(200)
                .body("transStatus", equalTo(status))
                .body("eci", equalTo(indicator));
    }

    @Test
    void what_a_shop_says_is_text_on_the_page() {
        var begun =
                authenticate(CHALLENGED, "https://shop.example.com/\"><script>alert(1)</script>")
                        .extract()
                        .jsonPath();

        answer(begun, "112233").body(not(containsString("<script>alert")));
    }

    @Test
    void bad_requests_and_unknown_challenges_are_refused() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/3ds/authentications")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"threeDSServerTransID\": \"nobody's\"}")
                .post("/3ds/results")
                .then()
                .statusCode(404);
        given().formParam("creq", "%%").post("/acs/challenge").then().statusCode(400);
        given().formParam("challenge", "nobody's")
                .formParam("password", "112233")
                .post("/acs/challenge/answer")
                .then()
                .statusCode(404);
    }

    private JsonPath challenged() {
        var begun = authenticate(CHALLENGED, "https://shop.example.com/back").extract().jsonPath();
        assertThat(begun.getString("transStatus")).isEqualTo("C");
        assertThat(begun.getString("acsURL")).endsWith("/acs/challenge");
        return begun;
    }

    private ValidatableResponse authenticate(String number, String returnUrl) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                        {"messageType": "AReq", "threeDSServerTransID": "%s", "acctNumber": "%s",
                         "purchaseAmount": "150000", "purchaseCurrency": "IDR",
                         "notificationURL": "%s"}
                        """
                                .formatted(id, number, returnUrl.replace("\"", "\\\"")))
                .post("/3ds/authentications")
                .then();
    }

    private ValidatableResponse results() {
        return given().contentType(ContentType.JSON)
                .body("{\"threeDSServerTransID\": \"%s\"}".formatted(id))
                .post("/3ds/results")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse open(JsonPath begun) {
        var request = "{\"acsTransID\": \"%s\"}".formatted(begun.getString("acsTransID"));
        var encoded =
                Base64.getUrlEncoder().encodeToString(request.getBytes(StandardCharsets.UTF_8));
        return given().formParam("creq", encoded).post("/acs/challenge").then();
    }

    private static ValidatableResponse answer(JsonPath begun, String password) {
        return given().formParam("challenge", begun.getString("acsTransID"))
                .formParam("password", password)
                .post("/acs/challenge/answer")
                .then();
    }
}
