package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.Rejection.MethodNotOfCustomer;
import io.gerbang.checkout.domain.Rejection.MethodOfCustomer;
import io.gerbang.checkout.domain.Rejection.MethodSpent;
import io.gerbang.events.CaptureMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MethodRulesTest {

    private static final SavedMethod FRESH =
            SavedMethod.fresh(
                            TestCards.named("pm_card_visa").orElseThrow(),
                            "acct_1",
                            false,
                            NOW,
                            Map.of())
                    .named("pm_1", NOW);

    @Test
    void what_belongs_to_nobody_pays_once() {
        var payment = payment(null);
        var used = FRESH.usedBy("pi_other");

        assertThat(MethodRules.refuse(payment, FRESH)).isNull();
        assertThat(MethodRules.refuse(payment, used)).isInstanceOf(MethodSpent.class);
    }

    @Test
    void a_payment_tries_again_with_what_it_tried_before() {
        var payment = payment(null);

        assertThat(MethodRules.refuse(payment, FRESH.usedBy(payment.id()))).isNull();
    }

    @Test
    void what_belongs_to_a_customer_pays_for_that_customer_alone() {
        var saved = FRESH.attachedTo("cus_1");

        assertThat(MethodRules.refuse(payment("cus_1"), saved)).isNull();
        assertThat(MethodRules.refuse(payment("cus_2"), saved))
                .isEqualTo(new MethodNotOfCustomer("pm_1", "cus_2"));
        assertThat(MethodRules.refuse(payment(null), saved))
                .isEqualTo(new MethodOfCustomer("pm_1", "PaymentIntent"));
    }

    @Test
    void what_was_detached_pays_no_more() {
        var detached = FRESH.attachedTo("cus_1").detach();

        assertThat(MethodRules.refuse(payment("cus_1"), detached)).isInstanceOf(MethodSpent.class);
    }

    private static Payment payment(@Nullable String customer) {
        return Examples.payment(CaptureMethod.AUTOMATIC, customer);
    }
}
