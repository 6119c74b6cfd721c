package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.checkout.FakeAuthorization.Challenge;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shopper's way to the issuer's challenge and back. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class ThreeDSecureApiIT extends ShopApi {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String CONFIRMED =
            "amount=1999&currency=usd&payment_method=pm_card_authenticationRequired&confirm=true";
    private static final String RETURN_URL = "&return_url=https://shop.example.com/done%3Fcart=1";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_confirmation_that_needs_the_shopper_says_where_to_send_them() {
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        assertThat(payment.status()).isEqualTo(200);
        assertThat(payment.text("status")).isEqualTo("requires_action");
        assertThat(payment.text("next_action.type")).isEqualTo("redirect_to_url");
        assertThat(payment.text("next_action.redirect_to_url.return_url"))
                .isEqualTo("https://shop.example.com/done?cart=1");
        assertThat(key(payment)).hasSize(32);
        assertThat(payment.text("latest_charge")).isNull();
    }

    @Test
    void the_page_sends_the_shopper_to_the_issuer_and_nobody_else() throws Exception {
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        var page = get(payment, "?key=" + key(payment));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=\"https://acs.example.com/challenge\"")
                .contains("name=\"creq\" value=\"e30\"")
                .contains(key(payment));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("form-action https://acs.example.com;");
        assertThat(get(payment, "?key=" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(get(payment, "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_shopper_who_passed_arrives_at_the_shop_after_the_outcome() throws Exception {
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        var back = comeBack(payment, key(payment));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .isEqualTo(
                        "https://shop.example.com/done?cart=1&payment_intent="
                                + payment.text("id")
                                + "&payment_intent_client_secret="
                                + payment.text("client_secret")
                                + "&redirect_status=succeeded");
        assertThat(api.get(path(payment)).text("status")).isEqualTo("succeeded");
    }

    @Test
    void a_shopper_who_failed_may_pay_with_something_else() throws Exception {
        authorization.afterTheChallenge(Challenge.FAILED);
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        var back = comeBack(payment, key(payment));

        assertThat(back.headers().firstValue("Location").orElseThrow())
                .endsWith("&redirect_status=failed");
        var failed = api.get(path(payment));
        assertThat(failed.text("status")).isEqualTo("requires_payment_method");
        assertThat(failed.text("last_payment_error.code"))
                .isEqualTo("payment_intent_authentication_failure");
        assertThat(failed.text("last_payment_error.type")).isEqualTo("invalid_request_error");
        var paid = api.post(path(payment) + "/confirm", "payment_method=pm_card_visa");
        assertThat(paid.text("status")).isEqualTo("succeeded");
    }

    @Test
    void a_shopper_who_has_not_answered_may_still_do_so() throws Exception {
        authorization.afterTheChallenge(Challenge.OPEN);
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        var early = comeBack(payment, key(payment));
        authorization.afterTheChallenge(Challenge.PASSED);
        var later = comeBack(payment, key(payment));

        assertThat(early.headers().firstValue("Location").orElseThrow())
                .endsWith("&redirect_status=pending");
        assertThat(later.headers().firstValue("Location").orElseThrow())
                .endsWith("&redirect_status=succeeded");
    }

    @Test
    void shoppers_who_come_back_at_the_same_time_all_arrive_after_the_outcome() throws Exception {
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        var all =
                IntStream.range(0, 5)
                        .mapToObj(i -> http.sendAsync(back(payment, key(payment)), text()))
                        .toList();

        for (var each : all) {
            var answer = each.join();
            if (answer.statusCode() == 303) {
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .endsWith("&redirect_status=succeeded");
            } else {
                assertThat(answer.body()).contains("You can close this window.");
            }
        }
        assertThat(api.get(path(payment)).text("status")).isEqualTo("succeeded");
    }

    @Test
    void a_shopper_without_the_key_does_not_come_back() throws Exception {
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL);

        assertThat(comeBack(payment, "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(api.get(path(payment)).text("status")).isEqualTo("requires_action");
    }

    @Test
    void without_a_page_of_the_shop_the_shopper_is_told_that_all_is_done() throws Exception {
        var payment = api.post(PAYMENTS, CONFIRMED);

        var back = comeBack(payment, key(payment));

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("You can close this window.");
    }

    @Test
    void a_payment_that_waits_for_the_shopper_is_confirmed_anew_or_canceled() {
        var first = api.post(PAYMENTS, CONFIRMED + RETURN_URL);
        var confirmed = api.post(path(first) + "/confirm", "payment_method=pm_card_visa");
        assertThat(confirmed.text("status")).isEqualTo("succeeded");

        var second = api.post(PAYMENTS, CONFIRMED + RETURN_URL);
        var canceled = api.post(path(second) + "/cancel", "");
        assertThat(canceled.text("status")).isEqualTo("canceled");
        assertThat(canceled.text("next_action")).isNull();
    }

    @Test
    void what_is_said_of_authentication_is_checked_and_shown() {
        var options = "&payment_method_options[card][request_three_d_secure]=";
        var shown = api.post(PAYMENTS, "amount=1999&currency=usd" + options + "challenge");

        assertThat(shown.text("payment_method_options.card.request_three_d_secure"))
                .isEqualTo("challenge");
        assertThat(api.post(PAYMENTS, CONFIRMED + options + "never").status()).isEqualTo(400);
        assertThat(api.post(PAYMENTS, CONFIRMED + "&return_url=javascript:alert(1)").status())
                .isEqualTo(400);
        var noReturn = CONFIRMED + "&automatic_payment_methods[enabled]=true";
        assertThat(api.post(PAYMENTS, noReturn).text("error.param")).isEqualTo("return_url");
        assertThat(
                        api.post(
                                        PAYMENTS,
                                        noReturn
                                                + "&automatic_payment_methods[allow_redirects]"
                                                + "=never")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_server_that_confirms_alone_confirms_again_after_the_challenge() throws Exception {
        var payment = api.post(PAYMENTS, CONFIRMED + RETURN_URL + "&confirmation_method=manual");
        var shopper = new Api(base, merchant.publishableKey());
        var secret = "client_secret=" + payment.text("client_secret");

        var refused = shopper.post(path(payment) + "/confirm", secret);
        var back = comeBack(payment, key(payment));
        var waiting = api.get(path(payment));
        var paid = api.post(path(payment) + "/confirm", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.message"))
                .contains("cannot be confirmed using your publishable key");
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .endsWith("&redirect_status=pending");
        assertThat(waiting.text("status")).isEqualTo("requires_confirmation");
        assertThat(paid.text("status")).isEqualTo("succeeded");
    }

    private HttpResponse<String> get(Reply payment, String query)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(page(payment, query)).GET().build(), text());
    }

    private HttpResponse<String> comeBack(Reply payment, String key)
            throws IOException, InterruptedException {
        return http.send(back(payment, key), text());
    }

    private HttpRequest back(Reply payment, String key) {
        return HttpRequest.newBuilder(page(payment, ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("cres=e30&threeDSSessionData=" + key))
                .build();
    }

    private URI page(Reply payment, String query) {
        var path = "/c/3ds/test/" + merchant.merchant().id() + "/" + payment.text("id");
        return base.resolve(path + query);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return BodyHandlers.ofString();
    }

    private static String path(Reply payment) {
        return PAYMENTS + "/" + payment.text("id");
    }

    private static String key(Reply payment) {
        var url = payment.text("next_action.redirect_to_url.url");
        return url.substring(url.indexOf("?key=") + "?key=".length());
    }
}
