package io.gerbang.systemtests.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker is worth something: it goes red where a safeguard is switched off for real. */
class UnsafeGatewayIT {
    private static final Map<String, String> UNSAFE =
            Map.of(
                    "GERBANG_UNSAFE_INBOX", "false",
                    "GERBANG_UNSAFE_IDEMPOTENCY", "false",
                    "GERBANG_UNSAFE_MONEY_MAY_BE_LOST", "true");

    @Test
    void the_checker_sees_what_inbox_and_idempotency_would_have_prevented() throws Exception {
        try (var gateway = RunningGateway.start("unsafe-gateway", UNSAFE)) {
            var merchant = gateway.newMerchant();
            var stripe = gateway.stripe(merchant.secretKey());
            var first = payUnder("order-1", stripe);
            var second = payUnder("order-1", stripe);
            decline(stripe);
            assertThat(violated(gateway.check(journal(first)).output())).containsExactly("I2");
            assertThat(Echo.of(gateway.variable("GERBANG_KAFKA"), "authorization.payment.v1"))
                    .isPositive();

            var check = gateway.check(journal(first, second));

            assertThat(check.status()).as(check.output()).isOne();
            assertThat(check.output())
                    .contains(
                            "2 objects were made under the idempotency key order-1 of "
                                    + merchant.id(),
                            "idempotency key order-1 made both %s and %s"
                                    .formatted(first.getId(), second.getId()),
                            "fraud-service counts 2 declines of %s test, of which there are 1"
                                    .formatted(merchant.id()));
            assertThat(violated(check.output())).contains("I2", "I5", "I6");
        }
    }

    private static PaymentIntent payUnder(String idempotencyKey, V1Services stripe)
            throws Exception {
        return stripe.paymentIntents()
                .create(
                        purchase("pm_card_visa"),
                        RequestOptions.builder().setIdempotencyKey(idempotencyKey).build());
    }

    private static void decline(V1Services stripe) {
        assertThatThrownBy(() ->
                        stripe.paymentIntents().create(purchase("pm_card_visa_chargeDeclined")))
                .isInstanceOf(CardException.class);
    }

    private static PaymentIntentCreateParams purchase(String paymentMethod) {
        return PaymentIntentCreateParams.builder()
                .setAmount(15_000_000L)
                .setCurrency("idr")
                .addPaymentMethodType("card")
                .setPaymentMethod(paymentMethod)
                .setConfirm(true)
                .build();
    }

    private static Path journal(PaymentIntent... answers) throws Exception {
        return Files.write(
                Path.of("target/unsafe-journal.txt"),
                List.of(answers).stream()
                        .map(answer ->
                                "POST /v1/payment_intents 200 %s order-1".formatted(answer.getId()))
                        .toList());
    }

    /** The names of the invariants with violations. */
    private static List<String> violated(String report) {
        return report.lines()
                .filter(line -> line.matches("I\\d+ .* [1-9][0-9,]* violations.*"))
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }
}
