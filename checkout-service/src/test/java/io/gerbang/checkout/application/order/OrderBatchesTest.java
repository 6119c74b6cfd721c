package io.gerbang.checkout.application.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.order.OrderResult.Awaiting;
import io.gerbang.checkout.domain.Examples;
import io.gerbang.checkout.domain.PaymentCommand;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderBatchesTest {

    /** Runs at once what is to wait for as long as company takes at the most, and nothing else. */
    private static final class ImpatientTimer extends ScheduledThreadPoolExecutor {

        ImpatientTimer() {
            super(1);
        }

        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            if (unit.toNanos(delay) <= OrderBatches.COMPANY.toNanos()) {
                command.run();
            }
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }

    private final ImpatientTimer timer = new ImpatientTimer();
    private final List<PaymentCommand> executed = new ArrayList<>();
    private final OrderBatches batches = new OrderBatches(this::execute, new BatchPace(), timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void a_capture_does_not_wait_for_the_attempts_of_others() {
        var attempt = Examples.confirm();
        var capture = Examples.capture(null);

        submit(attempt);
        submit(capture);

        assertThat(executed).containsExactly(attempt, capture);
    }

    private void submit(PaymentCommand command) {
        var payment = new ObjectRef(new Tenant("acct_1", false), "pi_1");
        batches.submit(PaymentOrder.of(payment, command, null, "req_1", null))
                .subscribe()
                .with(result -> {});
    }

    private Uni<List<OrderResult>> execute(List<PaymentOrder> orders) {
        orders.forEach(order -> executed.add(order.command()));
        return Uni.createFrom().item(Collections.nCopies(orders.size(), new Awaiting()));
    }
}
