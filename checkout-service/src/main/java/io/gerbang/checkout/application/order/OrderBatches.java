package io.gerbang.checkout.application.order;

import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.messaging.MicroBatcher;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Brings orders together that share a transaction. What makes an attempt goes through all services,
 * and gathers for that (record 18 in docs/adr). All else has a shorter way and does not wait for
 * attempts (record 25): captures come in company anyway, as what they capture was answered
 * together.
 */
final class OrderBatches {

    /** What comes in company arrives within as much. */
    static final Duration COMPANY = Duration.ofMillis(3);

    private static final int LARGEST_BATCH = 128;
    private static final int LARGEST_QUEUE = 4096;

    private final MicroBatcher<PaymentOrder, OrderResult> attempts;
    private final MicroBatcher<PaymentOrder, OrderResult> others;

    /**
     * @param execute answers orders in their order, in one transaction
     * @param pace how far batches of attempts are apart
     */
    OrderBatches(
            Function<List<PaymentOrder>, Uni<List<OrderResult>>> execute,
            BatchPace pace,
            ScheduledExecutorService timer) {
        this.attempts =
                new MicroBatcher<>(
                        execute, pace::window, Duration.ZERO, LARGEST_BATCH, LARGEST_QUEUE, timer);
        this.others =
                new MicroBatcher<>(execute, COMPANY, COMPANY, LARGEST_BATCH, LARGEST_QUEUE, timer);
    }

    Uni<OrderResult> submit(PaymentOrder order) {
        var batches = order.command() instanceof ConfirmPayment ? attempts : others;
        return batches.submit(order);
    }
}
