package io.gerbang.checkout.adapter.webhook;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.event.WebhookQueue;
import io.gerbang.checkout.application.webhook.Attempt;
import io.gerbang.checkout.application.webhook.Delivery;
import io.gerbang.checkout.application.webhook.DeliveryStore;
import io.gerbang.checkout.application.webhook.DeliveryStore.Attempted;
import io.gerbang.checkout.application.webhook.WebhookEndpoints;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.messaging.MicroBatcher;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events to merchants' endpoints, at least once. The first attempt follows the commit,
 * from memory; the row's lease lets any instance take over what this one could not finish.
 */
@ApplicationScoped
class WebhookDispatcher implements WebhookQueue {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RECORD_WINDOW = Duration.ofMillis(50);
    private static final int LARGEST_RECORD = 500;
    private static final int LARGEST_QUEUE = 100_000;

    private final DeliveryStore store;
    private final WebhookSender sender;
    private final WebhookEndpoints endpoints;
    private final CheckoutConfig.Webhooks config;
    private final Clock clock;
    private final Vertx vertx;
    private final MicroBatcher<Attempted, Boolean> records;
    private final DeliveryQueues queues;
    private final AtomicBoolean claiming = new AtomicBoolean();

    WebhookDispatcher(
            DeliveryStore store,
            WebhookSender sender,
            WebhookEndpoints endpoints,
            CheckoutConfig config,
            Clock clock,
            Vertx vertx,
            ScheduledExecutorService timer) {
        this.store = store;
        this.sender = sender;
        this.endpoints = endpoints;
        this.config = config.webhooks();
        this.clock = clock;
        this.vertx = vertx;
        this.queues =
                new DeliveryQueues(
                        this::attempt,
                        config.webhooks().concurrencyPerEndpoint(),
                        lease().minusMillis(2 * config.webhooks().timeoutMs()),
                        clock);
        this.records =
                new MicroBatcher<>(
                        this::record, RECORD_WINDOW, LARGEST_RECORD, LARGEST_QUEUE, timer);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(POLL.toMillis(), timer -> claim());
    }

    @Override
    public Uni<Runnable> enqueue(SqlConnection transaction, List<MerchantEvent> events) {
        return store.address(transaction, events, lease())
                .map(deliveries -> () -> deliveries.forEach(queues::submit));
    }

    /** What no instance attends to: retries, and what a queue was too short for or a crash left. */
    private void claim() {
        if (!claiming.compareAndSet(false, true)) {
            return;
        }
        store.claim(DeliveryQueues.LONGEST / 2, queues.busy(), lease())
                .subscribe()
                .with(
                        due -> {
                            claiming.set(false);
                            due.forEach(queues::submit);
                        },
                        failure -> {
                            claiming.set(false);
                            LOG.warnf("Webhook retries wait: %s", failure.toString());
                        });
    }

    /** Writing down gathers many, and must not keep the endpoint's next delivery waiting. */
    private Uni<Uni<Void>> attempt(Delivery delivery) {
        return sender.send(delivery).map(attempt -> record(delivery, attempt));
    }

    private Uni<Void> record(Delivery delivery, Attempt attempt) {
        var next = attempt.error() == null ? null : next(delivery);
        return records.submit(new Attempted(delivery.id(), delivery.attempts(), attempt, next))
                .onFailure()
                .invoke(failure -> LOG.warnf("Delivery %d waits: %s", delivery.id(), failure))
                .replaceWithVoid();
    }

    private @Nullable Instant next(Delivery delivery) {
        return RetrySchedule.next(
                        delivery.createdAt(),
                        delivery.attempts() + 1,
                        clock.instant(),
                        Duration.ofMillis(config.firstRetryMs()),
                        Duration.ofMillis(config.giveUpAfterMs()))
                .orElse(null);
    }

    private Uni<List<Boolean>> record(List<Attempted> attempts) {
        return store.record(attempts, Duration.ofMillis(config.disableAfterMs()))
                .invoke(this::disable)
                .map(failing -> attempts.stream().map(attempt -> true).toList());
    }

    /** Beside the writing-down, which has nothing to do with how this goes. */
    private void disable(List<ObjectRef> failing) {
        if (!failing.isEmpty()) {
            endpoints
                    .disable(failing)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf("Endpoints stay enabled: %s", failure.toString()));
        }
    }

    private Duration lease() {
        return Duration.ofMillis(config.leaseMs());
    }
}
