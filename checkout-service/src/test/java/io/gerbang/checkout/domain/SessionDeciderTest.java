package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.AMOUNT;
import static io.gerbang.checkout.domain.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.PaymentState.RequiresAction;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import io.gerbang.checkout.domain.SessionState.Complete;
import io.gerbang.checkout.domain.SessionState.Expired;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.checkout.domain.Standing.Actionable;
import io.gerbang.checkout.domain.Standing.Done;
import io.gerbang.checkout.domain.Standing.Lapsed;
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
    private static final SetupDetails DETAILS =
            new SetupDetails(List.of("card"), null, null, "off_session", null, Map.of());
    private static final Saving SAVING = new Saving(DETAILS, null);
    private static final SetupIntent SETUP =
            SetupIntent.fresh("seti_1", "acct_1", false, NOW, "secret", "cs_test_1", DETAILS, null);

    @Test
    void a_shopper_can_pay_until_the_time_is_up() {
        assertThat(standing(session(new Open()), null, END.minusNanos(1)))
                .isEqualTo(new Actionable(null, null));
        assertThat(standing(session(new Open()), NEW, END.minusNanos(1)))
                .isEqualTo(new Actionable(null, null));
        assertThat(standing(session(new Open()), CANCELED, NOW))
                .isEqualTo(new Actionable(null, null));
        assertThat(standing(session(new Open()), null, END)).isEqualTo(new Lapsed());
        assertThat(standing(session(new Expired()), null, NOW)).isEqualTo(new Lapsed());
    }

    @Test
    void a_shopper_is_told_why_the_last_attempt_failed() {
        var failure = new PaymentFailure("ch_1", "card_declined", "insufficient_funds");
        var failed = NEW.with(new PaymentState.RequiresPaymentMethod(failure));

        assertThat(standing(session(new Open()), failed, NOW))
                .isEqualTo(new Actionable(failure, null));
    }

    @Test
    void an_attempt_that_has_begun_is_awaited_even_when_the_time_is_up() {
        assertThat(standing(session(new Open()), SUBMITTED, END)).isEqualTo(new UnderWay(null));
        assertThat(SessionDecider.expire(session(new Open()), SUBMITTED, END)).isEmpty();
    }

    @Test
    void a_shopper_whom_the_bank_waits_for_may_use_another_card_until_the_time_is_up() {
        var url = "https://pay.example.com/c/3ds?key=1";
        var challenged =
                NEW.with(new RequiresAction(1, url, "https://acs.example.com", "e30", null));

        assertThat(standing(session(new Open()), challenged, END.minusNanos(1)))
                .isEqualTo(new Actionable(null, url));
        assertThat(standing(session(new Open()), challenged, END)).isEqualTo(new UnderWay(url));
        assertThat(SessionDecider.expire(session(new Open()), challenged, END)).isEmpty();
    }

    @Test
    void a_payment_is_needed_where_there_is_none_that_could_be_confirmed() {
        assertThat(SessionDecider.needsIntent(null)).isTrue();
        assertThat(SessionDecider.needsIntent(CANCELED)).isTrue();
        assertThat(SessionDecider.needsIntent(NEW)).isFalse();
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
        assertThat(standing(taken, Examples.paid(), END)).isEqualTo(new Done());
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
        assertThat(without.intent()).isNull();
        assertThat(with.intent()).isEqualTo(NEW.with(new Canceled(END, "automatic")));
        assertThat(SessionDecider.expire(without.session(), null, END)).isEmpty();
        assertThat(
                        SessionDecider.expire(
                                session(new Complete(true, BillingDetails.NONE)), null, END))
                .isEmpty();
    }

    @Test
    void a_kept_card_completes_a_session_without_any_money() {
        var open = session(new Open(), SAVING);
        var kept = SETUP.settled(new SetupState.Succeeded(1, NOW));

        var complete = (Complete) SessionDecider.settled(open, kept).state();

        assertThat(complete.paid()).isFalse();
        assertThat(SessionDecider.settled(open, SETUP)).isEqualTo(open);
        assertThat(standing(open, SETUP, NOW)).isEqualTo(new Actionable(null, null));
    }

    @Test
    void an_open_session_expires_with_its_setup_intent() {
        var expiry = SessionDecider.expire(session(new Open(), SAVING), SETUP, END).orElseThrow();

        assertThat(expiry.session().state()).isEqualTo(new Expired());
        assertThat(expiry.intent()).isEqualTo(SETUP.settled(new SetupState.Canceled("abandoned")));
    }

    @Test
    void the_shopper_goes_where_the_merchant_said_with_the_sessions_id() {
        assertThat(session(new Open()).successUrl())
                .isEqualTo("https://shop.example/thanks?session=cs_test_1");
    }

    private static Standing standing(
            CheckoutSession session, @Nullable Intent intent, Instant now) {
        return SessionDecider.standing(session, intent, now);
    }

    private static CheckoutSession session(SessionState state) {
        var items = List.of(new LineItem("li_1", "Coffee", null, AMOUNT, 1));
        return session(state, new Paying(NEW.details(), items));
    }

    private static CheckoutSession session(SessionState state, SessionPurpose purpose) {
        var terms =
                new SessionTerms(
                        "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
                        null,
                        null,
                        "a@example.com",
                        Map.of());
        return new CheckoutSession(
                "cs_test_1", "acct_1", false, NOW, END, terms, purpose, state, null);
    }
}
