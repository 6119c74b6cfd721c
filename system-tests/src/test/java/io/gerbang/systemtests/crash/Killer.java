package io.gerbang.systemtests.crash;

import com.stripe.model.Charge;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.StateFolder;
import java.time.Duration;

/** Ends a process as a crash does, and measures how long the whole gateway needs to be well. */
final class Killer {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ChargeRetrieveParams POSTED =
            ChargeRetrieveParams.builder().addExpand("balance_transaction").build();

    private final StateFolder state;
    private final V1Services stripe;

    Killer(StateFolder state, V1Services stripe) {
        this.state = state;
        this.stripe = stripe;
    }

    /**
     * Kills with signal 9.
     *
     * @return the time from the kill until a payment begun after it has passed all services
     */
    Duration kill(String process) throws Exception {
        var victim = state.process(process).orElseThrow();
        var killed = System.nanoTime();
        victim.destroyForcibly();
        victim.onExit().join();
        var charge = Await.until(LIMIT, id -> id != null, this::chargeOfPayment);
        Await.until(LIMIT, Killer::isPosted, () -> charge(charge));
        var recovery = Duration.ofNanos(System.nanoTime() - killed);
        Await.until(
                LIMIT,
                now -> now.isPresent() && now.get().pid() != victim.pid(),
                () -> state.process(process));
        return recovery;
    }

    private String chargeOfPayment() throws Exception {
        var payment =
                Retries.untilAnswered(() ->
                        stripe.paymentIntents()
                                .create(
                                        PaymentIntentCreateParams.builder()
                                                .setAmount(15_000_000L)
                                                .setCurrency("idr")
                                                .addPaymentMethodType("card")
                                                .setPaymentMethod("pm_card_visa")
                                                .setConfirm(true)
                                                .build()));
        return Await.until(
                        LIMIT,
                        it -> it.getStatus().equals("succeeded"),
                        () ->
                                Retries.untilAnswered(
                                        () -> stripe.paymentIntents().retrieve(payment.getId())))
                .getLatestCharge();
    }

    private Charge charge(String id) throws Exception {
        return Retries.untilAnswered(() -> stripe.charges().retrieve(id, POSTED));
    }

    private static boolean isPosted(Charge charge) {
        return charge.getBalanceTransactionObject() != null;
    }
}
