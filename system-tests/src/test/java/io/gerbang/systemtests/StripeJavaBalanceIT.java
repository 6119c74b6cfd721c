package io.gerbang.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import com.stripe.model.StripeCollection;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import com.stripe.service.V1Services;
import com.stripe.service.testhelpers.TestClockService;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a merchant is owed, and how it is paid out. */
@ExtendWith(GatewayExtension.class)
@Isolated("It has the books checked.")
class StripeJavaBalanceIT {
    private static final long AMOUNT = 15_000_000;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final RunningGateway gateway;
    private final V1Services stripe;

    StripeJavaBalanceIT(RunningGateway gateway) {
        this.gateway = gateway;
        stripe = gateway.stripe(gateway.newMerchant().secretKey());
    }

    @Test
    void a_payment_and_its_refund_move_the_balance() throws Exception {
        var payment = pay();
        var charged = Await.until(list -> list.getData().size() == 1, this::posted);
        var net = charged.getData().getFirst().getNet();
        assertThat(pending(stripe.balance().retrieve())).isEqualTo(net);

        refund(payment);
        var refunded = Await.until(list -> list.getData().size() == 2, this::posted);

        assertThat(refunded.getData())
                .extracting(BalanceTransaction::getType)
                .containsExactlyInAnyOrder("charge", "refund");
        assertThat(pending(stripe.balance().retrieve())).isEqualTo(net - AMOUNT);
        var id = charged.getData().getFirst().getId();
        assertThat(stripe.balanceTransactions().retrieve(id).getStatus()).isEqualTo("pending");
    }

    @Test
    void a_balance_is_paid_out_when_its_time_has_come() throws Exception {
        var clock = ready(clocks().create(at(Instant.now())));
        pay();

        ready(clocks().advance(clock.getId(), later(clock, TWO_WEEKS)));

        var payouts = stripe.payouts().list(PayoutListParams.builder().build()).getData();
        assertThat(payouts).hasSize(1);
        var payout = payouts.getFirst();
        var ofCharge = BalanceTransactionListParams.builder().setType("charge").build();
        var net = stripe.balanceTransactions().list(ofCharge).getData().getFirst().getNet();
        assertThat(payout.getAmount()).isEqualTo(net);
        assertThat(payout.getStatus()).isEqualTo("paid");
        assertThat(stripe.payouts().retrieve(payout.getId()).getAutomatic()).isTrue();
        var balance = stripe.balance().retrieve();
        assertThat(pending(balance)).isZero();
        assertThat(balance.getAvailable().getFirst().getAmount()).isZero();
        var ofPayout = BalanceTransactionListParams.builder().setType("payout").build();
        assertThat(stripe.balanceTransactions().list(ofPayout).getData())
                .singleElement()
                .satisfies(posted -> assertThat(posted.getAmount()).isEqualTo(-net));
    }

    @Test
    void all_books_agree_on_a_refund_and_a_payout_in_transit(@TempDir Path folder)
            throws Exception {
        var clock = ready(clocks().create(at(Instant.now())));
        pay();
        refund(pay());
        Await.until(list -> list.getData().size() == 3, this::posted);
        for (var day = 1; day <= TWO_WEEKS.toDays() && payoutsInTransit().isEmpty(); day++) {
            clock = ready(clocks().advance(clock.getId(), later(clock, Duration.ofDays(1))));
        }
        assertThat(payoutsInTransit()).hasSize(1);

        var check = gateway.check(Files.createFile(folder.resolve("journal.txt")));

        assertThat(check.output().lines().filter(line -> line.matches("I(1|9|13|15) .*")))
                .hasSize(4)
                .allMatch(line -> line.contains(" 0 violations"));
    }

    private List<Payout> payoutsInTransit() throws StripeException {
        var inTransit = PayoutListParams.builder().setStatus("in_transit").build();
        return stripe.payouts().list(inTransit).getData();
    }

    private TestClock ready(TestClock clock) throws Exception {
        return Await.until(
                it -> "ready".equals(it.getStatus()), () -> clocks().retrieve(clock.getId()));
    }

    private TestClockService clocks() {
        return stripe.testHelpers().testClocks();
    }

    private static TestClockCreateParams at(Instant time) {
        return TestClockCreateParams.builder().setFrozenTime(time.getEpochSecond()).build();
    }

    private static TestClockAdvanceParams later(TestClock clock, Duration span) {
        var time = clock.getFrozenTime() + span.toSeconds();
        return TestClockAdvanceParams.builder().setFrozenTime(time).build();
    }

    private StripeCollection<BalanceTransaction> posted() throws StripeException {
        return stripe.balanceTransactions().list();
    }

    private static long pending(Balance balance) {
        return balance.getPending().getFirst().getAmount();
    }

    private PaymentIntent pay() throws StripeException {
        return stripe.paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(AMOUNT)
                                .setCurrency("idr")
                                .addPaymentMethodType("card")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .build());
    }

    private void refund(PaymentIntent payment) throws StripeException {
        stripe.refunds()
                .create(RefundCreateParams.builder().setPaymentIntent(payment.getId()).build());
    }
}
