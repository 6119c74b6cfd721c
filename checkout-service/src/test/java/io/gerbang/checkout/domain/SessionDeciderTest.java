package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.AMOUNT;
import static io.gerbang.checkout.domain.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.SessionState.Complete;
import io.gerbang.checkout.domain.SessionState.Expired;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.checkout.domain.Standing.Lapsed;
import io.gerbang.checkout.domain.Standing.Paid;
import io.gerbang.checkout.domain.Standing.Payable;
import io.gerbang.checkout.domain.Standing.UnderWay;
import io.gerbang.events.CaptureMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionDeciderTest {

    private static final Instant END = NOW.plus(Duration.ofHours(1));
    private static final Payment NEW = Examples.payment(CaptureMethod.AUTOMATIC);
    private static final Payment SUBMITTED = Examples.submitted(CaptureMethod.AUTOMATIC);
    private static final Payment CANCELED = NEW.with(new Canceled(NOW, null));

    @Test
    void a_shopper_can_pay_until_the_time_is_up() {
        assertThat(standing(session(new Open()), null, END.minusNanos(1)))
                .isEqualTo(new Payable(null));
        assertThat(standing(session(new Open()), NEW, END.minusNanos(1)))
                .isEqualTo(new Payable(null));
        assertThat(standing(session(new Open()), CANCELED, NOW)).isEqualTo(new Payable(null));
        assertThat(standing(session(new Open()), null, END)).isEqualTo(new Lapsed());
        assertThat(standing(session(new Expired()), null, NOW)).isEqualTo(new Lapsed());
    }

    @Test
    void a_shopper_is_told_why_the_last_attempt_failed() {
        var failure = new PaymentFailure("ch_1", "card_declined", "insufficient_funds");
        var failed = NEW.with(new PaymentState.RequiresPaymentMethod(failure));

        assertThat(standing(session(new Open()), failed, NOW)).isEqualTo(new Payable(failure));
    }

    @Test
    void an_attempt_that_has_begun_is_awaited_even_when_the_time_is_up() {
        assertThat(standing(session(new Open()), SUBMITTED, END)).isEqualTo(new UnderWay());
        assertThat(SessionDecider.expire(session(new Open()), SUBMITTED, END)).isEmpty();
    }

    @Test
    void a_payment_is_needed_where_there_is_none_that_could_be_confirmed() {
        assertThat(SessionDecider.needsPayment(null)).isTrue();
        assertThat(SessionDecider.needsPayment(CANCELED)).isTrue();
        assertThat(SessionDecider.needsPayment(NEW)).isFalse();
    }

    @Test
    void money_that_is_taken_or_held_completes_a_session() {
        var taken = SessionDecider.settled(session(new Open()), Examples.paid());
        var held = SessionDecider.settled(session(new Open()), Examples.held());
        var captured = SessionDecider.settled(held, Examples.paid());

        assertThat(taken.state()).isInstanceOf(Complete.class);
        assertThat(((Complete) taken.state()).paid()).isTrue();
        assertThat(((Complete) taken.state()).customer().email()).isEqualTo("a@example.com");
        assertThat(((Complete) held.state()).paid()).isFalse();
        assertThat(((Complete) captured.state()).paid()).isTrue();
        assertThat(SessionDecider.settled(captured, Examples.held())).isEqualTo(captured);
        assertThat(standing(taken, Examples.paid(), END)).isEqualTo(new Paid());
    }

    @Test
    void what_has_no_outcome_or_a_bad_one_leaves_a_session_open() {
        var open = session(new Open());

        assertThat(SessionDecider.settled(open, NEW)).isEqualTo(open);
        assertThat(SessionDecider.settled(open, SUBMITTED)).isEqualTo(open);
        assertThat(SessionDecider.settled(open, CANCELED)).isEqualTo(open);
    }

    @Test
    void an_open_session_expires_with_its_payment() {
        var without = SessionDecider.expire(session(new Open()), null, END).orElseThrow();
        var with = SessionDecider.expire(session(new Open()), NEW, END).orElseThrow();

        assertThat(without.session().state()).isEqualTo(new Expired());
        assertThat(without.payment()).isNull();
        assertThat(with.payment().state()).isEqualTo(new Canceled(END, "automatic"));
        assertThat(SessionDecider.expire(without.session(), null, END)).isEmpty();
        assertThat(
                        SessionDecider.expire(
                                session(new Complete(true, BillingDetails.NONE)), null, END))
                .isEmpty();
    }

    @Test
    void the_shopper_goes_where_the_merchant_said_with_the_sessions_id() {
        assertThat(session(new Open()).successUrl())
                .isEqualTo("https://shop.example/thanks?session=cs_test_1");
    }

    private static Standing standing(
            CheckoutSession session, @Nullable Payment payment, Instant now) {
        return SessionDecider.standing(session, payment, now);
    }

    private static CheckoutSession session(SessionState state) {
        var terms =
                new SessionTerms(
                        "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
                        null,
                        null,
                        "a@example.com",
                        Map.of(),
                        NEW.details());
        return new CheckoutSession(
                "cs_test_1",
                "acct_1",
                false,
                NOW,
                END,
                terms,
                List.of(new LineItem("li_1", "Coffee", null, AMOUNT, 1)),
                state,
                null);
    }
}
