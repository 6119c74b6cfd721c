package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.AMOUNT;
import static io.gerbang.checkout.domain.Examples.CHANGED;
import static io.gerbang.checkout.domain.Examples.accept;
import static io.gerbang.checkout.domain.Examples.apply;
import static io.gerbang.checkout.domain.Examples.cancel;
import static io.gerbang.checkout.domain.Examples.capture;
import static io.gerbang.checkout.domain.Examples.captured;
import static io.gerbang.checkout.domain.Examples.flexiblyHeld;
import static io.gerbang.checkout.domain.Examples.held;
import static io.gerbang.checkout.domain.Examples.increment;
import static io.gerbang.checkout.domain.Examples.part;
import static io.gerbang.checkout.domain.Examples.reject;
import static io.gerbang.checkout.domain.Examples.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.PaymentState.Authorized;
import io.gerbang.checkout.domain.PaymentState.Canceling;
import io.gerbang.checkout.domain.PaymentState.Incrementing;
import io.gerbang.checkout.domain.Rejection.IncrementTooSmall;
import io.gerbang.checkout.domain.Rejection.IncrementUnavailable;
import io.gerbang.checkout.domain.Rejection.IncrementsExhausted;
import io.gerbang.checkout.domain.Rejection.Locked;
import io.gerbang.events.authorization.PaymentIncrementFailed;
import io.gerbang.events.authorization.PaymentIncremented;
import org.junit.jupiter.api.Test;

class IncrementDeciderTest {

    @Test
    void an_increment_changes_nothing_until_the_issuer_has_approved() {
        var asked = accept(flexiblyHeld(), increment(3_000)).payment();
        assertThat(asked.amount()).isEqualTo(AMOUNT);
        assertThat(asked.capturableAmount()).isEqualTo(AMOUNT);
        assertThat(asked.state().status()).isEqualTo("requires_capture");

        var change = apply(asked, approved(asked, 3_000));

        assertThat(change.payment().amount()).isEqualTo(3_000);
        assertThat(change.payment().capturableAmount()).isEqualTo(3_000);
        assertThat(accept(change.payment(), capture(3_450L)).request()).isNotNull();
        assertThat(change.notices())
                .containsExactly(
                        Notice.CHARGE_UPDATED, Notice.PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED);
    }

    @Test
    void a_refused_increment_leaves_the_hold_as_it_was() {
        var asked = accept(flexiblyHeld(), increment(3_000)).payment();

        var change = apply(asked, refused(asked));

        assertThat(change.payment().amount()).isEqualTo(AMOUNT);
        assertThat(change.payment().state())
                .isInstanceOfSatisfying(
                        Authorized.class,
                        state ->
                                assertThat(state.failure().declineCode())
                                        .isEqualTo("insufficient_funds"));
        assertThat(accept(change.payment(), capture(null)).request()).isNotNull();
    }

    @Test
    void only_a_cancel_can_be_asked_while_an_increment_is_under_way() {
        var asked = accept(flexiblyHeld(), increment(3_000)).payment();

        assertThat(reject(asked, capture(null))).isInstanceOf(Locked.class);
        assertThat(reject(asked, increment(4_000))).isInstanceOf(Locked.class);
        assertThat(reject(asked, update(CHANGED))).isInstanceOf(Locked.class);
        var canceling = accept(asked, cancel()).payment();
        assertThat(canceling.state()).isInstanceOf(Canceling.class);
        assertThat(apply(canceling, approved(asked, 3_000)).payment()).isEqualTo(canceling);
    }

    @Test
    void a_hold_is_increased_only_where_its_terms_allow_it_and_before_it_is_captured() {
        assertThat(reject(held(), increment(3_000))).isInstanceOf(IncrementUnavailable.class);
        assertThat(reject(flexiblyHeld(), increment(AMOUNT))).isInstanceOf(IncrementTooSmall.class);
        var capturing = accept(flexiblyHeld(), part(100)).payment();
        var partly = apply(capturing, captured(capturing, 100, false)).payment();
        assertThat(reject(partly, increment(3_000))).isInstanceOf(IncrementUnavailable.class);
    }

    @Test
    void a_hold_is_increased_ten_times_at_most() {
        var payment = flexiblyHeld();
        for (var number = 0; number < 10; number++) {
            var asked = accept(payment, increment(3_000)).payment();
            payment = apply(asked, refused(asked)).payment();
        }

        assertThat(reject(payment, increment(3_000))).isInstanceOf(IncrementsExhausted.class);
    }

    private static PaymentIncremented approved(Payment asked, long amount) {
        return new PaymentIncremented(
                asked.id(),
                asked.attempts(),
                asked.latestChargeId(),
                ((Incrementing) asked.state()).incrementId(),
                amount,
                amount * 115 / 100,
                "usd");
    }

    private static PaymentIncrementFailed refused(Payment asked) {
        return new PaymentIncrementFailed(
                asked.id(),
                asked.attempts(),
                ((Incrementing) asked.state()).incrementId(),
                3_000,
                "usd",
                "card_declined",
                "insufficient_funds",
                "51");
    }
}
