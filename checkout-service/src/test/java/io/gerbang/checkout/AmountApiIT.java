package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Amounts that a currency can, and cannot, be charged in. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class AmountApiIT {

    private static final String PAYMENTS = "/v1/payment_intents";

    @TestHTTPResource URI base;
    @Inject CreateMerchantHandler merchants;

    Api api;

    @BeforeEach
    void connect() {
        api = new Api(base, Api.newShop(merchants).secretKey());
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 49, amount_too_small, Amount must be at least $0.50 usd.",
        "jpy, 49, amount_too_small, Amount must be at least ¥50 jpy.",
        "usd, 100000000, amount_too_large, Amount must be no more than $999999.99 usd.",
        "kwd, 5124, parameter_invalid_integer, Invalid amount: amounts in kwd must be divisible by"
                + " 10.",
        "ugx, 550, parameter_invalid_integer, Invalid amount: amounts in ugx must be divisible by"
                + " 100."
    })
    void an_amount_that_cannot_be_charged_is_refused(
            String currency, long amount, String code, String message) {
        var refused = api.post(PAYMENTS, "amount=" + amount + "&currency=" + currency);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.code")).isEqualTo(code);
        assertThat(refused.text("error.message")).isEqualTo(message);
        assertThat(refused.text("error.param")).isEqualTo("amount");
    }

    @ParameterizedTest
    @CsvSource({"usd, 50", "kwd, 5120", "ugx, 500", "idr, 1", "idr, 999999999999", "xof, 1"})
    void an_amount_that_can_be_charged_is_taken(String currency, long amount) {
        var created = api.post(PAYMENTS, "amount=" + amount + "&currency=" + currency);

        assertThat(created.status()).isEqualTo(200);
    }

    @Test
    void an_update_is_held_to_the_same() {
        var id = api.post(PAYMENTS, "amount=5000&currency=usd").text("id");

        var refused = api.post(PAYMENTS + "/" + id, "amount=49");

        assertThat(refused.text("error.code")).isEqualTo("amount_too_small");
        assertThat(refused.text("error.payment_intent.id")).isEqualTo(id);
    }

    @Test
    void rupiah_that_look_a_hundred_times_too_few_are_pointed_out() {
        assertThat(warning("amount=150000&currency=idr")).startsWith("amount_looks_too_small");
        assertThat(warning("amount=1500000&currency=idr")).isEmpty();
        assertThat(warning("amount=15000&currency=usd")).isEmpty();
    }

    private String warning(String form) {
        return api.post(PAYMENTS, form).headers().firstValue("Gerbang-Warning").orElse("");
    }
}
