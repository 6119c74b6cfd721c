package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.Api.Reply;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong get a clear refusal, and nothing is written. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class BadInputApiIT {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String GOOD = "amount=1999&currency=usd";
    private static final String LONG = "ABCDEFGHIJKLMNOPQRSTUVW";
    private static final String CLOCKS = "/v1/test_helpers/test_clocks";

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base, Api.newShop(merchants).secretKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "@b.com", "a@b", "a b@c.com", "a@b@c.com", "a@b.com%0a"})
    void what_is_no_email_address_is_refused(String email) {
        var refused = api.post(PAYMENTS, GOOD + "&receipt_email=" + email);

        assertRefused(refused, "email_invalid", "receipt_email");
    }

    @Test
    void an_email_address_that_no_event_could_carry_is_refused() {
        var refused = api.post(PAYMENTS, GOOD + "&receipt_email=a@" + "b".repeat(508) + ".com");

        assertRefused(refused, "email_invalid", "receipt_email");
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        var refused = api.post(PAYMENTS, GOOD + "&description=" + "a".repeat(5_001));

        assertRefused(refused, "parameter_invalid_string", "description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_%2e%2e%2fx", "pm_card_none", "x", "pm_a%20b"})
    void a_payment_method_that_no_vault_can_have_is_missing(String id) {
        var refused = api.post(PAYMENTS, GOOD + "&confirm=true&payment_method=" + id);

        assertRefused(refused, "resource_missing", "payment_method");
    }

    @Test
    void a_payment_method_of_thousands_of_characters_is_missing() {
        var id = "pm_" + "a".repeat(4_900);

        var refused = api.post(PAYMENTS, GOOD + "&confirm=true&payment_method=" + id);

        assertRefused(refused, "resource_missing", "payment_method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "253402300800"})
    void a_time_that_no_clock_can_show_is_refused(String time) {
        var refused = api.post(CLOCKS, "frozen_time=" + time);

        assertRefused(refused, "parameter_invalid_integer", "frozen_time");
    }

    @Test
    void an_event_type_is_no_pattern_but_for_its_star() {
        api.post(PAYMENTS, GOOD);

        for (var type : new String[] {"%5C", "%25", "payment%5Fintent%2Ecreate_", "x%5C"}) {
            var found = api.get("/v1/events?type=" + type);
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body().get("data")).isEmpty();
        }
        assertThat(api.get("/v1/events?type=payment_intent.*").body().get("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "payment_intents, starting_after, payment_intent",
        "payment_intents, ending_before, payment_intent",
        "events, starting_after, event",
        "webhook_endpoints, starting_after, webhook_endpoint"
    })
    void a_page_cannot_begin_at_what_is_not_there(String list, String cursor, String object) {
        var refused = api.get("/v1/%s?%s=zzz".formatted(list, cursor));

        assertRefused(refused, "resource_missing", cursor);
        assertThat(refused.text("error.message")).isEqualTo("No such " + object + ": 'zzz'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment_intents", "charges", "setup_intents"})
    void a_list_of_what_a_customer_has_needs_the_customer(String list) {
        var customer = api.post("/v1/customers", "").text("id");
        var path = "/v1/%s?customer=".formatted(list);

        var refused = api.get(path + "cus_x");
        var empty = api.get(path + customer);
        api.delete("/v1/customers/" + customer);
        var deleted = api.get(path + customer);

        assertRefused(refused, "resource_missing", "customer");
        assertThat(refused.text("error.message")).isEqualTo("No such customer: 'cus_x'");
        assertThat(empty.body().get("data")).isEmpty();
        assertThat(deleted.body().get("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"charges", "refunds", "checkout/sessions"})
    void a_list_of_what_a_payment_has_needs_the_payment(String list) {
        var path = "/v1/%s?payment_intent=".formatted(list);

        var refused = api.get(path + "pi_x");
        var empty = api.get(path + api.post(PAYMENTS, GOOD).text("id"));

        assertRefused(refused, "resource_missing", "payment_intent");
        assertThat(refused.text("error.message")).isEqualTo("No such payment_intent: 'pi_x'");
        assertThat(empty.body().get("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void an_amount_begins_at_one(String amount) {
        var refused = api.post(PAYMENTS, "currency=usd&amount=" + amount);

        assertRefused(refused, "parameter_invalid_integer", "amount");
        assertThat(refused.text("error.message"))
                .isEqualTo("This value must be greater than or equal to 1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1234", "TEH+%3C1", "TEH+%3E1", "TEH%5C", "TEH'S", "TEH%22", "TEH*", LONG})
    void a_suffix_that_no_statement_can_show_is_refused(String suffix) {
        var form = "statement_descriptor_suffix=" + suffix;
        var id = api.post(PAYMENTS, GOOD).text("id");

        assertRefused(
                api.post(PAYMENTS, GOOD + "&" + form),
                "parameter_invalid",
                "statement_descriptor_suffix");
        assertRefused(
                api.post(PAYMENTS + "/" + id, form),
                "parameter_invalid",
                "statement_descriptor_suffix");
    }

    @Test
    void a_suffix_has_a_letter_of_any_script_and_can_be_taken_back() {
        var id = api.post(PAYMENTS, GOOD + "&statement_descriptor_suffix=7+%E8%8C%B6").text("id");

        var changed = api.post(PAYMENTS + "/" + id, "statement_descriptor_suffix=");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("statement_descriptor_suffix").isNull()).isTrue();
    }

    @Test
    void whom_a_card_belongs_to_has_an_email_address_and_a_country_that_exist() {
        var customer = api.post("/v1/customers", "payment_method=pm_card_visa").text("id");
        var cards = "/v1/customers/" + customer + "/payment_methods";
        var card = "/v1/payment_methods/" + api.get(cards).text("data.0.id");

        var email = api.post(card, "billing_details[email]=ayu");
        var country = api.post(card, "billing_details[address][country]=Indonesia");
        var known = api.post(card, "billing_details[address][country]=id");

        assertRefused(email, "email_invalid", "billing_details[email]");
        assertRefused(country, "country_code_invalid", "billing_details[address][country]");
        assertThat(known.text("billing_details.address.country")).isEqualTo("id");
    }

    @Test
    void a_confirmation_without_a_payment_method_writes_nothing() {
        var refused = api.post(PAYMENTS, GOOD + "&confirm=true");

        assertRefused(refused, "parameter_missing", "payment_method");
        assertThat(api.get(PAYMENTS).body().get("data")).isEmpty();
        assertThat(api.get("/v1/events").body().get("data")).isEmpty();
    }

    @Test
    void a_webhook_listens_to_what_stripe_knows() {
        var url = "url=http://localhost/hook&enabled_events[]=";

        var unknown = api.post("/v1/webhook_endpoints", url + "payment_intent.payed");
        var known = api.post("/v1/webhook_endpoints", url + "charge.dispute.created");

        assertRefused(unknown, "parameter_invalid_string_enum", "enabled_events[0]");
        assertThat(known.status()).isEqualTo(200);
    }

    @Test
    void what_is_possible_is_listed_in_one_order() {
        var id = api.post(PAYMENTS, GOOD).text("id");

        var refused = api.post(PAYMENTS + "/" + id + "/cancel", "cancellation_reason=bored");

        assertThat(refused.text("error.message"))
                .endsWith("one of duplicate, fraudulent, requested_by_customer, abandoned");
    }

    @Test
    void a_test_clock_is_made_and_moved_once_with_one_key() {
        var first = api.post(CLOCKS, "frozen_time=1900000000", "clock");
        var second = api.post(CLOCKS, "frozen_time=1900000000", "clock");
        var advance = CLOCKS + "/" + first.text("id") + "/advance";
        var moved = api.post(advance, "frozen_time=1900000100", "advance");
        var repeated = api.post(advance, "frozen_time=1900000100", "advance");
        var other = api.post(advance, "frozen_time=1900000200", "advance");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(moved.status()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(moved.body());
        assertThat(other.text("error.type")).isEqualTo("idempotency_error");
    }

    @Test
    void too_much_work_asks_for_a_retry() {
        var refused = api.get("/internal/overload");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error.type")).isEqualTo("api_error");
    }

    private static void assertRefused(Reply reply, String code, String param) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error.code")).isEqualTo(code);
        assertThat(reply.text("error.param")).isEqualTo(param);
    }
}
